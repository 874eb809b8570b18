package io.slotwise.server.advice.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.Ledger;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.cost.UsageRow.Certainty;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.claude.BudgetAlerts;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchBudgetTest {
    private static final long LIMIT = 1_000;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T20:00:00Z"));
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Ledger ledger =
            new Ledger(new MemoryLedgerStore(1_000), new Budget(LIMIT, Map.of(), ZoneId.of("Asia/Tokyo")), now::get);

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Store store;

    @SuppressWarnings("NullAway.Init") // set before each test
    private WatchBudget watch;

    @BeforeEach
    void open() {
        store = Store.open(StoreConfig.in(folder), now::get);
        watch = watch();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_part_is_told_when_it_is_reached_and_not_before() {
        spend(499);
        assertThat(told).isEmpty();
        spend(1);
        assertThat(told).singleElement().asString().contains("percent=50");
        assertThat(watch.today()).singleElement().satisfies(raised -> {
            assertThat(raised.percent()).isEqualTo(50);
            assertThat(raised.spentNanos()).isEqualTo(500);
            assertThat(raised.at()).isEqualTo(now.get());
        });
    }

    @Test
    void one_dear_call_may_reach_several_parts() {
        spend(900);

        assertThat(told).hasSize(2);
        assertThat(watch.isSpent()).isFalse();
    }

    @Test
    void all_of_it_is_told_when_a_call_finds_no_room() {
        spend(600);
        watch.look(row(0, Cause.OVER_BUDGET));

        assertThat(told).hasSize(2).last().asString().contains("percent=100");
        assertThat(watch.isSpent()).isTrue();
    }

    @Test
    void what_costs_nothing_is_not_looked_at() {
        watch.look(row(0, null));
        watch.look(row(0, Cause.NO_KEY));

        assertThat(told).isEmpty();
    }

    @Test
    void each_part_is_told_once_by_whoever_reaches_it_first() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                callers.execute(() -> spend(20));
            }
        }

        assertThat(told).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void what_was_told_is_known_to_all_from_then_on() throws Exception {
        for (int day = 0; day < 60; day++) {
            now.set(now.get().plus(Duration.ofDays(1)));
            told.clear();
            CyclicBarrier together = new CyclicBarrier(8);
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Integer> spending = () -> {
                    int arrived = together.await();
                    spend(125);
                    return arrived;
                };
                for (Future<Integer> one : callers.invokeAll(Collections.nCopies(8, spending))) {
                    assertThat(one.get()).isBetween(0, 7);
                }
            }

            assertThat(told).as("day %d", day).hasSize(3).doesNotHaveDuplicates();
            assertThat(watch.isSpent()).as("day %d", day).isTrue();
        }
    }

    @Test
    void another_process_on_the_same_day_tells_nothing_again() {
        spend(800);
        told.clear();
        watch = watch();
        spend(10);

        assertThat(told).isEmpty();
        assertThat(watch.today()).hasSize(2);
    }

    @Test
    void the_next_day_of_the_operator_begins_with_nothing_told() {
        spend(800);
        told.clear();
        now.set(now.get().plus(Duration.ofHours(24)));

        assertThat(watch.today()).isEmpty();
        assertThat(watch.isSpent()).isFalse();
        spend(500);
        assertThat(told).hasSize(1);
    }

    @Test
    void a_budget_of_nothing_is_a_wish_and_no_alert() {
        Ledger none = new Ledger(new MemoryLedgerStore(10), new Budget(0, Map.of(), ZoneId.of("Asia/Tokyo")), now::get);
        new WatchBudget(none, new BudgetAlerts(store), List.of(50), told::add).look(row(0, Cause.OVER_BUDGET));

        assertThat(told).isEmpty();
    }

    private WatchBudget watch() {
        return new WatchBudget(ledger, new BudgetAlerts(store), List.of(80, 50), told::add);
    }

    /** Holds and settles so much, and lets the watch look as the pipe does. */
    private void spend(long nanos) {
        UsageRow row = row(nanos, null);
        Hold hold = ledger.hold(row.call(), nanos, Duration.ofSeconds(1));
        ledger.reserve(hold);
        ledger.settle(hold, row);
        watch.look(row);
    }

    private UsageRow row(long nanos, @Nullable Cause cause) {
        CallFacts call = new CallFacts(
                "c" + calls.incrementAndGet(), 1, now.get(), "heat-zones", "m", Tier.BALANCED, "heat-zones/v1", null);
        return new UsageRow(call, Usage.NONE, nanos, Certainty.COUNTED, Duration.ZERO, null, null, cause);
    }
}
