package io.slotwise.bench.accuracy;

import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Sales of a regime, made from a seed: what was truly expected is known of every product, machine and day. */
final class RegimeSales {
    private static final LocalDate START = LocalDate.of(2025, 1, 6);
    private static final int WEEK = 7;
    private static final int LAST_HORIZON = 28;
    private static final double PRODUCTS_DIFFER = 0.5;
    private static final double TASTES_DIFFER = 0.35;
    private static final double MACHINES_DIFFER = 0.3;

    private final Regime regime;
    private final RandomGenerator random;
    private final Map<String, Double> popularity = new HashMap<>();
    private final Map<String, double[]> expected = new TreeMap<>();
    private final Map<String, MachineHistory> histories = new TreeMap<>();

    private RegimeSales(Regime regime, long seed) {
        this.regime = regime;
        random = new SplittableRandom(seed);
        for (int m = 0; m < regime.size().machines(); m++) {
            machine("m%02d".formatted(m));
        }
    }

    static RegimeSales of(Regime regime, long seed) {
        return new RegimeSales(regime, seed);
    }

    Panel panel() {
        return Panel.of(histories, id -> "", START.plusDays(regime.size().days()));
    }

    /** Units that a series of the panel was truly expected to sell by day of the panel, which begins with the first sale. */
    double[] expected(Panel panel, int series) {
        Panel.Series one = panel.series().get(series);
        double[] found = expected.get(key(panel.machines().get(one.machine()), one.productId()));
        if (found == null) {
            throw new IllegalStateException("The product (%s) was never offered.".formatted(one.productId()));
        }
        int skipped = Math.toIntExact(panel.firstDay().toEpochDay() - START.toEpochDay());
        return Arrays.copyOfRange(found, skipped, found.length);
    }

    private static String key(String machine, String product) {
        return machine + '/' + product;
    }

    private void machine(String id) {
        double[] level = levels(regime.motion().machineWander());
        double base = regime.size().unitsPerWeek() / WEEK * Math.exp(MACHINES_DIFFER * random.nextGaussian());
        double[] luck = new double[level.length];
        double spread = Math.sqrt(Math.log1p(regime.shoppers().daySpread()));
        for (int t = 0; t < level.length; t++) {
            level[t] *= base * moved(t) * regime.shoppers().weekdays()[t % WEEK];
            luck[t] = Math.exp(spread * random.nextGaussian() - spread * spread / 2);
        }
        List<Sale> sales = new ArrayList<>();
        for (int place = 0; place < regime.size().products(); place++) {
            place(id, place, level, luck, sales);
        }
        histories.put(id, MachineHistory.of(SalesHistory.of(sales)));
    }

    /** The products that stand in one place of a machine, one after the other. */
    private void place(String machine, int place, double[] level, double[] luck, List<Sale> sales) {
        int rotate = regime.shoppers().rotateDays();
        int life = rotate == 0 ? level.length : 3 * rotate;
        int begin = rotate == 0 ? 0 : -(place % 3) * rotate;
        for (int from = begin; from < level.length; from += life) {
            String product = rotate == 0 ? "p%02d".formatted(place) : "p%02d-%d".formatted(place, from / rotate + 3);
            double popular = popularity.computeIfAbsent(product, unused -> PRODUCTS_DIFFER * random.nextGaussian());
            double taste = Math.exp(popular + TASTES_DIFFER * random.nextGaussian());
            double[] own = levels(regime.motion().productWander());
            double[] mean = new double[level.length];
            for (int t = Math.max(0, from); t < Math.min(level.length, from + life); t++) {
                mean[t] = level[t] * taste * own[t];
                for (int n = units(mean[t] * luck[t]); n > 0; n--) {
                    sales.add(Sale.of(START.plusDays(t), machine, product));
                }
            }
            expected.put(key(machine, product), mean);
        }
    }

    private double moved(int day) {
        int middle = regime.size().days() - LAST_HORIZON - regime.origins() * WEEK / 2;
        double step = day >= middle ? regime.motion().step() : 1;
        return step * Math.exp(regime.motion().trend() * (day - middle) / WEEK);
    }

    /** A level that moves at random from week to week, about 1 at first. */
    private double[] levels(double wander) {
        double[] level = new double[regime.size().days()];
        double log = 0;
        for (int t = 0; t < level.length; t++) {
            log += t > 0 && t % WEEK == 0 ? wander * random.nextGaussian() : 0;
            level[t] = Math.exp(log);
        }
        return level;
    }

    /** Buyers come by chance, and each takes one unit or more. */
    private int units(double mean) {
        double lump = regime.shoppers().lump();
        int units = 0;
        for (int buyers = poisson(mean / lump); buyers > 0; buyers--) {
            units++;
            while (random.nextDouble() > 1 / lump) {
                units++;
            }
        }
        return units;
    }

    /** By Knuth's product of uniforms; the means here are small. */
    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int n = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            n++;
        }
        return n;
    }
}
