package io.slotwise.engine.insight.network;

import io.slotwise.engine.insight.DayParts;
import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How machines sell, whatever they sell in total: on which days of the week, at which part of the day, and which
 * categories given which products they offer.
 *
 * @param deviceIds of the machines with enough sales, in order
 */
record Shapes(List<String> deviceIds, List<Block> blocks) {
    /** Units below which a machine has no shape. */
    static final int FEWEST_UNITS = 100;

    private static final int DAYS = 182;
    private static final int DAYS_A_WEEK = 7;

    /** What kind of shape. */
    enum Kind {
        WEEKDAY,
        DAY_PART,
        CATEGORY
    }

    /**
     * One kind of shape.
     *
     * @param bins names, such as {@code monday}
     * @param counts units, shape {@code [machines][bins]}
     * @param exposure what a machine offers of each bin, shape {@code [machines][bins]}; 0 for nothing
     */
    record Block(Kind kind, List<String> bins, double[][] counts, double[][] exposure) {
        double total(int machine) {
            return Arrays.stream(counts[machine]).sum();
        }
    }

    static Shapes of(FleetPast fleet) {
        List<Machine> speaking = new ArrayList<>();
        LocalDate since = fleet.asOf().minusDays(DAYS);
        for (Machine machine : fleet.machines()) {
            SalesHistory sales = fleet.history(machine.id()).sales().since(since);
            int units = 0;
            for (int line = 0; line < sales.size(); line++) {
                units += sales.quantity(line);
            }
            if (units >= FEWEST_UNITS) {
                speaking.add(machine);
            }
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(weekdays(fleet, speaking, since));
        Block parts = dayParts(fleet, speaking, since);
        if (java.util.stream.IntStream.range(0, speaking.size()).allMatch(m -> parts.total(m) >= FEWEST_UNITS)) {
            blocks.add(parts);
        }
        Block categories = categories(fleet, speaking, since);
        if (categories.bins().size() > 1) {
            blocks.add(categories);
        }
        return new Shapes(speaking.stream().map(Machine::id).toList(), blocks);
    }

    int size() {
        return deviceIds.size();
    }

    private static Block weekdays(FleetPast fleet, List<Machine> machines, LocalDate since) {
        double[][] counts = new double[machines.size()][DAYS_A_WEEK];
        each(
                fleet,
                machines,
                since,
                (m, sales, line) ->
                        counts[m][Math.floorMod(sales.epochDay(line) + 3, DAYS_A_WEEK)] += sales.quantity(line));
        return new Block(
                Kind.WEEKDAY,
                List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
                counts,
                ones(machines.size(), DAYS_A_WEEK));
    }

    private static Block dayParts(FleetPast fleet, List<Machine> machines, LocalDate since) {
        List<DayParts.Part> parts = List.of(DayParts.Part.values());
        double[][] counts = new double[machines.size()][parts.size()];
        each(fleet, machines, since, (m, sales, line) -> {
            if (sales.secondOfDay(line) != SalesHistory.UNKNOWN) {
                counts[m][parts.indexOf(DayParts.Part.at(sales.secondOfDay(line)))] += sales.quantity(line);
            }
        });
        return new Block(
                Kind.DAY_PART,
                parts.stream()
                        .map(part -> part.name().toLowerCase(java.util.Locale.ROOT))
                        .toList(),
                counts,
                ones(machines.size(), parts.size()));
    }

    private static Block categories(FleetPast fleet, List<Machine> machines, LocalDate since) {
        TreeMap<String, Integer> index = new TreeMap<>();
        fleet.catalogue().products().forEach(product -> index.put(product.category(), 0));
        index.put("", 0);
        int next = 0;
        for (var entry : index.entrySet()) {
            entry.setValue(next++);
        }
        double[][] counts = new double[machines.size()][next];
        double[][] exposure = new double[machines.size()][next];
        List<Set<String>> seen = new ArrayList<>();
        for (Machine machine : machines) {
            Set<String> products = new TreeSet<>();
            for (Planogram planogram : machine.planograms()) {
                products.addAll(planogram.productIds());
            }
            seen.add(products);
        }
        each(fleet, machines, since, (m, sales, line) -> {
            String product = sales.productIds().get(sales.product(line));
            counts[m][index.getOrDefault(fleet.category(product), 0)] += sales.quantity(line);
            seen.get(m).add(product);
        });
        Map<String, Double> strength = strength(fleet, machines, since, seen, counts);
        for (int m = 0; m < exposure.length; m++) {
            for (String product : seen.get(m)) {
                exposure[m][index.getOrDefault(fleet.category(product), 0)] += strength.getOrDefault(product, 0.0);
            }
        }
        return new Block(Kind.CATEGORY, List.copyOf(index.keySet()), counts, exposure);
    }

    /** The share of a machine's sales that a product has where it is on offer, so that a missing best seller is no taste. */
    private static Map<String, Double> strength(
            FleetPast fleet, List<Machine> machines, LocalDate since, List<Set<String>> seen, double[][] counts) {
        Map<String, Double> units = new TreeMap<>();
        each(
                fleet,
                machines,
                since,
                (m, sales, line) -> units.merge(
                        sales.productIds().get(sales.product(line)), (double) sales.quantity(line), Double::sum));
        Map<String, Double> offeredTo = new TreeMap<>();
        for (int m = 0; m < counts.length; m++) {
            double total = Arrays.stream(counts[m]).sum();
            seen.get(m).forEach(product -> offeredTo.merge(product, total, Double::sum));
        }
        Map<String, Double> strength = new TreeMap<>();
        offeredTo.forEach(
                (product, sold) -> strength.put(product, (units.getOrDefault(product, 0.0) + 1) / (sold + 1)));
        return strength;
    }

    private interface Line {
        void see(int machine, SalesHistory sales, int line);
    }

    private static void each(FleetPast fleet, List<Machine> machines, LocalDate since, Line seen) {
        for (int m = 0; m < machines.size(); m++) {
            SalesHistory sales = fleet.history(machines.get(m).id()).sales();
            for (int line = sales.firstLineFrom(since.toEpochDay()); line < sales.size(); line++) {
                seen.see(m, sales, line);
            }
        }
    }

    private static double[][] ones(int rows, int columns) {
        double[][] ones = new double[rows][columns];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        return ones;
    }
}
