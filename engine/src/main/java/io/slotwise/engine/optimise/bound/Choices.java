package io.slotwise.engine.optimise.bound;

import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.optimise.search.Tables;
import java.util.Arrays;

/**
 * What one product may choose from when slots have prices: kinds of slots that are alike to it, where it stays or
 * newly comes. Answers the most that the product can be worth less the prices, exactly: one and two facings by a
 * table, more by branch and bound under a plane over multipliers and stock that no pattern of so many exceeds.
 */
final class Choices {
    private static final double MARGIN = 1e-9;
    private static final int MANY = 24;

    final int product;
    final int kinds;
    final SlotClasses.Kinds of;
    private final Instance in;
    private final int least;
    private final int most;
    private final double none;
    private final double[] single;
    private final double[] twice;
    private final Plane[] planes;
    private final double[] crest;
    private int lowStock = Integer.MAX_VALUE;
    private int highStock;
    private int stockStep;
    private final double[] score;
    private final int[] order;
    private final int[] trial;
    private double top;
    private int visited;

    /** How many of each kind the best choice has. */
    final int[] taken;

    private static final class Plane {
        private double offset;
        private double perMultiplier;
        private double perUnit;
    }

    Choices(Instance in, int product, SlotClasses classes) {
        this.in = in;
        this.product = product;
        of = classes.kindsFor(product);
        kinds = of.slotClass().length;
        int fixed = Arrays.stream(of.fixed()).sum();
        least = Math.max(fixed, in.terms().minFacings(product));
        most = Math.min(
                in.terms().maxFacings(product), Arrays.stream(of.count()).sum());
        boolean must = in.terms().mustStand(product) || fixed > 0;
        none = must ? Double.NEGATIVE_INFINITY : in.worth(product, 0, 0, 0);
        taken = new int[kinds];
        trial = new int[kinds];
        score = new double[kinds];
        order = new int[kinds];
        planes = new Plane[most + 1];
        crest = new double[most + 1];
        Arrays.fill(crest, Double.NaN);
        span();
        single = new double[kinds];
        twice = new double[kinds * kinds];
        tabulate();
    }

    private void tabulate() {
        for (int i = 0; i < kinds; i++) {
            Arrays.fill(trial, 0);
            trial[i] = 1;
            single[i] = worthOfTrial();
            for (int j = i; j < kinds && most >= 2; j++) {
                trial[j]++;
                twice[i * kinds + j] = worthOfTrial();
                trial[j]--;
            }
        }
    }

    /** Minus infinity where there are not so many, or where fixed slots are left out. */
    private double worthOfTrial() {
        int facings = 0;
        double multipliers = 0;
        int stock = 0;
        for (int i = 0; i < kinds; i++) {
            if (trial[i] > of.count()[i] || trial[i] < of.fixed()[i]) {
                return Double.NEGATIVE_INFINITY;
            }
            facings += trial[i];
            multipliers += trial[i] * of.multiplier()[i];
            stock += trial[i] * of.stock()[i];
        }
        return in.worth(product, facings, multipliers, stock);
    }

    private void span() {
        for (int stock : of.stock()) {
            lowStock = Math.min(lowStock, stock);
            highStock = Math.max(highStock, stock);
        }
        for (int stock : of.stock()) {
            stockStep = gcd(stockStep, stock - lowStock);
        }
        stockStep = Math.max(1, stockStep);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /**
     * The most that the product can be worth at these prices; {@link #taken} then says how.
     *
     * @param price by kind
     */
    double best(double[] price) {
        Arrays.fill(taken, 0);
        top = none;
        if (most >= 1 && least <= 1) {
            one(price);
        }
        if (most >= 2 && least <= 2) {
            two(price);
        }
        if (most >= 3) {
            double cheapest = Double.POSITIVE_INFINITY;
            for (double one : price) {
                cheapest = Math.min(cheapest, one);
            }
            for (int facings = Math.max(3, least); facings <= most; facings++) {
                if (crest(facings) - facings * cheapest > top) {
                    many(facings, price);
                }
            }
        }
        return top;
    }

    private void one(double[] price) {
        int at = -1;
        for (int i = 0; i < kinds; i++) {
            double value = single[i] - price[i];
            if (value > top) {
                top = value;
                at = i;
            }
        }
        if (at >= 0) {
            taken[at] = 1;
        }
    }

    private void two(double[] price) {
        int at = -1;
        for (int i = 0; i < kinds; i++) {
            double cost = price[i];
            int row = i * kinds;
            for (int j = i; j < kinds; j++) {
                double value = twice[row + j] - cost - price[j];
                if (value > top) {
                    top = value;
                    at = row + j;
                }
            }
        }
        if (at >= 0) {
            Arrays.fill(taken, 0);
            taken[at / kinds]++;
            taken[at % kinds]++;
        }
    }

    private void many(int facings, double[] price) {
        Plane plane = plane(facings);
        double bound = plane.offset;
        double multipliers = 0;
        double cost = 0;
        int stock = 0;
        int left = facings;
        for (int i = 0; i < kinds; i++) {
            score[i] = plane.perMultiplier * of.multiplier()[i] + plane.perUnit * of.stock()[i] - price[i];
            int fixed = of.fixed()[i];
            trial[i] = fixed;
            left -= fixed;
            bound += fixed * score[i];
            multipliers += fixed * of.multiplier()[i];
            stock += fixed * of.stock()[i];
            cost += fixed * price[i];
        }
        sort();
        visited = 0;
        double before = top;
        extend(0, left, new Sums(bound, multipliers, stock, cost), price, facings);
        if (top > before && visited > MANY) {
            lay(plane, facings);
        }
    }

    private record Sums(double bound, double multipliers, int stock, double cost) {}

    /** Kinds by falling score. */
    private void sort() {
        for (int i = 0; i < kinds; i++) {
            int at = i;
            while (at > 0 && score[order[at - 1]] < score[i]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
    }

    /** Takes some of the next kind, most first, as long as the plane leaves room for something better. */
    private void extend(int next, int left, Sums sums, double[] price, int facings) {
        visited++;
        if (left == 0) {
            double value = in.worth(product, facings, sums.multipliers, sums.stock) - sums.cost;
            if (value > top) {
                top = value;
                System.arraycopy(trial, 0, taken, 0, kinds);
            }
            return;
        }
        if (next == kinds || sums.bound + left * score[order[next]] <= top) {
            return;
        }
        int i = order[next];
        int room = Math.min(left, of.count()[i] - of.fixed()[i]);
        for (int n = room; n >= 0; n--) {
            trial[i] += n;
            Sums with = new Sums(
                    sums.bound + n * score[i],
                    sums.multipliers + n * of.multiplier()[i],
                    sums.stock + n * of.stock()[i],
                    sums.cost + n * price[i]);
            extend(next + 1, left - n, with, price, facings);
            trial[i] -= n;
        }
    }

    /** No pattern of so many facings is worth more. */
    private double crest(int facings) {
        if (Double.isNaN(crest[facings])) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int c = facings * lowStock; c <= facings * highStock; c += stockStep) {
                for (double worth : in.row(product, facings, c)) {
                    highest = Math.max(highest, worth);
                }
            }
            crest[facings] = highest;
        }
        return crest[facings];
    }

    private Plane plane(int facings) {
        Plane plane = planes[facings];
        if (plane == null) {
            plane = new Plane();
            planes[facings] = plane;
            double multipliers = 0;
            double units = 0;
            double all = 0;
            for (int i = 0; i < kinds; i++) {
                multipliers += of.count()[i] * of.multiplier()[i];
                units += of.count()[i] * of.stock()[i];
                all += of.count()[i];
            }
            lay(plane, facings, facings * multipliers / all, (int) Math.round(facings * units / all));
        }
        return plane;
    }

    /** Lays a plane where the last choice was, which makes it tight there. */
    private void lay(Plane plane, int facings) {
        double multipliers = 0;
        int units = 0;
        for (int i = 0; i < kinds; i++) {
            multipliers += taken[i] * of.multiplier()[i];
            units += taken[i] * of.stock()[i];
        }
        lay(plane, facings, multipliers, units);
    }

    private void lay(Plane plane, int facings, double multipliers, int units) {
        double step = 0.04 * multipliers;
        int low = Math.max(facings * lowStock, units - stockStep);
        int high = Math.min(facings * highStock, units + stockStep);
        plane.perMultiplier = (in.worth(product, facings, multipliers + step, units)
                        - in.worth(product, facings, multipliers - step, units))
                / (2 * step);
        plane.perUnit = high == low
                ? 0
                : (in.worth(product, facings, multipliers, high) - in.worth(product, facings, multipliers, low))
                        / (high - low);
        plane.offset = Double.NEGATIVE_INFINITY;
        int beside = in.elsewhere().facings()[product];
        double besideMultipliers = in.elsewhere().multipliers()[product];
        for (int c = facings * lowStock; c <= facings * highStock; c += stockStep) {
            double[] row = in.row(product, facings, c);
            for (int knot = 0; knot < Tables.KNOTS; knot++) {
                double sum = (facings + beside) * in.knot(knot) - besideMultipliers;
                plane.offset =
                        Math.max(plane.offset, row[knot] - plane.perMultiplier * sum - plane.perUnit * c + MARGIN);
            }
        }
    }
}
