package io.slotwise.engine.zones;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each slot of a cabinet sold, whatever stood in it. */
record ObservedMap(List<ZoneMap.Observed> slots, Map<Zone, ZoneMap.Observed.OfZone> byZone) {
    private static final class Tally {
        private int units;
        private double revenue;
    }

    static ObservedMap of(ZoneMaps.Seen seen) {
        SalesHistory sales = seen.history().sales();
        Map<Position, Tally> tallies = new TreeMap<>();
        for (int line = 0; line < sales.size(); line++) {
            Position slot = sales.slot(line);
            if (slot != null && sales.cabinetIndex(line) == seen.cabinetIndex() && inside(seen.cabinet(), slot)) {
                Tally tally = tallies.computeIfAbsent(slot, key -> new Tally());
                Money price = sales.unitPrice(line);
                tally.units += sales.quantity(line);
                tally.revenue += price == null ? 0 : price.toDouble() * sales.quantity(line);
            }
        }
        seen.history().slotChanges().stream()
                .filter(change -> change.cabinetIndex() == seen.cabinetIndex() && change.productId() != null)
                .filter(change -> inside(seen.cabinet(), change.slot()))
                .forEach(change -> tallies.putIfAbsent(change.slot(), new Tally()));
        return of(seen.cabinet(), days(sales), tallies);
    }

    private static ObservedMap of(Cabinet cabinet, int days, Map<Position, Tally> tallies) {
        double mean = tallies.values().stream()
                .mapToInt(tally -> tally.units)
                .average()
                .orElse(0);
        List<ZoneMap.Observed> slots = tallies.entrySet().stream()
                .map(entry ->
                        observed(entry.getKey(), Zone.of(cabinet, entry.getKey().row()), entry.getValue(), days, mean))
                .toList();
        Map<Zone, List<ZoneMap.Observed>> byZone =
                slots.stream().collect(Collectors.groupingBy(ZoneMap.Observed::zone));
        Map<Zone, ZoneMap.Observed.OfZone> zones = new EnumMap<>(Zone.class);
        byZone.forEach((zone, members) -> zones.put(zone, ofZone(members)));
        return new ObservedMap(slots, zones);
    }

    private static ZoneMap.Observed observed(Position slot, Zone zone, Tally tally, int days, double mean) {
        double perDay = days == 0 ? 0 : 1.0 / days;
        return new ZoneMap.Observed(
                slot,
                zone,
                tally.units,
                days,
                tally.units * perDay,
                tally.revenue * perDay,
                mean == 0 ? 1 : tally.units / mean);
    }

    private static ZoneMap.Observed.OfZone ofZone(List<ZoneMap.Observed> members) {
        return new ZoneMap.Observed.OfZone(
                members.size(),
                members.stream().mapToInt(ZoneMap.Observed::units).sum(),
                members.stream()
                        .mapToDouble(ZoneMap.Observed::unitsPerDay)
                        .average()
                        .orElse(0),
                members.stream()
                        .mapToDouble(ZoneMap.Observed::revenuePerDay)
                        .average()
                        .orElse(0),
                members.stream().mapToDouble(ZoneMap.Observed::index).average().orElse(1));
    }

    private static int days(SalesHistory sales) {
        LocalDate first = sales.firstDay();
        LocalDate last = sales.lastDay();
        return first == null || last == null ? 0 : Math.toIntExact(last.toEpochDay() - first.toEpochDay() + 1);
    }

    private static boolean inside(Cabinet cabinet, Position slot) {
        return slot.row() < cabinet.rows().size() && slot.column() < cabinet.columns();
    }
}
