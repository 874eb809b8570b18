package io.slotwise.server.store.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.Booking;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.LedgerStore;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.gateway.Gateway;
import io.slotwise.llm.gateway.GatewayConfig;
import io.slotwise.llm.gateway.Surroundings;
import io.slotwise.llm.resilience.Ticker;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred callers on a day's last money, through the real database: a day for each seed. */
@Tag("slow")
@Timeout(60)
class LastDollarOnDiskTest {
    private static final int CALLERS = 200;
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 15);

    @TempDir
    static Path dir;

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.EPOCH);
    private static Store store;

    @BeforeAll
    static void open() {
        store = Store.open(StoreConfig.in(dir), NOW::get);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void spent_and_held_never_pass_the_limit_and_the_rows_add_up(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        LocalDate day = FIRST.plusDays(seed);
        NOW.set(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
        long limit = random.nextLong(1_000_000, 60_000_000);
        Watched ledger = new Watched(new ClaudeLedger(store), day);

        List<Outcome> outcomes = all(gateway(ledger, limit, seed), random);
        ledger.inner.close();

        Spend spend = ledger.spending(day).getOrDefault(Budget.DAY, Spend.NOTHING);
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<UsageReport.Row> rows = new UsageReport(store).rows(midnight, midnight.plus(Duration.ofDays(1)));
        long booked = rows.stream().mapToLong(UsageReport.Row::costNanos).sum();
        assertThat(ledger.highest.get()).isPositive().isLessThanOrEqualTo(limit);
        assertThat(spend).isEqualTo(new Spend(booked, 0));
        assertThat(outcomes.stream()
                        .mapToLong(outcome -> outcome.receipt().costNanos())
                        .sum())
                .isEqualTo(booked);
        assertThat(rows.stream().map(UsageReport.Row::callId).distinct()).hasSize(CALLERS);
    }

    private static Gateway gateway(LedgerStore ledger, long limit, int seed) {
        GatewayConfig config = GatewayConfig.defaults(ZoneOffset.UTC).with(new Budget(limit, Map.of(), ZoneOffset.UTC));
        return new Gateway(
                config,
                Surroundings.inMemory(new Moody(seed), alarm -> {}).with(ledger).with(NOW::get, Ticker.SYSTEM));
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
        Ask ask = Ask.of("explain", Tier.FAST, Prompt.of("You explain.", "Why is A1 empty?"));
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

    /** Answers, refuses, breaks off, and leaves the outcome unknown. */
    private record Moody(int seed, AtomicLong calls) implements Claude {
        Moody(int seed) {
            this(seed, new AtomicLong());
        }

        @Override
        public Readiness readiness() {
            return Readiness.READY;
        }

        @Override
        public ModelReply send(ModelRequest request, Duration timeout, Cancellation cancellation) throws ClaudeFailure {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003L + calls.incrementAndGet());
            return switch (random.nextInt(6)) {
                case 0 -> throw new ClaudeFailure(Cause.OVERLOADED, Billing.NOTHING, "529", null, null);
                case 1 -> throw new ClaudeFailure(Cause.BROKEN_STREAM, Billing.UNKNOWN, "cut", null, null);
                case 2 -> throw new ClaudeFailure(Cause.DEADLINE, Billing.UNKNOWN, "late", null, null);
                default ->
                    new ModelReply(
                            request.model(),
                            "an answer of words",
                            ModelReply.Stop.END,
                            Usage.of(random.nextLong(1, 500), random.nextLong(1, 500)),
                            null,
                            null,
                            true);
            };
        }

        @Override
        public ModelReply stream(
                ModelRequest request, Duration timeout, Cancellation cancellation, Consumer<Piece> listener)
                throws ClaudeFailure {
            ModelReply reply = send(request, timeout, cancellation);
            listener.accept(new Piece.Text(reply.text()));
            if (cancellation.isCancelled()) {
                throw new ClaudeFailure(Cause.CANCELLED, Billing.UNKNOWN, "the caller left", null, null);
            }
            return reply;
        }

        @Override
        public long countTokens(ModelRequest request, Duration timeout) {
            return 1;
        }
    }

    /** Looks at spent + held after every booking. */
    private static final class Watched implements LedgerStore {
        final ClaudeLedger inner;
        final AtomicLong highest = new AtomicLong();
        private final LocalDate day;

        Watched(ClaudeLedger inner, LocalDate day) {
            this.inner = inner;
            this.day = day;
        }

        @Override
        public Booking reserve(Hold hold, Map<String, Long> limits) {
            Booking booking = inner.reserve(hold, limits);
            Spend spend = inner.spending(day).getOrDefault(Budget.DAY, Spend.NOTHING);
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
        public Map<String, Spend> spending(LocalDate asked) {
            return inner.spending(asked);
        }
    }
}
