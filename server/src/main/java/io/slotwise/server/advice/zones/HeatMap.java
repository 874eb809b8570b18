package io.slotwise.server.advice.zones;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.zones.Zone;
import io.slotwise.engine.zones.ZoneMap;
import io.slotwise.server.advice.Rounded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Revenue a day by slot, from the best source there is: as stated, else as sold, else as expected.
 *
 * @param revenue by position of a slot, in currency units a day
 */
record HeatMap(Planogram planogram, ZoneAnalysis.Basis basis, Map<Position, Double> revenue) {
    private static final double PERCENT = 100;

    static HeatMap of(Planogram planogram, ZoneMap map, Figures stated, ValueModel model) {
        if (!stated.revenuePerDayAt().isEmpty()) {
            return new HeatMap(planogram, ZoneAnalysis.Basis.STATED, stated.revenuePerDayAt());
        }
        Map<Position, Double> revenue = new HashMap<>();
        map.observed().forEach(slot -> revenue.put(slot.position(), slot.revenuePerDay()));
        if (revenue.values().stream().anyMatch(perDay -> perDay > 0)) {
            return new HeatMap(planogram, ZoneAnalysis.Basis.SALES, revenue);
        }
        revenue.clear();
        planogram.slots().forEach(slot -> revenue.put(slot.position(), expected(planogram, slot, model)));
        return new HeatMap(planogram, ZoneAnalysis.Basis.EXPECTED, revenue);
    }

    ZoneAnalysis.Visualization visualization(ZoneMap map) {
        return new ZoneAnalysis.Visualization(basis, cells(), scores(map));
    }

    private List<List<@Nullable Money>> cells() {
        List<List<@Nullable Money>> rows = new ArrayList<>();
        for (int row = 0; row < planogram.cabinet().rows().size(); row++) {
            List<@Nullable Money> cells = new ArrayList<>();
            for (int column = 0; column < planogram.cabinet().columns(); column++) {
                cells.add(null);
            }
            rows.add(cells);
        }
        for (Slot slot : planogram.slots()) {
            Money cell = Money.nearest(perDay(slot) / slot.widthColumns());
            for (int column = slot.position().column(); column < slot.endColumn(); column++) {
                rows.get(slot.position().row()).set(column, cell);
            }
        }
        return rows;
    }

    private Map<String, ZoneAnalysis.ZoneScore> scores(ZoneMap map) {
        double usual =
                planogram.slots().stream().mapToDouble(this::perDay).average().orElse(0);
        double place = planogram.slots().stream()
                .mapToDouble(slot -> map.multiplier(slot.position()))
                .average()
                .orElse(1);
        Map<String, ZoneAnalysis.ZoneScore> scores = new TreeMap<>();
        for (Zone zone : Zone.values()) {
            List<Slot> slots = planogram.slots().stream()
                    .filter(slot -> Zone.of(planogram.cabinet(), slot.position().row()) == zone)
                    .toList();
            if (!slots.isEmpty()) {
                double mean = slots.stream().mapToDouble(this::perDay).average().orElse(0);
                double here = slots.stream()
                        .mapToDouble(slot -> map.multiplier(slot.position()))
                        .average()
                        .orElse(place);
                scores.put(
                        zone.name(),
                        new ZoneAnalysis.ZoneScore(
                                slots.size(),
                                Money.nearest(mean),
                                usual == 0 ? PERCENT : Rounded.of(PERCENT * mean / usual),
                                Rounded.of(PERCENT * here / place)));
            }
        }
        return scores;
    }

    private double perDay(Slot slot) {
        return revenue.getOrDefault(slot.position(), 0.0);
    }

    private static double expected(Planogram planogram, Slot slot, ValueModel model) {
        Facing facing = slot.facing();
        if (facing == null) {
            return 0;
        }
        Money price = facing.price() == null
                ? model.evidence().catalogue().get(facing.productId()).price()
                : facing.price();
        int slots = planogram.slotsOf(facing.productId()).size();
        return model.evidence().rates().rate(facing.productId()).mean() * price.toDouble() / slots;
    }
}
