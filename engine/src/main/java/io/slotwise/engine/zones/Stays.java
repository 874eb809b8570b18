package io.slotwise.engine.zones;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds from a machine's planogram over time which product stood where, for how long, and what it sold there.
 * Days count by what the whole machine sold in the fortnight around them, so that moving a product before a
 * busy month does not pass for a better slot.
 */
final class Stays {
    private static final int HALF_WINDOW_DAYS = 7;

    private final int machine;
    private final MachineHistory history;
    private final int cabinetIndex;
    private final long firstDay;
    private final double[] busyUntil;
    private final Map<Key, Tally> tallies =
            new TreeMap<>(Comparator.comparing(Key::product).thenComparing(Key::slot));

    private record Key(String product, Position slot) {}

    private static final class Tally {
        private double exposure;
        private int days;
        private int units;
    }

    private Stays(int machine, ZoneMaps.Seen seen, LocalDate first, LocalDate last) {
        this.machine = machine;
        history = seen.history();
        cabinetIndex = seen.cabinetIndex();
        firstDay = first.toEpochDay();
        busyUntil = busyUntil(history.sales().dailyUnits(first, last));
    }

    /** The stays in one cabinet, ordered by product, then slot; several in the same slot count as one. */
    static List<Stay> of(int machine, ZoneMaps.Seen seen) {
        LocalDate first = seen.history().sales().firstDay();
        LocalDate last = seen.history().sales().lastDay();
        return first == null || last == null ? List.of() : new Stays(machine, seen, first, last).all();
    }

    private List<Stay> all() {
        Map<Position, List<SlotChange>> bySlot = planogramOverTime();
        bySlot.forEach(this::follow);
        countUnits(bySlot);
        List<Stay> stays = new ArrayList<>();
        tallies.forEach((key, tally) -> {
            if (tally.exposure > 0) {
                stays.add(new Stay(
                        machine,
                        key.product,
                        key.slot.row(),
                        key.slot.column(),
                        tally.exposure,
                        tally.days,
                        tally.units));
            }
        });
        return stays;
    }

    /** As it was recorded; where nothing was, a product stands from its first sale in a slot to the next one's. */
    private Map<Position, List<SlotChange>> planogramOverTime() {
        List<SlotChange> recorded = history.slotChanges().stream()
                .filter(change -> change.cabinetIndex() == cabinetIndex)
                .toList();
        return (recorded.isEmpty() ? toldBySales() : recorded)
                .stream().collect(Collectors.groupingBy(SlotChange::slot, TreeMap::new, Collectors.toList()));
    }

    private List<SlotChange> toldBySales() {
        SalesHistory sales = history.sales();
        Map<Position, String> standing = new HashMap<>();
        List<SlotChange> told = new ArrayList<>();
        for (int line = 0; line < sales.size(); line++) {
            Position slot = sales.slot(line);
            String product = sales.productIds().get(sales.product(line));
            boolean here = slot != null && sales.cabinetIndex(line) == cabinetIndex;
            if (slot != null && here && !product.equals(standing.put(slot, product))) {
                LocalDate from = LocalDate.ofEpochDay(sales.epochDay(line));
                told.add(new SlotChange(from, "", cabinetIndex, slot, product, null, null));
            }
        }
        return told;
    }

    private void follow(Position slot, List<SlotChange> changes) {
        changes.sort(Comparator.comparing(SlotChange::effectiveFrom));
        for (int i = 0; i < changes.size(); i++) {
            String product = changes.get(i).productId();
            int from = dayIndex(changes.get(i).effectiveFrom().toEpochDay());
            int until = i + 1 == changes.size()
                    ? busyUntil.length - 1
                    : dayIndex(changes.get(i + 1).effectiveFrom().toEpochDay());
            if (product != null && until > from) {
                Tally tally = tallies.computeIfAbsent(new Key(product, slot), key -> new Tally());
                tally.exposure += busyUntil[until] - busyUntil[from];
                tally.days += until - from;
            }
        }
    }

    private void countUnits(Map<Position, List<SlotChange>> bySlot) {
        SalesHistory sales = history.sales();
        for (int line = 0; line < sales.size(); line++) {
            Position slot = sales.slot(line);
            if (slot != null && sales.cabinetIndex(line) == cabinetIndex) {
                String product = sales.productIds().get(sales.product(line));
                Tally tally = tallies.get(new Key(product, slot));
                if (tally != null && product.equals(standing(bySlot.get(slot), sales.epochDay(line)))) {
                    tally.units += sales.quantity(line);
                }
            }
        }
    }

    private static @Nullable String standing(@Nullable List<SlotChange> changes, int epochDay) {
        String product = null;
        for (SlotChange change : changes == null ? List.<SlotChange>of() : changes) {
            product = change.effectiveFrom().toEpochDay() <= epochDay ? change.productId() : product;
        }
        return product;
    }

    private int dayIndex(long epochDay) {
        return (int) Math.clamp(epochDay - firstDay, 0L, busyUntil.length - 1L);
    }

    /** Sums up to and without each day of the machine's sales a day, smoothed; one entry more than days. */
    private static double[] busyUntil(int[] daily) {
        double[] sums = new double[daily.length + 1];
        for (int day = 0; day < daily.length; day++) {
            sums[day + 1] = sums[day] + daily[day];
        }
        double[] until = new double[daily.length + 1];
        for (int day = 0; day < daily.length; day++) {
            int from = Math.max(0, day - HALF_WINDOW_DAYS);
            int to = Math.min(daily.length, day + HALF_WINDOW_DAYS + 1);
            until[day + 1] = until[day] + (sums[to] - sums[from]) / (to - from);
        }
        return until;
    }

    /** How many machines' stays of a product lie in two rows or more. */
    static int inTwoRows(List<Stay> stays) {
        Map<String, Integer> rows = new HashMap<>();
        for (Stay stay : stays) {
            rows.merge(stay.machine() + " " + stay.product(), 1 << stay.row(), (one, other) -> one | other);
        }
        return (int) rows.values().stream()
                .filter(bits -> Integer.bitCount(bits) > 1)
                .count();
    }
}
