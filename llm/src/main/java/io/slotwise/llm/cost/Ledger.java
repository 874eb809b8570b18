package io.slotwise.llm.cost;

import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Money is held before an attempt is sent and settled once when it has ended: with its cost where that is known, with
 * the hold where nobody knows. What an owner that died has left open is settled at the hold after its lease.
 *
 * <p>A hold belongs to the operator's day on which it was made, also when it is settled on the next. A clock that is
 * set back finds the earlier day's spending still there, so no money is given out twice. Safe for many threads: all
 * state is in the store.
 */
public final class Ledger {
    /** Beyond the longest time an attempt may take, so that a paused process is not taken for dead at once. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final int RECOVERED_AT_ONCE = 100;
    private static final Instant FOREVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final LedgerStore store;
    private final Budget budget;
    private final Map<String, Long> limits;
    private final InstantSource clock;

    public Ledger(LedgerStore store, Budget budget, InstantSource clock) {
        this.store = store;
        this.budget = budget;
        this.limits = budget.limits();
        this.clock = clock;
    }

    /** The operator's day now; it has 23 to 25 hours where clocks are put forward and back. */
    public LocalDate today() {
        return clock.instant().atZone(budget.zone()).toLocalDate();
    }

    /** The operator's day to which an attempt is charged. */
    public LocalDate dayOf(CallFacts call) {
        return call.at().atZone(budget.zone()).toLocalDate();
    }

    /**
     * A hold for an attempt that ends within a time.
     *
     * @param nanos the most that it can cost
     */
    public Hold hold(CallFacts call, long nanos, Duration atMost) {
        return new Hold(
                call,
                dayOf(call),
                Budget.scopes(call.feature()),
                nanos,
                call.at().plus(atMost).plus(GRACE));
    }

    /** Books the hold in all its scopes, or in none. */
    public Booking reserve(Hold hold) {
        return store.reserve(hold, limits);
    }

    /** Ends the hold with a row; false if it had ended before. */
    public boolean settle(Hold hold, UsageRow row) {
        return store.settle(hold, row);
    }

    /** A row that costs nothing. */
    public void note(UsageRow row) {
        store.note(row);
    }

    /** Settles at the worst case what owners that died have left open; returns how many. */
    public int recover() {
        int recovered = 0;
        while (true) {
            int before = recovered;
            for (Hold hold : store.expired(clock.instant(), RECOVERED_AT_ONCE)) {
                recovered += store.settle(hold, lost(hold)) ? 1 : 0;
            }
            if (recovered == before) {
                return recovered;
            }
        }
    }

    /**
     * Settles at the worst case whatever stands open, leases that still run included; returns how many. For the start of
     * a process over a store that only one process can hold: whoever held that money is dead.
     *
     * @param alive ids of calls whose answers outlive a process, such as those of batches
     */
    public int recoverAll(Set<String> alive) {
        int recovered = 0;
        for (Hold hold : store.expired(FOREVER, Integer.MAX_VALUE)) {
            if (!alive.contains(hold.call().callId())) {
                recovered += store.settle(hold, lost(hold)) ? 1 : 0;
            }
        }
        return recovered;
    }

    /** What stands against the whole day. */
    public Spend spentToday() {
        return store.spending(today()).getOrDefault(Budget.DAY, Spend.NOTHING);
    }

    /** The limits and the zone in force. */
    public Budget budget() {
        return budget;
    }

    private static UsageRow lost(Hold hold) {
        return new UsageRow(
                hold.call(),
                Usage.NONE,
                hold.nanos(),
                UsageRow.Certainty.WORST_CASE,
                Duration.ZERO,
                null,
                null,
                Cause.LOST);
    }
}
