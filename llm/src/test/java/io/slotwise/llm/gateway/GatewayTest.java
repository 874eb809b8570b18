package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Answer.Level;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Bounds;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.cost.UsageRow.Certainty;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayTest {
    private final Stand stand = new Stand();

    @Test
    void answers_and_books_what_it_cost() {
        Gateway gateway = stand.gateway(FakeClaude.saying("Because it sold out."));

        Outcome outcome = gateway.ask(Asks.plain(), Check.NONE);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.answer().text()).isEqualTo("Because it sold out.");
            assertThat(answered.receipt().costNanos()).isEqualTo(100 * 100 + 50 * 500);
        });
        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(35_000, 0));
        assertThat(stand.ledger.rows()).singleElement().satisfies(row -> {
            assertThat(row.costNanos()).isEqualTo(35_000);
            assertThat(row.certainty()).isEqualTo(Certainty.COUNTED);
            assertThat(row.level()).isEqualTo(Level.MODEL);
        });
    }

    @Test
    void sends_nothing_when_the_hold_does_not_fit() {
        FakeClaude claude = FakeClaude.saying("never");
        Gateway gateway = stand.gateway(Asks.config(1_000), claude);

        Outcome outcome = gateway.ask(Asks.plain(), Check.NONE);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.OverBudget.class, over -> {
            assertThat(over.scope()).isEqualTo("day");
            assertThat(over.neededNanos()).isGreaterThan(1_000);
        });
        assertThat(claude.received).isEmpty();
        assertThat(stand.ledger.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cause()).isEqualTo(Cause.OVER_BUDGET));
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"SWITCHED_OFF", "BAD_REQUEST"})
    void does_not_repeat_what_will_not_mend(Cause cause) {
        FakeClaude claude = FakeClaude.failing(cause, Billing.NOTHING);

        Outcome outcome = stand.gateway(claude).ask(Asks.plain(), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(cause);
        assertThat(claude.received).hasSize(1);
        assertThat(stand.ledger.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.costNanos()).isZero());
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"OVERLOADED", "SERVER_ERROR", "UNREACHABLE", "BROKEN_STREAM", "GARBLED"})
    void repeats_what_may_mend_three_times_at_most(Cause cause) {
        FakeClaude claude = FakeClaude.failing(cause, Billing.NOTHING);

        Outcome outcome = stand.gateway(claude).ask(Asks.plain(), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(cause);
        assertThat(claude.received).hasSize(3);
    }

    @Test
    void books_an_unknown_outcome_at_its_hold() {
        Gateway gateway = stand.gateway(FakeClaude.failing(Cause.DEADLINE, Billing.UNKNOWN));

        Outcome outcome = gateway.ask(Asks.plain(), Check.NONE);

        UsageRow row = stand.ledger.rows().getFirst();
        assertThat(row.certainty()).isEqualTo(Certainty.WORST_CASE);
        assertThat(row.costNanos()).isGreaterThan(500 * 500);
        assertThat(outcome.receipt().costNanos()).isEqualTo(row.costNanos());
        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(row.costNanos(), 0));
    }

    @Test
    void records_a_cost_above_the_hold_and_raises_the_alarm() {
        FakeClaude claude = new FakeClaude(
                (request, cancellation) -> FakeClaude.reply("long", ModelReply.Stop.END, Usage.of(5_000, 1_000)));
        Gateway gateway = stand.gateway(claude);

        gateway.ask(Asks.plain(), Check.NONE);

        assertThat(stand.ledger.rows().getFirst().certainty()).isEqualTo(Certainty.ABOVE_HOLD);
        assertThat(stand.alarms).singleElement().asString().contains("above its hold");
        assertThat(gateway.ledger().spentToday().spentNanos())
                .isEqualTo(stand.ledger.rows().getFirst().costNanos());
    }

    @Test
    void refuses_a_prompt_that_does_not_fit_its_tier() {
        FakeClaude claude = FakeClaude.saying("never");
        Ask ask = Ask.of("explain", Tier.FAST, Prompt.of("You explain.", "word ".repeat(20_000)));

        assertThat(stand.gateway(claude).ask(ask, Check.NONE).fallback()).isEqualTo(Cause.TOO_LONG);
        assertThat(claude.received).isEmpty();
    }

    @Test
    void refuses_a_model_without_a_price() {
        FakeClaude claude = FakeClaude.saying("never");
        TierLimits unknown = new TierLimits("claude-nobody-1", 2_000, 500, 0, Duration.ofSeconds(5), null);
        GatewayConfig config = Asks.config().with(Asks.config().tiers().with(Tier.FAST, unknown));

        Outcome outcome = stand.gateway(config, claude).ask(Asks.plain(), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(Cause.UNKNOWN_MODEL);
        assertThat(claude.received).isEmpty();
    }

    @Test
    void honours_a_deadline_of_its_own() {
        FakeClaude claude = new FakeClaude((request, cancellation) -> {
            stand.time.pass(Duration.ofMillis(400));
            throw new ClaudeFailure(Cause.SERVER_ERROR, Billing.NOTHING, "500", null, null);
        });
        Gateway gateway = stand.gateway(claude);

        gateway.ask(Asks.plain().bounded(Bounds.within(Duration.ofMillis(399))), Check.NONE);

        assertThat(claude.received).hasSize(1);
    }

    @Test
    void sends_the_stable_part_of_a_prompt_byte_for_byte_alike() {
        FakeClaude claude = FakeClaude.saying("fine");
        Gateway gateway = stand.gateway(claude);
        for (int i = 0; i < 3; i++) {
            gateway.ask(Ask.of("explain", Tier.FAST, Prompt.of("You explain.", "question " + i)), Check.NONE);
        }
        assertThat(claude.received)
                .extracting(request -> ((Part.Text) request.prompt().system().getFirst()).text())
                .containsOnly("You explain.");
    }

    @Test
    void pays_for_keeping_a_prefix_only_where_it_was_asked_for_just_before() {
        FakeClaude claude = FakeClaude.saying("fine");
        Gateway gateway = stand.gateway(claude);
        for (Duration pause : List.of(Duration.ZERO, Duration.ofMinutes(4), Duration.ofMinutes(6))) {
            stand.time.pass(pause);
            gateway.ask(Asks.plain(), Check.NONE);
        }

        assertThat(claude.received)
                .extracting(request -> request.prompt().system().getFirst().keep())
                .containsExactly(Keep.NO, Keep.FIVE_MINUTES, Keep.NO);
    }
}
