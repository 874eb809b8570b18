package io.slotwise.bench.accuracy;

import io.slotwise.engine.demand.FleetRates;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.value.learn.FleetKnowledge;
import io.slotwise.engine.value.learn.Past;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.Knobs;
import io.slotwise.testbed.world.Knobs.Operations;
import io.slotwise.testbed.world.Knobs.Operations.Knowledge;
import io.slotwise.testbed.world.TrueMachine;
import io.slotwise.testbed.world.Truth;
import io.slotwise.testbed.world.WeeklyTruth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What is believed of products that keep selling out, on fleets whose shoppers are known: {@code CensoringBias PRESET
 * FIRST_SEED LAST_SEED}. The truth is what a product would sell a day if nothing ever ran out. The same past is seen with
 * sell-outs stamped, with counts at visits alone, and with nothing known of stock; beside them stands a past of the same
 * shoppers in which nothing ran out: what is off there too is not for want of stock.
 */
public final class CensoringBias {
    private static final int TRIPS = 30_000;
    private static final int WEEK = 7;
    private static final int RECENT_DAYS = 84;
    private static final double LEAST_PER_DAY = 0.3;

    /** A heavy seller sells at most this part of what it would with endless stock. */
    private static final double HEAVY = 0.9;

    private CensoringBias() {}

    /**
     * One product on one machine, in units a day.
     *
     * @param soldShare of what it would sell with endless stock
     * @param plain units of the last weeks by days
     */
    record Row(double truth, double soldShare, double plain, double demand, double value) {
        boolean heavy() {
            return soldShare <= HEAVY;
        }
    }

    public static void main(String[] args) {
        Operations usual = Presets.named(args[0]).operations();
        Map<String, Operations> seen = new LinkedHashMap<>();
        for (Knowledge knowledge : List.of(Knowledge.TELEMETRY, Knowledge.VISITS, Knowledge.NONE)) {
            seen.put(knowledge.name().toLowerCase(Locale.ROOT), usual.knowing(knowledge));
        }
        seen.put("nothing ran out", usual.knowing(Knowledge.VISITS).with(Truth.Supply.ENDLESS));
        for (Map.Entry<String, Operations> one : seen.entrySet()) {
            List<Row> rows = new ArrayList<>();
            for (long seed = Long.parseLong(args[1]); seed <= Long.parseLong(args[2]); seed++) {
                rows.addAll(rows(args[0], one.getValue(), seed));
            }
            String name = args[0] + ", " + one.getKey();
            System.out.println(
                    line(name + ", heavy", rows.stream().filter(Row::heavy).toList()));
            System.out.println(line(
                    name + ", others", rows.stream().filter(row -> !row.heavy()).toList()));
        }
    }

    /** The products of a fleet that is run like this; those that have stood for a while. */
    static List<Row> rows(String preset, Operations operations, long seed) {
        Knobs knobs = Presets.named(preset).with(operations);
        TruthFleet fleet = TruthFleet.of(knobs, seed);
        Dataset dataset = fleet.dataset();
        Map<String, String> categories =
                dataset.catalogue().products().stream().collect(Collectors.toMap(Product::id, Product::category));
        LocalDate end = knobs.scale().firstDay().plusWeeks(knobs.scale().weeks());
        FleetModel model =
                FleetModel.fit(Panel.of(DemandAccuracy.histories(dataset), id -> categories.getOrDefault(id, ""), end));
        FleetKnowledge learnt = FleetKnowledge.of(
                dataset.machines().stream()
                        .map(machine -> new Past(machine, dataset.history(machine.id())))
                        .toList(),
                dataset.catalogue());
        return fleet.machines().stream()
                .flatMap(machine -> rows(machine, dataset, model, learnt).stream())
                .toList();
    }

    /** What a group is believed to sell ÷ what it would, in total. */
    static double ratio(List<Row> rows, ToDoubleFunction<Row> believed) {
        return rows.stream().mapToDouble(believed).sum()
                / rows.stream().mapToDouble(Row::truth).sum();
    }

    private static List<Row> rows(TrueMachine machine, Dataset dataset, FleetModel model, FleetKnowledge learnt) {
        Truth truth = machine.truth(TRIPS);
        WeeklyTruth endless = truth.weekly(machine.planograms(), Truth.Supply.ENDLESS);
        WeeklyTruth stocked = truth.weekly(machine.planograms(), Truth.Supply.FROM_PAR);
        String id = machine.machine().id();
        Rates demand = FleetRates.of(model, id, dataset.catalogue());
        int cabinet = machine.planograms().getFirst().cabinet().index();
        Rates value = learnt.evidence(new Past(machine.machine(), dataset.history(id)), cabinet, dataset.catalogue())
                .rates();
        Panel panel = model.panel();
        Set<String> standing = new TreeSet<>();
        machine.planograms().forEach(planogram -> standing.addAll(planogram.productIds()));
        List<Row> rows = new ArrayList<>();
        int number = panel.machines().indexOf(id);
        for (int s = panel.firstSeries(number); s < panel.firstSeries(number + 1); s++) {
            String product = panel.series().get(s).productId();
            double wanted = endless.units(product) / WEEK;
            if (standing.contains(product) && wanted >= LEAST_PER_DAY && soldFor(panel.units(s)) >= RECENT_DAYS) {
                rows.add(new Row(
                        wanted,
                        stocked.units(product) / endless.units(product),
                        plain(panel.units(s)),
                        demand.rate(product).mean(),
                        value.rate(product).mean()));
            }
        }
        return rows;
    }

    private static int soldFor(int[] units) {
        int first = 0;
        while (units[first] == 0) {
            first++;
        }
        return units.length - first;
    }

    private static double plain(int[] units) {
        double sum = 0;
        for (int t = units.length - RECENT_DAYS; t < units.length; t++) {
            sum += units[t];
        }
        return sum / RECENT_DAYS;
    }

    private static String line(String name, List<Row> rows) {
        return String.format(
                Locale.ROOT,
                "%-40s n %4d  true %.2f a day  plain mean %.3f  demand %.3f  value %.3f",
                name,
                rows.size(),
                rows.stream().mapToDouble(Row::truth).average().orElse(Double.NaN),
                ratio(rows, Row::plain),
                ratio(rows, Row::demand),
                ratio(rows, Row::value));
    }
}
