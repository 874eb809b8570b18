package io.slotwise.server.advice.zones;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.zones.Zone;
import io.slotwise.engine.zones.ZoneMap;
import io.slotwise.server.advice.Impact;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Where in a cabinet the money is made, how much of that is the place's doing, and what to exchange. */
public final class AnalyseZones {
    private AnalyseZones() {}

    /** @param stated revenue by slot that the caller brought along, which wins over recorded sales */
    public static ZoneAnalysis analyse(Situation situation, Figures stated) {
        ValueModel model = situation.model().get();
        ZoneMap map = situation.zones().get();
        Planogram planogram = situation.planogram();
        KeyMoves moves = KeyMoves.of(situation, model);
        return new ZoneAnalysis(
                assignments(planogram),
                Impact.of(model.compare(planogram, moves.after()), situation),
                moves.moves(),
                HeatMap.of(planogram, map, stated, model).visualization(map),
                map.observed().stream().map(AnalyseZones::observed).toList(),
                adjusted(map),
                map.identifiable(),
                map.reason());
    }

    /**
     * The figures with the revenue of whole zones spread evenly over those of their filled slots of which none is
     * known.
     *
     * @param perDay revenue a day by zone, in currency units
     */
    public static Figures spread(Planogram planogram, Map<Zone, Double> perDay, Figures figures) {
        Map<Position, Double> at = new HashMap<>(figures.revenuePerDayAt());
        perDay.forEach((zone, revenue) -> {
            List<Position> filled = planogram.slots().stream()
                    .filter(slot -> !slot.isEmpty())
                    .map(Slot::position)
                    .filter(position -> Zone.of(planogram.cabinet(), position.row()) == zone)
                    .toList();
            double known = filled.stream()
                    .mapToDouble(position -> figures.revenuePerDayAt().getOrDefault(position, 0.0))
                    .sum();
            List<Position> open = filled.stream()
                    .filter(position -> !figures.revenuePerDayAt().containsKey(position))
                    .toList();
            open.forEach(position -> at.put(position, Math.max(0, revenue - known) / open.size()));
        });
        return new Figures(figures.unitsPerDay(), figures.revenuePerDay(), at);
    }

    private static Map<String, List<Position>> assignments(Planogram planogram) {
        Map<String, List<Position>> zones = new TreeMap<>();
        for (Zone zone : Zone.values()) {
            zones.put(zone.name(), new ArrayList<>());
        }
        for (Slot slot : planogram.slots()) {
            zones.computeIfAbsent(
                            Zone.of(planogram.cabinet(), slot.position().row()).name(), any -> new ArrayList<>())
                    .add(slot.position());
        }
        return zones;
    }

    private static ZoneAnalysis.Observed observed(ZoneMap.Observed slot) {
        return new ZoneAnalysis.Observed(
                slot.position(),
                slot.zone().name(),
                slot.units(),
                slot.days(),
                Rounded.of(slot.unitsPerDay()),
                Money.nearest(slot.revenuePerDay()),
                Rounded.of(slot.index()));
    }

    private static ZoneAnalysis.Adjusted adjusted(ZoneMap map) {
        return new ZoneAnalysis.Adjusted(
                effects(map.rows(), row -> new Position(row, 0).toString().replaceAll("\\d", "")),
                effects(map.columns(), column -> Integer.toString(column + 1)),
                Rounded.of(map.effects().priorShare()),
                map.productsInTwoRows());
    }

    private static List<ZoneAnalysis.Effect> effects(List<ZoneMap.Multiplier> all, IntFunction<String> name) {
        List<ZoneAnalysis.Effect> effects = new ArrayList<>();
        for (ZoneMap.Multiplier one : all) {
            effects.add(new ZoneAnalysis.Effect(
                    name.apply(effects.size()), Rounded.of(one.mean()), Rounded.of(one.low()), Rounded.of(one.high())));
        }
        return effects;
    }
}
