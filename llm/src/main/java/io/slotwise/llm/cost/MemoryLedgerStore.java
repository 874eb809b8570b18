package io.slotwise.llm.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A ledger that lives and dies with the process: for tests and for programs without a database. Spending is one
 * immutable map that is replaced by compare-and-set; the rows are bounded, the oldest go first.
 */
public final class MemoryLedgerStore implements LedgerStore {
    private static final int MOST_DAYS = 400;

    private final int mostRows;
    private final AtomicReference<Map<LocalDate, Map<String, Spend>>> days = new AtomicReference<>(Map.of());
    private final Map<String, Hold> open = new ConcurrentHashMap<>();
    private final Deque<UsageRow> rows = new ArrayDeque<>();

    /** A ledger that remembers so many usage rows. */
    public MemoryLedgerStore(int mostRows) {
        if (mostRows < 1) {
            throw new IllegalArgumentException("The number of rows (%d) must be positive.".formatted(mostRows));
        }
        this.mostRows = mostRows;
    }

    @Override
    public Booking reserve(Hold hold, Map<String, Long> limits) {
        if (open.putIfAbsent(hold.call().id(), hold) != null) {
            throw new IllegalStateException(
                    "The hold (%s) was made before.".formatted(hold.call().id()));
        }
        Booking booking = book(hold, limits);
        if (booking instanceof Booking.Full) {
            open.remove(hold.call().id());
        }
        return booking;
    }

    private Booking book(Hold hold, Map<String, Long> limits) {
        while (true) {
            Map<LocalDate, Map<String, Spend>> seen = days.get();
            Map<String, Spend> today = seen.getOrDefault(hold.day(), Map.of());
            Map<String, Spend> next = new HashMap<>(today);
            for (String scope : hold.scopes()) {
                Spend spend = today.getOrDefault(scope, Spend.NOTHING);
                Long limit = limits.get(scope);
                if (limit != null && hold.nanos() > spend.leftOf(limit)) {
                    return new Booking.Full(scope, limit, spend);
                }
                next.put(scope, spend.hold(hold.nanos()));
            }
            if (days.compareAndSet(seen, replaced(seen, hold.day(), next))) {
                return new Booking.Held();
            }
        }
    }

    @Override
    public boolean settle(Hold hold, UsageRow row) {
        if (open.remove(hold.call().id()) == null) {
            return false;
        }
        days.updateAndGet(seen -> {
            Map<String, Spend> next = new HashMap<>(seen.getOrDefault(hold.day(), Map.of()));
            for (String scope : hold.scopes()) {
                next.merge(scope, Spend.NOTHING, (spend, nothing) -> spend.settle(hold.nanos(), row.costNanos()));
            }
            return replaced(seen, hold.day(), next);
        });
        note(row);
        return true;
    }

    @Override
    public void note(UsageRow row) {
        synchronized (rows) {
            if (rows.size() == mostRows) {
                rows.removeFirst();
            }
            rows.addLast(row);
        }
    }

    @Override
    public void renew(Collection<String> holdIds, Instant until) {
        for (String id : holdIds) {
            open.computeIfPresent(
                    id, (same, hold) -> new Hold(hold.call(), hold.day(), hold.scopes(), hold.nanos(), until));
        }
    }

    @Override
    public List<Hold> expired(Instant before, int most) {
        return open.values().stream()
                .filter(hold -> hold.leaseUntil().isBefore(before))
                .sorted(Comparator.comparing(Hold::leaseUntil)
                        .thenComparing(hold -> hold.call().id()))
                .limit(most)
                .toList();
    }

    @Override
    public Map<String, Spend> spending(LocalDate day) {
        return days.get().getOrDefault(day, Map.of());
    }

    /** The rows that are remembered, oldest first. */
    public List<UsageRow> rows() {
        synchronized (rows) {
            return new ArrayList<>(rows);
        }
    }

    /**
     * The earliest days go when there are too many, unless something is held on them. Not by their distance from today:
     * a clock that jumps ahead and back again must find what was spent.
     */
    private static Map<LocalDate, Map<String, Spend>> replaced(
            Map<LocalDate, Map<String, Spend>> seen, LocalDate day, Map<String, Spend> spends) {
        Map<LocalDate, Map<String, Spend>> next = new HashMap<>(seen);
        next.put(day, Map.copyOf(spends));
        if (next.size() > MOST_DAYS) {
            next.entrySet().stream()
                    .filter(entry -> entry.getValue().values().stream().allMatch(spend -> spend.heldNanos() == 0))
                    .map(Map.Entry::getKey)
                    .min(Comparator.naturalOrder())
                    .ifPresent(next::remove);
        }
        return Map.copyOf(next);
    }
}
