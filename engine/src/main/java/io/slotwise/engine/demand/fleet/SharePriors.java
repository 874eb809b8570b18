package io.slotwise.engine.demand.fleet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What share of its machine a product may be expected to have before its own sales there are looked at: its
 * share in the whole fleet, shrunk to its category's average product, shrunk to the average product. Kept by
 * week, from the weeks before.
 */
final class SharePriors {
    private static final double PRODUCT_STRENGTH = 100;
    private static final double CATEGORY_STRENGTH = 20;
    private static final double FIRST_SHARE = 1 / 30.0;

    /** A product that has not sold for longer says nothing about the share of one that is there. */
    private static final int SILENT_DAYS = 21;

    private static final int WEEK = 7;

    private final Panel panel;
    private final MachineLevels levels;
    private final int[] product;
    private final Tally[] byProduct;
    private final Tally[] byCategory;
    private final Tally all = new Tally();
    private final double[][] share;

    private static final class Tally {
        double units;
        double exposure;

        void add(double more, double exposed) {
            units += more;
            exposure += exposed;
        }

        double shrunk(double to, double strength) {
            return (units + strength * to) / (exposure + strength);
        }
    }

    SharePriors(Panel panel, MachineLevels levels) {
        this.panel = panel;
        this.levels = levels;
        Map<String, Integer> numbers = new HashMap<>();
        product = panel.series().stream()
                .mapToInt(series -> numbers.computeIfAbsent(series.productId(), unused -> numbers.size()))
                .toArray();
        byProduct = tallies(numbers.size());
        byCategory = tallies(panel.categories().size());
        share = new double[panel.days() / WEEK + 1][];
        run();
    }

    /** The prior share of a series as known at the beginning of the week of a day. */
    double share(int series, int day) {
        return share[day / WEEK][series];
    }

    private void run() {
        int[] lastSale = new int[product.length];
        Arrays.fill(lastSale, -SILENT_DAYS - 1);
        for (int week = 0; week < share.length; week++) {
            share[week] = snapshot();
            int end = Math.min(panel.days(), (week + 1) * WEEK);
            for (int s = 0; s < product.length; s++) {
                see(s, week * WEEK, end, lastSale);
            }
        }
    }

    private void see(int s, int from, int to, int[] lastSale) {
        Panel.Series series = panel.series().get(s);
        int[] units = panel.units(s);
        double sold = 0;
        double exposed = 0;
        for (int t = from; t < to; t++) {
            lastSale[s] = units[t] > 0 ? t : lastSale[s];
            if (t - lastSale[s] <= SILENT_DAYS) {
                sold += units[t];
                exposed += levels.level(series.machine(), t) * levels.factor(series.machine(), t, t);
            }
        }
        byProduct[product[s]].add(sold, exposed);
        byCategory[series.category()].add(sold, exposed);
        all.add(sold, exposed);
    }

    private double[] snapshot() {
        double average = all.shrunk(FIRST_SHARE, 1);
        double[] shares = new double[product.length];
        for (int s = 0; s < shares.length; s++) {
            double category = byCategory[panel.series().get(s).category()].shrunk(average, CATEGORY_STRENGTH);
            shares[s] = byProduct[product[s]].shrunk(category, PRODUCT_STRENGTH);
        }
        return shares;
    }

    private static Tally[] tallies(int count) {
        Tally[] tallies = new Tally[count];
        Arrays.setAll(tallies, unused -> new Tally());
        return tallies;
    }
}
