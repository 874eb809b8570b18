package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.filter.RidgePoisson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a product will sell on a machine that never had it, or on a new machine: a pooled Poisson regression of the
 * products that are there on the machine's average slot and on the product's share elsewhere. Each product on each
 * machine is explained by the other machines alone, as a newcomer would be. Both exponents come out well below one, so
 * that a newcomer is drawn to the fleet's average slot.
 */
final class Newcomers {
    private static final int WINDOW_DAYS = 182;

    /** Silent for so long, a product is taken to have gone. */
    private static final int SILENT_DAYS = 21;

    /** Exponents of the average slot and of the share elsewhere, as usual. */
    private static final double[] USUAL = {0, .3, .25};

    /** How many units of evidence the usual exponents are worth; the level itself is nearly free. */
    private static final double[] PRECISION = {2, 30, 30};

    private static final double CATEGORY_STRENGTH = 20;
    private static final double PRODUCT_STRENGTH = 100;
    private static final double LEAST = 1e-3;

    /** Units per day of a slot where nothing ever sold. */
    private static final double FIRST_RATE = 0.2;

    private static final double FIRST_SHARE = 1 / 30.0;

    private final Panel panel;
    private final Seen all = new Seen();
    private final Seen[] byMachine;
    private final Map<String, Seen> byCategory = new HashMap<>();
    private final Map<String, Seen> byProduct = new HashMap<>();
    private final Map<Key, Seen> byMachineCategory = new HashMap<>();
    private final Map<Key, Seen> byMachineProduct = new HashMap<>();
    private final double[] beta;

    private record Key(int machine, String of) {}

    /** Units, the days on which they could sell, and what the machines sold on those days. */
    private static final class Seen {
        static final Seen NOTHING = new Seen();

        double units;
        double days;
        double machineUnits;

        void add(Seen more) {
            units += more.units;
            days += more.days;
            machineUnits += more.machineUnits;
        }
    }

    Newcomers(Panel panel) {
        this.panel = panel;
        byMachine = IntStream.range(0, panel.machines().size())
                .mapToObj(unused -> new Seen())
                .toArray(Seen[]::new);
        List<Seen> bySeries = new ArrayList<>();
        for (int m = 0; m < byMachine.length; m++) {
            int[] machineUnits = panel.machineUnits(m);
            for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
                Seen seen = see(panel.units(s), machineUnits);
                bySeries.add(seen);
                tally(panel.series().get(s), seen);
            }
        }
        beta = regress(bySeries);
    }

    /**
     * Expected units per day while on offer.
     *
     * @param machine index of the machine, or −1 for one that the fleet has not seen
     */
    double perDay(int machine, String productId, String category) {
        return rate() * Math.exp(RidgePoisson.eta(features(machine, productId, category), beta));
    }

    /** Units per day of an average product on a machine while on offer; of the fleet where it sold nothing. */
    double usualPerDay(int machine) {
        Seen own = machine < 0 ? Seen.NOTHING : byMachine[machine];
        return own.units > 0 ? own.units / own.days : rate();
    }

    private double[] features(int machine, String productId, String category) {
        double level = machine < 0 ? Double.NaN : levelOf(byMachine[machine]);
        double expected = share(machine, productId, category) * (Double.isNaN(level) ? levelOf(all) : level);
        return new double[] {1, Math.log(usualPerDay(machine) / rate()), Math.log(Math.max(LEAST, expected) / rate())};
    }

    private static double levelOf(Seen seen) {
        return seen.days > 0 ? seen.machineUnits / seen.days : FIRST_RATE / FIRST_SHARE;
    }

    private double rate() {
        return all.units > 0 ? all.units / all.days : FIRST_RATE;
    }

    /** A product's share on the other machines, shrunk to its category's there, shrunk to the average product's. */
    private double share(int machine, String productId, String category) {
        double average = all.machineUnits > 0 ? all.units / all.machineUnits : FIRST_SHARE;
        double shrunk = shrunk(
                byCategory.get(category),
                byMachineCategory.get(new Key(machine, category)),
                average,
                CATEGORY_STRENGTH);
        return shrunk(
                byProduct.get(productId), byMachineProduct.get(new Key(machine, productId)), shrunk, PRODUCT_STRENGTH);
    }

    private static double shrunk(@Nullable Seen everywhere, @Nullable Seen here, double to, double strength) {
        Seen total = everywhere == null ? Seen.NOTHING : everywhere;
        Seen own = here == null ? Seen.NOTHING : here;
        return (total.units - own.units + strength * to) / (total.machineUnits - own.machineUnits + strength);
    }

    private double[] regress(List<Seen> bySeries) {
        List<double[]> rows = new ArrayList<>();
        List<Double> units = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int s = 0; s < bySeries.size(); s++) {
            Panel.Series series = panel.series().get(s);
            if (bySeries.get(s).units > 0) {
                rows.add(features(
                        series.machine(), series.productId(), panel.categories().get(series.category())));
                units.add(bySeries.get(s).units);
                expected.add(bySeries.get(s).days * rate());
            }
        }
        double[] y = new double[rows.size()];
        double[] weight = new double[rows.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = units.get(i) / expected.get(i);
            weight[i] = expected.get(i) / (1 + expected.get(i));
        }
        return RidgePoisson.fit(rows.toArray(double[][]::new), y, weight, USUAL, PRECISION);
    }

    private void tally(Panel.Series series, Seen seen) {
        String category = panel.categories().get(series.category());
        all.add(seen);
        byMachine[series.machine()].add(seen);
        byCategory.computeIfAbsent(category, unseen -> new Seen()).add(seen);
        byProduct.computeIfAbsent(series.productId(), unseen -> new Seen()).add(seen);
        byMachineCategory
                .computeIfAbsent(new Key(series.machine(), category), unseen -> new Seen())
                .add(seen);
        byMachineProduct
                .computeIfAbsent(new Key(series.machine(), series.productId()), unseen -> new Seen())
                .add(seen);
    }

    private Seen see(int[] units, int[] machineUnits) {
        Seen seen = new Seen();
        int lastSale = Integer.MIN_VALUE / 2;
        for (int t = Math.max(0, panel.days() - WINDOW_DAYS); t < panel.days(); t++) {
            lastSale = units[t] > 0 ? t : lastSale;
            if (t - lastSale <= SILENT_DAYS) {
                seen.units += units[t];
                seen.machineUnits += machineUnits[t];
                seen.days++;
            }
        }
        return seen;
    }
}
