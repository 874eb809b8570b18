package io.slotwise.bench.accuracy;

import io.slotwise.engine.demand.backtest.Method;
import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Groups;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.demand.peer.Peer;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.TrueMachine;
import io.slotwise.testbed.world.Truth;
import io.slotwise.testbed.world.WeeklyTruth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Forecasts held against what is truly expected, which only a truth fleet knows: no luck of the coming days stands between
 * a forecast and its mark. As of the day after the past, for products that stand in the machine and have sold in the last
 * 60 days; the truth is a usual week's sales from full slots.
 */
final class TrueRates {
    private static final double[] STARTS = {0, 5, 20, 75, 200, Double.POSITIVE_INFINITY};
    private static final double FIFTEEN = 0.15;
    private static final double TEN = 0.10;
    private static final double WEEK = 7;
    private static final int ASSORTMENT_DAYS = 60;

    /** What a group is expected to sell, by the truth and by a forecast. */
    record Cell(double truth, double mean) {
        double error() {
            return Math.abs(mean - truth);
        }
    }

    private TrueRates() {}

    /** Tables in Markdown, by level and horizon. */
    static String of(TruthFleet fleet, Panel panel, List<Integer> horizons) {
        double[] perWeek = perWeek(fleet, panel);
        List<Method> methods = new ArrayList<>(List.of(Method.fleet()));
        Arrays.stream(Peer.values()).map(Method::of).forEach(methods::add);
        List<Method.Fitted> fitted =
                methods.stream().map(method -> method.fit(panel)).toList();
        StringBuilder text = new StringBuilder();
        for (int days : horizons) {
            List<Forecasts> forecasts =
                    fitted.stream().map(one -> one.forecast(days)).toList();
            for (Level level : Level.values()) {
                text.append("%n### %s, %d days, against what is truly expected%n%n".formatted(name(level), days));
                text.append("| method | cells | within ±15 %% | within ±10 %% | WAPE | bias |%n".formatted());
                text.append("|---|---|---|---|---|---|%n".formatted());
                for (int i = 0; i < methods.size(); i++) {
                    double[] mean =
                            Objects.requireNonNull(forecasts.get(i).mean().get(level));
                    List<Cell> cells = cells(panel, level, perWeek, mean, days);
                    text.append(line(methods.get(i).name(), cells));
                    text.append(i == 0 ? buckets(cells) : "");
                }
            }
        }
        return text.toString();
    }

    /** True units a week by series, not a number where a product does not stand or has not sold of late. */
    private static double[] perWeek(TruthFleet fleet, Panel panel) {
        double[] perWeek = new double[panel.series().size()];
        Arrays.fill(perWeek, Double.NaN);
        for (TrueMachine machine : fleet.machines()) {
            int m = panel.machines().indexOf(machine.machine().id());
            WeeklyTruth truth = machine.truth().weekly(machine.planograms(), Truth.Supply.FROM_PAR);
            Set<String> standing = new TreeSet<>();
            machine.planograms().forEach(planogram -> standing.addAll(planogram.productIds()));
            for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
                String product = panel.series().get(s).productId();
                int[] units = panel.units(s);
                boolean sells = Arrays.stream(units, units.length - ASSORTMENT_DAYS, units.length)
                        .anyMatch(sold -> sold > 0);
                perWeek[s] = standing.contains(product) && sells ? truth.units(product) : Double.NaN;
            }
        }
        return perWeek;
    }

    private static List<Cell> cells(Panel panel, Level level, double[] perWeek, double[] mean, int days) {
        Groups groups = Groups.of(panel, level);
        double[] truth = new double[groups.count()];
        for (int s = 0; s < perWeek.length; s++) {
            truth[groups.of()[s]] += Double.isNaN(perWeek[s]) ? 0 : perWeek[s] * days / WEEK;
        }
        List<Cell> cells = new ArrayList<>();
        for (int g = 0; g < truth.length; g++) {
            if (truth[g] > 0) {
                cells.add(new Cell(truth[g], mean[g]));
            }
        }
        return cells;
    }

    private static String line(String name, List<Cell> cells) {
        double truth = cells.stream().mapToDouble(Cell::truth).sum();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %.4f | %+.4f |%n",
                name,
                cells.size(),
                within(cells, FIFTEEN),
                within(cells, TEN),
                cells.stream().mapToDouble(Cell::error).sum() / truth,
                cells.stream().mapToDouble(Cell::mean).sum() / truth - 1);
    }

    private static String buckets(List<Cell> cells) {
        StringBuilder text = new StringBuilder();
        for (int b = 0; b + 1 < STARTS.length; b++) {
            double from = STARTS[b];
            double to = STARTS[b + 1];
            List<Cell> own = cells.stream()
                    .filter(cell -> cell.truth() >= from && cell.truth() < to)
                    .toList();
            if (!own.isEmpty()) {
                text.append(line(String.format(Locale.ROOT, "– of it %.0f units and more", from), own));
            }
        }
        return text.toString();
    }

    private static double within(List<Cell> cells, double tolerance) {
        return cells.stream()
                .mapToDouble(cell -> cell.error() <= tolerance * cell.truth() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static String name(Level level) {
        return switch (level) {
            case SKU -> "Product on machine";
            case CATEGORY -> "Category on machine";
            case MACHINE -> "Machine";
            case FLEET -> "Fleet";
        };
    }
}
