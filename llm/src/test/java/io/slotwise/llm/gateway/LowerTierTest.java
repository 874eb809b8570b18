package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.llm.call.Answer.Level;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Bounds;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Canonical;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Leeway;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.resilience.ResilienceConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LowerTierTest {
    private static final String OPUS = "claude-opus-5-5";
    private static final String SONNET = "claude-sonnet-5-5";
    private static final String HAIKU = "claude-haiku-5-5";

    private final Stand stand = new Stand();
    private final Map<String, Cause> ill = new HashMap<>();
    private final FakeClaude claude = new FakeClaude((request, cancellation) -> answer(request));

    @Test
    void a_model_that_is_gone_is_stood_in_for_by_the_next_lower_one() {
        ill.put(OPUS, Cause.MODEL_GONE);
        Gateway gateway = stand.gateway(claude);

        Outcome outcome = gateway.ask(downTo(Tier.BALANCED), Check.NONE);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.answer().text()).isEqualTo("by " + SONNET);
            assertThat(answered.receipt().model()).isEqualTo(SONNET);
            assertThat(answered.receipt().attempts()).isEqualTo(2);
        });
        assertThat(stand.ledger.rows())
                .extracting(row -> row.call().model(), row -> row.call().tier(), UsageRow::cause)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(OPUS, Tier.POWERFUL, Cause.MODEL_GONE),
                        org.assertj.core.groups.Tuple.tuple(SONNET, Tier.BALANCED, null));
    }

    @Test
    void what_a_lower_model_costs_is_booked_once_and_the_failed_one_nothing() {
        ill.put(OPUS, Cause.MODEL_GONE);
        Gateway gateway = stand.gateway(claude);

        Outcome outcome = gateway.ask(downTo(Tier.BALANCED), Check.NONE);

        assertThat(outcome.receipt().costNanos()).isEqualTo(100 * 2_000 + 50 * 10_000);
        assertThat(gateway.ledger().spentToday())
                .isEqualTo(new Spend(outcome.receipt().costNanos(), 0));
        assertThat(stand.ledger.rows()).extracting(row -> row.call().id()).doesNotHaveDuplicates();
    }

    @Test
    void a_model_that_is_gone_is_left_alone_from_then_on_and_told_of_once() {
        ill.put(OPUS, Cause.MODEL_GONE);
        Gateway gateway = stand.gateway(claude);
        for (int i = 0; i < 5; i++) {
            gateway.ask(downTo(Tier.BALANCED), Check.NONE);
        }

        assertThat(asked()).containsExactly(OPUS, SONNET, SONNET, SONNET, SONNET, SONNET);
        assertThat(stand.alarms).singleElement().asString().contains(OPUS, "gone");
        assertThat(gateway.health().open()).containsExactly(OPUS + " model_gone");
    }

    @Test
    void a_model_with_an_open_breaker_is_not_asked() {
        ill.put(OPUS, Cause.OVERLOADED);
        Gateway gateway = stand.gateway(claude);
        while (gateway.health().open().isEmpty()) {
            gateway.ask(powerful(), Check.NONE);
        }
        claude.received.clear();

        Outcome outcome = gateway.ask(downTo(Tier.BALANCED), Check.NONE);

        assertThat(outcome.receipt().model()).isEqualTo(SONNET);
        assertThat(outcome.receipt().attempts()).isEqualTo(1);
        assertThat(asked()).containsExactly(SONNET);
    }

    @Test
    void an_overloaded_model_leaves_the_last_of_three_requests_to_a_lower_one() {
        ill.put(OPUS, Cause.OVERLOADED);

        Outcome outcome = stand.gateway(claude).ask(downTo(Tier.FAST), Check.NONE);

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(asked()).containsExactly(OPUS, OPUS, SONNET);
    }

    @Test
    void a_model_that_all_tiers_share_gets_all_three_requests() {
        ill.put(OPUS, Cause.OVERLOADED);

        Outcome outcome = stand.gateway(config(OPUS, OPUS), claude).ask(downTo(Tier.FAST), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(Cause.OVERLOADED);
        assertThat(asked()).containsExactly(OPUS, OPUS, OPUS);
    }

    @Test
    void a_tier_of_the_same_model_is_passed_over() {
        ill.put(OPUS, Cause.OVERLOADED);

        Outcome outcome = stand.gateway(config(OPUS, HAIKU), claude).ask(downTo(Tier.FAST), Check.NONE);

        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(asked()).containsExactly(OPUS, OPUS, HAIKU);
    }

    @Test
    void a_tier_of_the_same_model_that_is_the_lowest_allowed_leaves_nobody() {
        ill.put(OPUS, Cause.OVERLOADED);

        Outcome outcome = stand.gateway(config(OPUS, HAIKU), claude).ask(downTo(Tier.BALANCED), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(Cause.OVERLOADED);
        assertThat(asked()).containsExactly(OPUS, OPUS, OPUS);
    }

    @Test
    void goes_down_to_the_lowest_tier_that_is_allowed_and_no_further() {
        ill.putAll(Map.of(OPUS, Cause.MODEL_GONE, SONNET, Cause.MODEL_GONE));

        assertThat(stand.gateway(claude).ask(downTo(Tier.BALANCED), Check.NONE).fallback())
                .isEqualTo(Cause.MODEL_GONE);
        assertThat(new Stand()
                        .gateway(claude)
                        .ask(downTo(Tier.FAST), Check.NONE)
                        .receipt()
                        .model())
                .isEqualTo(HAIKU);
        assertThat(asked()).containsExactly(OPUS, SONNET, OPUS, SONNET, HAIKU);
    }

    @Test
    void an_ask_that_names_no_lower_tier_has_none() {
        ill.put(OPUS, Cause.MODEL_GONE);

        assertThat(stand.gateway(claude).ask(powerful(), Check.NONE).fallback()).isEqualTo(Cause.MODEL_GONE);
        assertThat(asked()).containsExactly(OPUS);
    }

    @Test
    void never_goes_up() {
        ill.put(HAIKU, Cause.MODEL_GONE);
        Ask fast = Ask.of("explain", Tier.FAST, Prompt.of("You explain.", "Why?"));

        assertThat(stand.gateway(claude)
                        .ask(fast.with(Leeway.NONE.downTo(Tier.FAST)), Check.NONE)
                        .fallback())
                .isEqualTo(Cause.MODEL_GONE);
        assertThatThrownBy(() -> fast.with(Leeway.NONE.downTo(Tier.BALANCED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("balanced");
        assertThat(asked()).containsExactly(HAIKU);
    }

    @Test
    void failures_of_the_account_or_the_network_are_not_taken_elsewhere() {
        for (Cause cause : List.of(Cause.SWITCHED_OFF, Cause.BAD_REQUEST, Cause.RATE_LIMITED, Cause.UNREACHABLE)) {
            ill.put(OPUS, cause);
            assertThat(new Stand()
                            .gateway(claude)
                            .ask(downTo(Tier.FAST), Check.NONE)
                            .fallback())
                    .isEqualTo(cause);
        }
        assertThat(asked()).containsOnly(OPUS);
    }

    @Test
    void nobody_goes_on_where_another_has_begun_to_speak() {
        List<Piece> told = new ArrayList<>();
        FakeClaude breaking = new FakeClaude((request, cancellation) -> answer(request)) {
            @Override
            public ModelReply stream(
                    ModelRequest request,
                    Duration timeout,
                    Cancellation cancellation,
                    java.util.function.Consumer<Piece> listener)
                    throws ClaudeFailure {
                received.add(request);
                listener.accept(new Piece.Text("half a"));
                throw new ClaudeFailure(Cause.OVERLOADED, Billing.UNKNOWN, "inside", null, null);
            }
        };

        Outcome outcome = stand.gateway(breaking).stream(downTo(Tier.FAST), Check.NONE, new Cancellation(), told::add);

        assertThat(outcome.fallback()).isEqualTo(Cause.OVERLOADED);
        assertThat(breaking.received).hasSize(1);
        assertThat(told).containsExactly(new Piece.Text("half a"));
    }

    @Test
    void the_deadline_is_that_of_the_ask_whoever_answers() {
        FakeClaude slow = new FakeClaude((request, cancellation) -> {
            stand.time.pass(Duration.ofMillis(800));
            throw new ClaudeFailure(Cause.MODEL_GONE, Billing.NOTHING, "404", null, null);
        });

        stand.gateway(slow).ask(downTo(Tier.FAST).bounded(Bounds.within(Duration.ofMillis(700))), Check.NONE);

        assertThat(slow.received).hasSize(1);
    }

    @Test
    void a_lower_ones_answer_is_kept_as_its_own_and_not_as_the_other_ones() {
        ill.put(OPUS, Cause.MODEL_GONE);
        Gateway gateway = stand.gateway(claude);
        Ask ask = downTo(Tier.BALANCED).cached(new Caching.Exact(Canonical.EMPTY.text("question", "why"), Map.of()));

        gateway.ask(ask, Check.NONE);
        Outcome again = gateway.ask(ask, Check.NONE);

        assertThat(again).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.answer().level()).isEqualTo(Level.MEMORY);
            assertThat(answered.receipt().model()).isEqualTo(SONNET);
            assertThat(answered.receipt().costNanos()).isZero();
        });
        assertThat(stand.ledger.rows().getLast().call().model()).isEqualTo(SONNET);

        ill.clear();
        stand.time.pass(ResilienceConfig.defaults().accountOff());
        assertThat(gateway.ask(ask, Check.NONE).receipt().model()).isEqualTo(OPUS);
        assertThat(asked()).containsExactly(OPUS, SONNET, OPUS);
    }

    @Test
    void a_prompt_fitted_for_the_higher_tier_may_go_to_a_lower_one() {
        ill.put(OPUS, Cause.MODEL_GONE);
        Ask longer = Ask.of("explain", Tier.POWERFUL, Prompt.of("You explain.", "word ".repeat(9_000)))
                .with(Leeway.NONE.downTo(Tier.FAST));

        assertThat(stand.gateway(claude).ask(longer, Check.NONE)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void when_every_model_is_overloaded_little_more_is_sent_than_asked() {
        Stream.of(OPUS, SONNET, HAIKU).forEach(model -> ill.put(model, Cause.OVERLOADED));
        ResilienceConfig usual = ResilienceConfig.defaults();
        ResilienceConfig noBreaker = new ResilienceConfig(
                usual.attempts(),
                usual.retryShare(),
                usual.retryFloor(),
                usual.backoff(),
                usual.backoffMost(),
                usual.concurrent(),
                usual.queue(),
                usual.queueWait(),
                1_000,
                1_000,
                usual.breakerOpen(),
                usual.accountOff());
        Gateway gateway = stand.gateway(Asks.config().with(noBreaker), claude);

        for (int i = 0; i < 500; i++) {
            gateway.ask(downTo(Tier.FAST), Check.NONE);
        }

        Set<String> calls = new HashSet<>();
        stand.ledger.rows().forEach(row -> calls.add(row.call().callId()));
        assertThat(calls).hasSize(500);
        assertThat(claude.received.size()).isLessThanOrEqualTo(570);
    }

    private ModelReply answer(ModelRequest request) throws ClaudeFailure {
        Cause cause = ill.get(request.model());
        if (cause != null) {
            throw new ClaudeFailure(cause, Billing.NOTHING, cause.word(), null, null);
        }
        return FakeClaude.reply("by " + request.model());
    }

    private List<String> asked() {
        return claude.received.stream().map(ModelRequest::model).toList();
    }

    private static GatewayConfig config(String balanced, String fast) {
        Tiers tiers = Tiers.defaults().with(Tier.BALANCED, limits(balanced)).with(Tier.FAST, limits(fast));
        return Asks.config().with(tiers);
    }

    private static TierLimits limits(String model) {
        return new TierLimits(model, 6_000, 2_000, 0, Duration.ofSeconds(7), null);
    }

    private static Ask powerful() {
        return Ask.of("explain", Tier.POWERFUL, Prompt.of("You explain.", "Why is A1 empty?"));
    }

    private static Ask downTo(Tier lowest) {
        return powerful().with(Leeway.NONE.downTo(lowest));
    }
}
