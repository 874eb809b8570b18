package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.cost.Booking;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.LedgerStore;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many callers on the last dollar: the limit is never passed, and every call is booked, however it ended. */
class LastDollarTest {
    private static final int CALLERS = 200;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void spent_and_held_never_pass_the_limit_and_the_rows_add_up(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        long limit = random.nextLong(1_000_000, 60_000_000);
        Watched ledger = new Watched();
        GatewayConfig config = Asks.config(limit);
        Gateway gateway =
                new Gateway(config, Asks.around(claude(seed), ledger.inner).with(ledger));

        List<Outcome> outcomes = all(gateway, random);

        assertThat(ledger.highest.get()).isPositive().isLessThanOrEqualTo(limit);
        Spend spend = gateway.ledger().spentToday();
        long booked =
                ledger.inner.rows().stream().mapToLong(UsageRow::costNanos).sum();
        long told = outcomes.stream()
                .mapToLong(outcome -> outcome.receipt().costNanos())
                .sum();
        assertThat(spend).isEqualTo(new Spend(booked, 0));
        assertThat(told).isEqualTo(booked);
        assertThat(ledger.inner.spending(TODAY).get("feature:explain")).isEqualTo(spend);
        assertThat(ledger.inner.rows()).extracting(row -> row.call().id()).doesNotHaveDuplicates();
        assertThat(ledger.inner.rows()).extracting(row -> row.call().callId()).hasSizeGreaterThanOrEqualTo(CALLERS);
    }

    private static List<Outcome> all(Gateway gateway, SplittableRandom random) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                boolean streams = random.nextBoolean();
                boolean leaves = random.nextInt(10) == 0;
                calls.add(() -> call(gateway, streams, leaves));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> call : callers.invokeAll(calls)) {
                outcomes.add(call.get());
            }
            return outcomes;
        }
    }

    private static Outcome call(Gateway gateway, boolean streams, boolean leaves) {
        Ask ask = Asks.plain();
        Cancellation cancellation = new Cancellation();
        if (!streams) {
            return gateway.ask(ask, Check.NONE, cancellation);
        }
        return gateway.stream(ask, Check.NONE, cancellation, piece -> {
            if (leaves) {
                throw new IllegalStateException("the browser is gone");
            }
        });
    }

    /** Answers, refuses, breaks off, and leaves the outcome unknown, about equally often. */
    private static FakeClaude claude(int seed) {
        AtomicLong calls = new AtomicLong();
        return new FakeClaude((request, cancellation) -> {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003L + calls.incrementAndGet());
            LockSupport.parkNanos(1); // lets the others in
            return switch (random.nextInt(6)) {
                case 0 -> throw new ClaudeFailure(Cause.OVERLOADED, Billing.NOTHING, "529", null, null);
                case 1 -> throw new ClaudeFailure(Cause.BROKEN_STREAM, Billing.UNKNOWN, "cut", null, null);
                case 2 -> throw new ClaudeFailure(Cause.DEADLINE, Billing.UNKNOWN, "late", null, null);
                default ->
                    FakeClaude.reply(
                            "an answer of words",
                            ModelReply.Stop.END,
                            Usage.of(random.nextLong(1, 500), random.nextLong(1, 500)));
            };
        });
    }

    /** Looks at spent + held after every booking. */
    private static final class Watched implements LedgerStore {
        final MemoryLedgerStore inner = new MemoryLedgerStore(2_000);
        final AtomicLong highest = new AtomicLong();

        @Override
        public Booking reserve(Hold hold, Map<String, Long> limits) {
            Booking booking = inner.reserve(hold, limits);
            Spend spend = inner.spending(TODAY).getOrDefault("day", Spend.NOTHING);
            highest.accumulateAndGet(spend.spentNanos() + spend.heldNanos(), Math::max);
            return booking;
        }

        @Override
        public boolean settle(Hold hold, UsageRow row) {
            return inner.settle(hold, row);
        }

        @Override
        public void note(UsageRow row) {
            inner.note(row);
        }

        @Override
        public void renew(Collection<String> holdIds, Instant until) {
            inner.renew(holdIds, until);
        }

        @Override
        public List<Hold> expired(Instant before, int most) {
            return inner.expired(before, most);
        }

        @Override
        public Map<String, Spend> spending(LocalDate day) {
            return inner.spending(day);
        }
    }
}
