package io.slotwise.engine.affinity;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The days on which a product was sold out in every slot that held it, from sold-out and fill events. Days on which it
 * ran out or came back are neither: it was there for a part of them.
 */
final class Absences {
    private final long firstDay;
    private final Map<String, BitSet> out = new HashMap<>();
    private final Map<String, BitSet> partly = new HashMap<>();

    private Absences(long firstDay) {
        this.firstDay = firstDay;
    }

    /**
     * What the stock events of a history say about its days, first to last, inclusive.
     *
     * @param first the first day
     * @param last the last day
     */
    static Absences of(MachineHistory history, LocalDate first, LocalDate last) {
        Absences absences = new Absences(first.toEpochDay());
        Map<String, Map<Place, BitSet>> outBySlot = new TreeMap<>();
        Map<Place, NavigableMap<LocalDate, SlotChange>> planogram = planogram(history);
        Map<Place, List<StockEvent>> events = new HashMap<>();
        history.stockEvents().stream()
                .sorted(Comparator.comparing(StockEvent::date)
                        .thenComparing(StockEvent::time, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(event -> events.computeIfAbsent(
                                new Place(event.cabinetIndex(), event.slot()), key -> new ArrayList<>())
                        .add(event));
        planogram.forEach((place, changes) ->
                absences.addSlot(place, changes, events.getOrDefault(place, List.of()), outBySlot, last.toEpochDay()));
        outBySlot.forEach((product, slots) -> absences.out.put(product, inAll(slots.values())));
        return absences;
    }

    /** Products that were sold out somewhere on some day. */
    Set<String> products() {
        return new TreeSet<>(out.keySet());
    }

    boolean out(String product, long epochDay) {
        return at(out, product, epochDay);
    }

    /** Whether the day is one on which the product ran out or came back. */
    boolean partly(String product, long epochDay) {
        return at(partly, product, epochDay);
    }

    private record Place(int cabinet, Position slot) {}

    private boolean at(Map<String, BitSet> days, String product, long epochDay) {
        BitSet set = days.get(product);
        return set != null && epochDay >= firstDay && set.get(Math.toIntExact(epochDay - firstDay));
    }

    private void addSlot(
            Place place,
            NavigableMap<LocalDate, SlotChange> changes,
            List<StockEvent> events,
            Map<String, Map<Place, BitSet>> outBySlot,
            long lastDay) {
        for (Map.Entry<LocalDate, SlotChange> change : changes.entrySet()) {
            String product = change.getValue().productId();
            LocalDate next = changes.higherKey(change.getKey());
            long end = next == null ? lastDay + 1 : next.toEpochDay();
            if (product != null) {
                BitSet days = outBySlot
                        .computeIfAbsent(product, key -> new HashMap<>())
                        .computeIfAbsent(place, key -> new BitSet());
                markAbsentElsewhere(days, change.getKey().toEpochDay(), end, lastDay);
                replay(product, days, events, change.getKey().toEpochDay(), Math.min(end, lastDay + 1));
            }
        }
    }

    /** A slot that does not hold the product cannot sell it: it counts as out there, on the days not yet known. */
    private void markAbsentElsewhere(BitSet days, long from, long end, long lastDay) {
        if (days.isEmpty()) {
            days.set(0, Math.toIntExact(lastDay + 1 - firstDay));
        }
        days.clear(
                Math.toIntExact(Math.max(0, from - firstDay)),
                Math.toIntExact(Math.clamp(end - firstDay, Math.max(0, from - firstDay), lastDay + 1 - firstDay)));
    }

    private void replay(String product, BitSet days, List<StockEvent> events, long from, long end) {
        long outSince = Long.MAX_VALUE;
        for (StockEvent event : events) {
            long day = event.date().toEpochDay();
            if (day < from || day >= end) {
                continue;
            }
            boolean empties = event.kind() == StockEvent.Kind.STOCKOUT
                    || (event.kind() == StockEvent.Kind.READ && Objects.equals(event.quantity(), 0));
            if (empties && outSince == Long.MAX_VALUE) {
                outSince = day;
                mark(partly, product, day);
            } else if (!empties && outSince != Long.MAX_VALUE) {
                set(days, outSince + 1, day);
                mark(partly, product, day);
                outSince = Long.MAX_VALUE;
            }
        }
        if (outSince != Long.MAX_VALUE) {
            set(days, outSince + 1, end);
        }
    }

    private void set(BitSet days, long from, long end) {
        long low = Math.max(0, from - firstDay);
        if (end - firstDay > low) {
            days.set(Math.toIntExact(low), Math.toIntExact(end - firstDay));
        }
    }

    private void mark(Map<String, BitSet> days, String product, long day) {
        if (day >= firstDay) {
            days.computeIfAbsent(product, key -> new BitSet()).set(Math.toIntExact(day - firstDay));
        }
    }

    private static BitSet inAll(Collection<BitSet> slots) {
        BitSet all = null;
        for (BitSet slot : slots) {
            if (all == null) {
                all = (BitSet) slot.clone();
            } else {
                all.and(slot);
            }
        }
        return all == null ? new BitSet() : all;
    }

    private static Map<Place, NavigableMap<LocalDate, SlotChange>> planogram(MachineHistory history) {
        Map<Place, NavigableMap<LocalDate, SlotChange>> planogram = new HashMap<>();
        history.slotChanges()
                .forEach(change -> planogram
                        .computeIfAbsent(new Place(change.cabinetIndex(), change.slot()), key -> new TreeMap<>())
                        .put(change.effectiveFrom(), change));
        return planogram;
    }
}
