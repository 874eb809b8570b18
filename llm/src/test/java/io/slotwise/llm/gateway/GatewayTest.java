package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.cache.AnswerTable;
import io.slotwise.llm.cache.MemoryTagVersions;
import io.slotwise.llm.call.Answer.Level;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Bounds;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.cost.UsageRow.Certainty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayTest {
    private final MemoryLedgerStore ledger = new MemoryLedgerStore(1_000);
    private final MemoryTagVersions tags = new MemoryTagVersions();

    @Test
    void answers_and_books_what_it_cost() {
        Gateway gateway = gateway(FakeClaude.saying("Because it sold out."));

        Outcome outcome = gateway.ask(Asks.plain(), Check.NONE);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.answer().text()).isEqualTo("Because it sold out.");
            assertThat(answered.receipt().costNanos()).isEqualTo(100 * 100 + 50 * 500);
        });
        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(35_000, 0));
        assertThat(ledger.rows()).singleElement().satisfies(row -> {
            assertThat(row.costNanos()).isEqualTo(35_000);
            assertThat(row.certainty()).isEqualTo(Certainty.COUNTED);
            assertThat(row.level()).isEqualTo(Level.MODEL);
        });
    }

    @Test
    void sends_nothing_when_the_hold_does_not_fit() {
        FakeClaude claude = FakeClaude.saying("never");
        Gateway gateway = new Gateway(Asks.config(1_000), around(claude));

        Outcome outcome = gateway.ask(Asks.plain(), Check.NONE);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.OverBudget.class, over -> {
            assertThat(over.scope()).isEqualTo("day");
            assertThat(over.neededNanos()).isGreaterThan(1_000);
        });
        assertThat(claude.received).isEmpty();
        assertThat(ledger.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cause()).isEqualTo(Cause.OVER_BUDGET));
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"SWITCHED_OFF", "BAD_REQUEST"})
    void does_not_repeat_what_will_not_mend(Cause cause) {
        FakeClaude claude = failing(cause, Billing.NOTHING);

        Outcome outcome = gateway(claude).ask(Asks.plain(), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(cause);
        assertThat(claude.received).hasSize(1);
        assertThat(ledger.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.costNanos()).isZero());
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"OVERLOADED", "SERVER_ERROR", "UNREACHABLE", "BROKEN_STREAM", "GARBLED"})
    void repeats_what_may_mend_three_times_at_most(Cause cause) {
        FakeClaude claude = failing(cause, Billing.NOTHING);

        Outcome outcome = gateway(claude).ask(Asks.plain(), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(cause);
        assertThat(claude.received).hasSize(3);
    }

    @Test
    void books_an_unknown_outcome_at_its_hold() {
        Gateway gateway = gateway(failing(Cause.DEADLINE, Billing.UNKNOWN));

        Outcome outcome = gateway.ask(Asks.plain(), Check.NONE);

        UsageRow row = ledger.rows().getFirst();
        assertThat(row.certainty()).isEqualTo(Certainty.WORST_CASE);
        assertThat(row.costNanos()).isGreaterThan(500 * 500);
        assertThat(outcome.receipt().costNanos()).isEqualTo(row.costNanos());
        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(row.costNanos(), 0));
    }

    @Test
    void records_a_cost_above_the_hold_and_raises_the_alarm() {
        List<String> alarms = new ArrayList<>();
        ByHand time = new ByHand();
        FakeClaude claude = new FakeClaude((request, cancellation) ->
                FakeClaude.reply("long", ModelReply.Stop.END, Usage.of(1_000_000, 1_000_000)));
        Gateway gateway = new Gateway(
                Asks.config(),
                Surroundings.inMemory(claude, alarms::add).with(ledger).with(time, time));

        gateway.ask(Asks.plain(), Check.NONE);

        assertThat(ledger.rows().getFirst().certainty()).isEqualTo(Certainty.ABOVE_HOLD);
        assertThat(alarms).singleElement().asString().contains("above its hold");
        assertThat(gateway.ledger().spentToday().spentNanos())
                .isEqualTo(ledger.rows().getFirst().costNanos());
    }

    @Test
    void gives_a_kept_answer_without_asking_again() {
        FakeClaude claude = FakeClaude.saying("kept");
        Gateway gateway = gateway(claude);
        Ask ask = Asks.kept("why", Map.of("machine:1", 0L));

        gateway.ask(ask, Check.NONE);
        Outcome second = gateway.ask(ask, Check.NONE);

        assertThat(second).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.answer().level()).isEqualTo(Level.MEMORY);
            assertThat(answered.receipt().costNanos()).isZero();
        });
        assertThat(claude.received).hasSize(1);
        assertThat(ledger.rows()).extracting(UsageRow::level).containsExactly(Level.MODEL, Level.MEMORY);
        assertThat(gateway.cache().stats().savedNanos()).isEqualTo(35_000);
    }

    @Test
    void gives_no_kept_answer_after_what_it_depends_on_has_changed() {
        FakeClaude claude = FakeClaude.saying("kept");
        Gateway gateway = gateway(claude);

        gateway.ask(Asks.kept("why", Map.of("machine:1", 0L)), Check.NONE);
        tags.bump(List.of("machine:1"));
        gateway.ask(Asks.kept("why", Map.of("machine:1", 1L)), Check.NONE);

        assertThat(claude.received).hasSize(2);
    }

    @Test
    void checks_a_kept_answer_again_before_it_is_given() {
        FakeClaude claude = FakeClaude.saying("put it into A1");
        Gateway gateway = gateway(claude);
        Ask ask = Asks.kept("where", Map.of());

        gateway.ask(ask, Check.NONE);
        Outcome today = gateway.ask(ask, text -> text.contains("A1") ? List.of("A1 is broken.") : List.of());

        assertThat(today.fallback()).isEqualTo(Cause.FAILED_CHECK);
        assertThat(gateway.cache().stats().failedCheck()).isEqualTo(1);
    }

    @Test
    void keeps_no_answer_that_was_refused_cut_or_fell_out() {
        AtomicInteger turn = new AtomicInteger();
        FakeClaude claude = new FakeClaude((request, cancellation) -> switch (turn.getAndIncrement()) {
            case 0 -> FakeClaude.reply("half", ModelReply.Stop.CUT, Usage.of(1, 1));
            case 1 -> FakeClaude.reply("no", ModelReply.Stop.REFUSAL, Usage.of(1, 1));
            case 2 -> throw ClaudeFailure.unbilled(Cause.BAD_REQUEST, "wrong");
            default -> FakeClaude.reply("whole");
        });
        Gateway gateway = gateway(claude);
        Ask ask = Asks.kept("why", Map.of());

        assertThat(gateway.ask(ask, Check.NONE).fallback()).isEqualTo(Cause.TRUNCATED);
        assertThat(gateway.ask(ask, Check.NONE).fallback()).isEqualTo(Cause.REFUSED_BY_MODEL);
        assertThat(gateway.ask(ask, Check.NONE).fallback()).isEqualTo(Cause.BAD_REQUEST);
        assertThat(gateway.ask(ask, Check.NONE)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void feeds_the_faults_back_once() {
        AtomicInteger turn = new AtomicInteger();
        FakeClaude claude = new FakeClaude((request, cancellation) ->
                FakeClaude.reply(turn.getAndIncrement() == 0 ? "not JSON" : "{\"slot\":\"A1\"}"));

        Outcome outcome = gateway(claude).ask(Asks.plain().shaped(Asks.SHAPE), Check.NONE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.answer().repaired()).isTrue());
        Prompt second = claude.received.get(1).prompt();
        assertThat(second.turns()).hasSize(3);
        assertThat(ledger.rows()).extracting(UsageRow::cause).containsExactly(Cause.WRONG_SHAPE, null);
        assertThat(outcome.receipt().costNanos()).isEqualTo(70_000);
    }

    @Test
    void gives_up_after_one_repair() {
        FakeClaude claude = FakeClaude.saying("{\"slot\":\"Z99\"}");

        Outcome outcome =
                gateway(claude).ask(Asks.plain().shaped(Asks.SHAPE), text -> List.of("The slot Z99 does not exist."));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.cause()).isEqualTo(Cause.FAILED_CHECK);
            assertThat(refused.detail()).isEqualTo("The slot Z99 does not exist.");
        });
        assertThat(claude.received).hasSize(2);
    }

    @Test
    void refuses_answers_of_another_shape() {
        for (String text : List.of(
                "{\"slot\":1}",
                "{}",
                "{\"slot\":\"A1\",\"price\":2}",
                "{\"slot\":\"A1\"} and more",
                "{\"slot\":\"A1\",\"slot\":\"A2\"}",
                "[]",
                "")) {
            Outcome outcome = gateway(FakeClaude.saying(text)).ask(Asks.plain().shaped(Asks.SHAPE), Check.NONE);
            assertThat(outcome.fallback()).as(text).isEqualTo(Cause.WRONG_SHAPE);
        }
    }

    @Test
    void refuses_a_number_too_large_to_be_one() {
        var shape = new io.slotwise.llm.call.Shape("1", "{\"type\":\"object\"}");
        Outcome outcome =
                gateway(FakeClaude.saying("{\"worth\":1e400}")).ask(Asks.plain().shaped(shape), Check.NONE);
        assertThat(outcome.fallback()).isEqualTo(Cause.WRONG_SHAPE);
    }

    @Test
    void refuses_a_prompt_that_does_not_fit_its_tier() {
        FakeClaude claude = FakeClaude.saying("never");
        Ask ask = Ask.of("explain", Tier.FAST, Prompt.of("You explain.", "word ".repeat(20_000)));

        assertThat(gateway(claude).ask(ask, Check.NONE).fallback()).isEqualTo(Cause.TOO_LONG);
        assertThat(claude.received).isEmpty();
    }

    @Test
    void refuses_a_model_without_a_price() {
        FakeClaude claude = FakeClaude.saying("never");
        TierLimits unknown = new TierLimits("claude-nobody-1", 2_000, 500, 0, Duration.ofSeconds(5), null);
        GatewayConfig config = Asks.config().with(Asks.config().tiers().with(Tier.FAST, unknown));

        Outcome outcome = new Gateway(config, around(claude)).ask(Asks.plain(), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(Cause.UNKNOWN_MODEL);
        assertThat(claude.received).isEmpty();
    }

    @Test
    void streams_pieces_and_returns_the_whole() {
        List<Piece> pieces = new ArrayList<>();

        Outcome outcome = gateway(FakeClaude.saying("one two three")).stream(
                Asks.plain(), Check.NONE, new Cancellation(), pieces::add);

        assertThat(pieces).containsExactly(new Piece.Text("one "), new Piece.Text("two "), new Piece.Text("three"));
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void does_not_repeat_a_stream_that_has_told_something() {
        AtomicInteger calls = new AtomicInteger();
        FakeClaude claude = FakeClaude.saying("unused");
        var broken = new io.slotwise.llm.call.upstream.Claude() {
            @Override
            public Readiness readiness() {
                return Readiness.READY;
            }

            @Override
            public ModelReply send(
                    io.slotwise.llm.call.upstream.ModelRequest request, Duration timeout, Cancellation cancellation) {
                return claude.received.isEmpty() ? FakeClaude.reply("x") : FakeClaude.reply("y");
            }

            @Override
            public ModelReply stream(
                    io.slotwise.llm.call.upstream.ModelRequest request,
                    Duration timeout,
                    Cancellation cancellation,
                    java.util.function.Consumer<Piece> listener)
                    throws ClaudeFailure {
                calls.incrementAndGet();
                listener.accept(new Piece.Text("half a"));
                throw new ClaudeFailure(Cause.BROKEN_STREAM, Billing.UNKNOWN, "cut", null, null);
            }

            @Override
            public long countTokens(io.slotwise.llm.call.upstream.ModelRequest request, Duration timeout) {
                return 1;
            }
        };

        Outcome outcome = new Gateway(Asks.config(), around(broken))
                .stream(Asks.plain(), Check.NONE, new Cancellation(), piece -> {});

        assertThat(outcome.fallback()).isEqualTo(Cause.BROKEN_STREAM);
        assertThat(calls).hasValue(1);
        assertThat(ledger.rows().getFirst().certainty()).isEqualTo(Certainty.WORST_CASE);
    }

    @Test
    void a_listener_that_throws_ends_the_ask_and_its_spending_is_booked() {
        Gateway gateway = gateway(FakeClaude.saying("one two"));

        gateway.stream(Asks.plain(), Check.NONE, new Cancellation(), piece -> {
            throw new IllegalStateException("the browser is gone");
        });

        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(35_000, 0));
    }

    @Test
    void a_check_that_throws_leaves_no_hold_behind() {
        Gateway gateway = gateway(FakeClaude.saying("fine"));
        try {
            gateway.ask(Asks.plain(), text -> {
                throw new IllegalStateException("a bug");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("a bug");
        }
        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(35_000, 0));
    }

    @Test
    void sends_the_stable_part_of_a_prompt_byte_for_byte_alike() {
        FakeClaude claude = FakeClaude.saying("fine");
        Gateway gateway = gateway(claude);
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
        ByHand time = new ByHand();
        Gateway gateway = new Gateway(
                Asks.config(),
                Surroundings.inMemory(claude, alarm -> {}).with(ledger).with(time, time));
        for (Duration pause : List.of(Duration.ZERO, Duration.ofMinutes(4), Duration.ofMinutes(6))) {
            time.pass(pause);
            gateway.ask(Asks.plain(), Check.NONE);
        }

        assertThat(claude.received)
                .extracting(request -> request.prompt().system().getFirst().keep())
                .containsExactly(Keep.NO, Keep.FIVE_MINUTES, Keep.NO);
    }

    @Test
    void honours_a_deadline_of_its_own() {
        ByHand time = new ByHand();
        FakeClaude claude = new FakeClaude((request, cancellation) -> {
            time.pass(Duration.ofMillis(400));
            throw new ClaudeFailure(Cause.SERVER_ERROR, Billing.NOTHING, "500", null, null);
        });
        Gateway gateway = new Gateway(
                Asks.config(),
                Surroundings.inMemory(claude, alarm -> {}).with(ledger).with(time, time));

        gateway.ask(Asks.plain().bounded(Bounds.within(Duration.ofMillis(399))), Check.NONE);

        assertThat(claude.received).hasSize(1);
    }

    private Gateway gateway(FakeClaude claude) {
        return new Gateway(Asks.config(), around(claude));
    }

    private Surroundings around(io.slotwise.llm.call.upstream.Claude claude) {
        return Asks.around(claude, ledger).with(AnswerTable.NONE, tags);
    }

    private static FakeClaude failing(Cause cause, Billing billing) {
        return new FakeClaude((request, cancellation) -> {
            throw new ClaudeFailure(cause, billing, cause.word(), null, null);
        });
    }
}
