package io.slotwise.bench.accuracy;

import io.slotwise.engine.demand.backtest.Accuracy;
import io.slotwise.engine.demand.backtest.Backtest;
import io.slotwise.engine.demand.backtest.Method;
import io.slotwise.engine.demand.count.CountLoss;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.demand.peer.Peer;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.intake.open.Intake;
import io.slotwise.intake.open.IntakeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How forecasts hold on fleets of other kinds than the ones that settings were chosen on: {@code RegimeAccuracy FIRST_SEED
 * LAST_SEED [FOLDER]}. Poisson deviance of ours ÷ that of the best peer, on the same cells, peers chosen with hindsight
 * for each regime and horizon; all seeds of a regime together. In brackets ours itself, and for products what is left to
 * luck when all that is expected is known. With a folder of real sales the same for its files, for both halves of the
 * origins, and for every vending machine by itself.
 */
public final class RegimeAccuracy {
    private static final List<Level> LEVELS = List.of(Level.SKU, Level.MACHINE);
    private static final String TRUTH = "truth";
    private static final String VENDING = "nj_vending_2022_jan_aug.csv";
    private static final String DRINKS = "coffee_m1_until_2024_10.csv";
    private static final String BAKERY = "bakery_until_2017_01.csv";

    /** It knows but a season. */
    private static final int BAKERY_ORIGINS = 3;

    private record Key(Level level, int days, String method) {}

    /** Sums over the cells of one regime. */
    private static final class Tally {
        private final Map<Key, double[]> sums = new LinkedHashMap<>();

        void add(Key key, double deviance) {
            double[] sum = sums.computeIfAbsent(key, unused -> new double[2]);
            sum[0] += deviance;
            sum[1]++;
        }

        double of(Level level, int days, String method) {
            double[] sum = sums.getOrDefault(new Key(level, days, method), new double[2]);
            return sum[0] / sum[1];
        }

        Peer best(Level level, int days) {
            return Arrays.stream(Peer.values())
                    .min(Comparator.comparingDouble(peer -> of(level, days, peer.name())))
                    .orElseThrow();
        }
    }

    private RegimeAccuracy() {}

    public static void main(String[] args) throws IOException {
        System.out.println("| regime | products, 1 day | 7 days | 28 days | machine, 1 day | 7 days | 28 days |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Regime regime : Regime.all()) {
            Tally tally = new Tally();
            for (long seed = Long.parseLong(args[0]); seed <= Long.parseLong(args[1]); seed++) {
                RegimeSales sales = RegimeSales.of(regime, seed);
                Panel panel = sales.panel();
                run(tally, panel, regime.origins(), cell -> true);
                truth(tally, sales, panel, regime.origins());
            }
            print(regime.name(), tally);
        }
        if (args.length > 2) {
            real(Path.of(args[2]));
        }
    }

    private static void run(Tally tally, Panel panel, int origins, Predicate<Backtest.Cell> chosen) {
        Backtest backtest = Backtest.of(panel, origins, Accuracy.HORIZONS.getLast());
        List<Method> methods = new ArrayList<>(List.of(Method.fleet()));
        for (Peer peer : Peer.values()) {
            methods.add(Method.of(peer));
        }
        for (Method method : methods) {
            for (Backtest.Result result : backtest.run(method, Accuracy.HORIZONS)) {
                if (LEVELS.contains(result.level())) {
                    Key key = new Key(result.level(), result.horizonDays(), method.name());
                    result.cells().stream()
                            .filter(chosen)
                            .forEach(cell -> tally.add(key, CountLoss.deviance(cell.actual(), cell.mean())));
                }
            }
        }
    }

    /** What is left to luck when all that is expected is known, on the same cells. */
    private static void truth(Tally tally, RegimeSales sales, Panel panel, int origins) {
        int last = panel.days() - Accuracy.HORIZONS.getLast();
        for (int origin = last - (origins - 1) * Backtest.STEP_DAYS; origin <= last; origin += Backtest.STEP_DAYS) {
            for (int s = 0; s < panel.series().size(); s++) {
                if (sum(panel.units(s), Math.max(0, origin - Backtest.ASSORTMENT_DAYS), origin) > 0) {
                    double[] expected = sales.expected(panel, s);
                    for (int days : Accuracy.HORIZONS) {
                        double mean =
                                Arrays.stream(expected, origin, origin + days).sum();
                        int actual = sum(panel.units(s), origin, origin + days);
                        tally.add(new Key(Level.SKU, days, TRUTH), CountLoss.deviance(actual, mean));
                    }
                }
            }
        }
    }

    private static int sum(int[] units, int from, int to) {
        return Arrays.stream(units, from, to).sum();
    }

    private static void print(String name, Tally tally) {
        StringBuilder line = new StringBuilder("| " + name + " |");
        for (Level level : LEVELS) {
            for (int days : Accuracy.HORIZONS) {
                Peer peer = tally.best(level, days);
                double ours = tally.of(level, days, Method.FLEET);
                double luck = tally.of(level, days, TRUTH);
                line.append(" %.3f %s (%.3f%s) |"
                        .formatted(
                                ours / tally.of(level, days, peer.name()),
                                peer.name().toLowerCase(Locale.ROOT),
                                ours,
                                Double.isNaN(luck) ? "" : ", %.3f".formatted(luck)));
            }
        }
        System.out.println(line);
    }

    private static void real(Path folder) throws IOException {
        Map<String, List<Sale>> vending = sales(folder.resolve(VENDING));
        Map<String, List<Sale>> drinks = sales(folder.resolve(DRINKS));
        halves("vending set", panel(vending));
        halves("drinks machine", panel(drinks));
        Tally alone = new Tally();
        for (Map.Entry<String, List<Sale>> one : vending.entrySet()) {
            Panel own = panel(Map.of(one.getKey(), one.getValue()));
            int room = (own.days() - Accuracy.HORIZONS.getLast()) / Backtest.STEP_DAYS;
            run(alone, own, Math.min(Accuracy.LEAST_ORIGINS, room), cell -> true);
        }
        print("each vending machine alone", alone);
        Path bakery = folder.resolve(BAKERY);
        if (Files.isRegularFile(bakery)) {
            Tally tally = new Tally();
            run(tally, panel(sales(bakery)), BAKERY_ORIGINS, cell -> true);
            print("bakery", tally);
        }
    }

    private static void halves(String name, Panel panel) {
        Tally first = new Tally();
        Tally second = new Tally();
        int half = Accuracy.LEAST_ORIGINS / 2;
        run(first, panel, Accuracy.LEAST_ORIGINS, cell -> cell.origin() < half);
        run(second, panel, Accuracy.LEAST_ORIGINS, cell -> cell.origin() >= half);
        print(name + ", earlier half", first);
        print(name + ", later half", second);
    }

    private static Map<String, List<Sale>> sales(Path file) throws IOException {
        return Intake.open(file, IntakeOptions.NONE).dataset().sales().stream()
                .collect(Collectors.groupingBy(Sale::deviceId, TreeMap::new, Collectors.toList()));
    }

    private static Panel panel(Map<String, List<Sale>> sales) {
        Map<String, MachineHistory> histories = new TreeMap<>();
        sales.forEach((id, own) -> histories.put(id, MachineHistory.of(SalesHistory.of(own))));
        LocalDate end = sales.values().stream()
                .flatMap(List::stream)
                .map(Sale::date)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plusDays(1);
        return Panel.of(histories, id -> "", end);
    }
}
