package io.slotwise.llm.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.RateWindow;
import io.slotwise.llm.gateway.ByHand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResilienceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ByHand time = new ByHand();
    private final List<String> alarms = new ArrayList<>();
    private final Resilience resilience =
            new Resilience(ResilienceConfig.defaults(), time, time, new SplittableRandom(7), alarms::add);

    @Test
    void waits_as_long_as_it_is_asked_to_if_that_fits() {
        Asked asked = new Asked(call -> call == 1 ? limited(Duration.ofSeconds(3)) : null);

        assertThat(run(asked)).isInstanceOf(Tried.Done.class);
        assertThat(time.nanos()).isBetween(3_000_000_000L, 3_100_000_000L);
    }

    @Test
    void gives_up_at_once_if_the_wait_does_not_fit() {
        Asked asked = new Asked(call -> limited(Duration.ofSeconds(30)));

        assertThat(run(asked)).isInstanceOfSatisfying(Tried.Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(Cause.RATE_LIMITED);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        });
        assertThat(time.nanos()).isZero();
        assertThat(asked.calls).isEqualTo(1);
    }

    @Test
    void the_next_ask_waits_as_well_after_a_refusal() {
        run(new Asked(call -> limited(Duration.ofSeconds(30))));
        Asked next = new Asked(call -> null);

        assertThat(run(next))
                .isInstanceOfSatisfying(
                        Tried.Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.RATE_LIMITED));
        assertThat(next.calls).isZero();
        time.pass(Duration.ofSeconds(30));
        assertThat(run(next)).isInstanceOf(Tried.Done.class);
    }

    @Test
    void the_headers_of_a_reply_hold_the_next_request_back() {
        Asked first = new Asked(call -> null);
        first.rates = new RateWindow(new RateWindow.Quota(50, 0, time.instant().plusSeconds(2)), null, null);
        run(first);

        assertThat(run(new Asked(call -> null))).isInstanceOf(Tried.Done.class);
        assertThat(time.nanos()).isBetween(2_000_000_000L, 2_100_000_000L);
    }

    @Test
    void the_breaker_opens_within_twenty_calls_and_a_probe_closes_it() {
        int calls = 0;
        while (resilience.health().open().isEmpty()) {
            run(new Asked(call -> failing(Cause.OVERLOADED)));
            time.pass(Duration.ofSeconds(1));
            assertThat(++calls).isLessThan(20);
        }
        Asked shut = new Asked(call -> null);
        assertThat(run(shut))
                .isInstanceOfSatisfying(
                        Tried.Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.BREAKER_OPEN));
        assertThat(shut.calls).isZero();

        time.pass(Duration.ofSeconds(10));
        assertThat(run(new Asked(call -> null))).isInstanceOf(Tried.Done.class);
        assertThat(resilience.health().open()).isEmpty();
    }

    @Test
    void a_failed_probe_doubles_the_wait() {
        while (resilience.health().open().isEmpty()) {
            run(new Asked(call -> failing(Cause.UNREACHABLE)));
        }
        time.pass(Duration.ofSeconds(10));
        run(new Asked(call -> failing(Cause.UNREACHABLE)));
        time.pass(Duration.ofSeconds(15));
        Asked early = new Asked(call -> null);
        run(early);
        assertThat(early.calls).isZero();
        time.pass(Duration.ofSeconds(5));
        assertThat(run(early)).isInstanceOf(Tried.Done.class);
    }

    @Test
    void an_overloaded_model_says_nothing_about_another() {
        while (resilience.health().open().isEmpty()) {
            run(new Asked(call -> failing(Cause.OVERLOADED)));
        }
        Asked other = new Asked(call -> null);
        other.model = "another";
        assertThat(run(other)).isInstanceOf(Tried.Done.class);
    }

    @Test
    void retries_are_a_tenth_of_all_calls_when_everything_fails() {
        ResilienceConfig usual = ResilienceConfig.defaults();
        ResilienceConfig noBreaker = new ResilienceConfig(
                3,
                0.10,
                2,
                usual.backoff(),
                usual.backoffMost(),
                50,
                200,
                usual.queueWait(),
                1_000,
                1_000,
                usual.breakerOpen(),
                usual.accountOff());
        Resilience patient = new Resilience(noBreaker, time, time, new SplittableRandom(7), alarms::add);
        int sent = 0;
        for (int i = 0; i < 900; i++) {
            Asked asked = new Asked(call -> failing(Cause.SERVER_ERROR));
            patient.run(asked, patient.patience(DEADLINE, new Cancellation()));
            time.pass(Duration.ofMillis(5));
            sent += asked.calls;
        }
        assertThat(sent).isBetween(900, 1_000);
    }

    @Test
    void a_refused_account_is_off_for_all_and_told_once() {
        run(new Asked(call -> failing(Cause.SWITCHED_OFF)));
        Asked next = new Asked(call -> null);

        assertThat(run(next))
                .isInstanceOfSatisfying(
                        Tried.Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.SWITCHED_OFF));
        run(next);
        assertThat(next.calls).isZero();
        assertThat(alarms).hasSize(1);
        assertThat(resilience.health().off()).isNotNull();

        resilience.turnOn();
        assertThat(run(next)).isInstanceOf(Tried.Done.class);
    }

    @Test
    void a_caller_that_left_while_waiting_sends_nothing_more() {
        Cancellation cancellation = new Cancellation();
        Asked asked = new Asked(call -> {
            cancellation.cancel();
            return failing(Cause.OVERLOADED);
        });
        Tried tried = resilience.run(asked, resilience.patience(DEADLINE, cancellation));

        assertThat(tried)
                .isInstanceOfSatisfying(
                        Tried.Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.CANCELLED));
        assertThat(asked.calls).isEqualTo(1);
    }

    @Test
    void an_ask_with_no_time_says_nothing_about_the_far_side() {
        for (int i = 0; i < 40; i++) {
            resilience.run(
                    new Asked(call -> failing(Cause.DEADLINE)),
                    resilience.patience(Duration.ofMillis(20), new Cancellation()));
        }
        assertThat(resilience.health().open()).isEmpty();
    }

    private Tried run(Asked asked) {
        return resilience.run(asked, resilience.patience(DEADLINE, new Cancellation()));
    }

    private static ClaudeFailure failing(Cause cause) {
        return new ClaudeFailure(cause, Billing.NOTHING, cause.word(), null, null);
    }

    private static ClaudeFailure limited(Duration wait) {
        return new ClaudeFailure(Cause.RATE_LIMITED, Billing.NOTHING, "429", wait, null);
    }

    private interface Fate {
        @Nullable
        ClaudeFailure of(int call);
    }

    private static final class Asked implements Errand {
        private final Fate fate;
        private String model = "m";
        private int calls;
        private @Nullable RateWindow rates;

        Asked(Fate fate) {
            this.fate = fate;
        }

        @Override
        public String model() {
            return model;
        }

        @Override
        public long inputTokens() {
            return 100;
        }

        @Override
        public boolean book() {
            return true;
        }

        @Override
        public ModelReply send(Duration timeout) throws ClaudeFailure {
            calls++;
            ClaudeFailure failure = fate.of(calls);
            if (failure != null) {
                throw failure;
            }
            return new ModelReply("m", "fine", ModelReply.Stop.END, Usage.of(1, 1), null, rates, false);
        }

        @Override
        public boolean mayRepeat(Cause cause) {
            return true;
        }
    }
}
