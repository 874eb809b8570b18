package io.slotwise.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.testbed.claude.Script;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which the far side can fail ends in an outcome that says so, and in a ledger that adds up. */
@Tag("slow")
@Timeout(60)
class FaultsOverTheWireTest {
    private static final Duration SHORT = Duration.ofMillis(1_500);

    @ParameterizedTest(name = "{0} asked {1}: {2} after {3} calls")
    @CsvSource({
        "status 429 30, whole, RATE_LIMITED, 1, COUNTED",
        "status 429 30, stream, RATE_LIMITED, 1, COUNTED",
        "status 529, whole, OVERLOADED, 3, COUNTED",
        "status 529, stream, OVERLOADED, 3, COUNTED",
        "status 500, whole, SERVER_ERROR, 3, COUNTED",
        "status 503, stream, SERVER_ERROR, 3, COUNTED",
        "status 401, whole, SWITCHED_OFF, 1, COUNTED",
        "status 402, whole, SWITCHED_OFF, 1, COUNTED",
        "status 403, stream, SWITCHED_OFF, 1, COUNTED",
        "status 404, whole, BAD_REQUEST, 1, COUNTED",
        "status 413, whole, BAD_REQUEST, 1, COUNTED",
        "blackhole, whole, DEADLINE, 1, WORST_CASE",
        "blackhole, stream, DEADLINE, 1, WORST_CASE",
        "garbage, whole, GARBLED, 3, WORST_CASE",
        "cut 300, stream, BROKEN_STREAM, 1, WORST_CASE",
        "no-event, stream, BROKEN_STREAM, 3, WORST_CASE",
        "error-event overloaded_error, stream, OVERLOADED, 1, WORST_CASE",
        "error-event api_error, stream, BROKEN_STREAM, 1, WORST_CASE",
        "pings 20000, stream, DEADLINE, 1, WORST_CASE",
        "out-of-tokens, whole, TRUNCATED, 1, COUNTED",
        "out-of-tokens, stream, TRUNCATED, 1, COUNTED",
        "refusal, whole, REFUSED_BY_MODEL, 1, COUNTED",
    })
    void ends_in_an_outcome_and_is_booked(
            String fault, String how, Cause cause, int calls, UsageRow.Certainty certainty) {
        try (Wire wire = Wire.open(SHORT)) {
            wire.far.script().always(Script.parse(fault));

            Outcome outcome = how.equals("stream")
                    ? wire.gateway.stream(Wire.ask(), Check.NONE, new Cancellation(), piece -> {})
                    : wire.gateway.ask(Wire.ask(), Check.NONE);

            assertThat(outcome.fallback()).isEqualTo(cause);
            assertThat(wire.far.calls()).isEqualTo(calls);
            assertThat(wire.ledger.rows())
                    .hasSize(calls)
                    .allSatisfy(row -> assertThat(row.certainty()).isEqualTo(certainty));
            assertThat(wire.gateway.ledger().spentToday()).isEqualTo(new Spend(wire.booked(), 0));
            assertThat(wire.booked()).isGreaterThanOrEqualTo(wire.far.bill().nanos());
            assertThat(outcome.receipt().latency()).isLessThan(SHORT.plusSeconds(2));
        }
    }

    @ParameterizedTest
    @CsvSource({"reset, whole", "reset, stream"})
    void a_reset_connection_is_told_as_one(String fault, String how) {
        try (Wire wire = Wire.open(SHORT)) {
            wire.far.script().always(Script.parse(fault));

            Outcome outcome = how.equals("stream")
                    ? wire.gateway.stream(Wire.ask(), Check.NONE, new Cancellation(), piece -> {})
                    : wire.gateway.ask(Wire.ask(), Check.NONE);

            assertThat(outcome.fallback()).isEqualTo(Cause.BROKEN_STREAM);
            assertThat(wire.gateway.ledger().spentToday()).isEqualTo(new Spend(wire.booked(), 0));
        }
    }

    @Test
    void a_far_side_that_is_gone_costs_nothing() {
        Wire wire = Wire.open(SHORT);
        wire.close();

        Outcome outcome = wire.gateway.ask(Wire.ask(), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(Cause.UNREACHABLE);
        assertThat(wire.booked()).isZero();
    }

    @Test
    void a_caller_that_leaves_is_gone_at_once_and_its_spending_is_booked() throws Exception {
        try (Wire wire = Wire.open(Duration.ofSeconds(30));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            wire.far.script().always(Script.parse("blackhole"));
            Cancellation cancellation = new Cancellation();
            Future<Outcome> asked = threads.submit(() -> wire.gateway.ask(Wire.ask(), Check.NONE, cancellation));
            while (wire.far.calls() == 0) {
                Thread.onSpinWait();
            }
            long left = System.nanoTime();
            cancellation.cancel();

            assertThat(asked.get().fallback()).isEqualTo(Cause.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofSeconds(2));
            assertThat(wire.ledger.rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.certainty()).isEqualTo(UsageRow.Certainty.WORST_CASE));
        }
    }

    @Test
    void a_stream_that_breaks_after_some_text_is_never_told_as_complete() {
        try (Wire wire = Wire.open(SHORT)) {
            wire.far.script().always(Script.parse("error-event overloaded_error"));
            StringBuilder told = new StringBuilder();

            Outcome outcome = wire.gateway.stream(Wire.ask(), Check.NONE, new Cancellation(), told::append);

            assertThat(told).isNotEmpty();
            assertThat(outcome).isInstanceOf(Outcome.Unavailable.class);
        }
    }
}
