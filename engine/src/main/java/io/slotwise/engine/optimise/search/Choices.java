package io.slotwise.engine.optimise.search;

import java.util.Arrays;

/**
 * What one product may choose from when slots have prices: kinds of slots that are alike to it, where it stays or
 * newly comes. Answers the most that the product can be worth less the prices: exactly for one and two facings,
 * and for more from above, by a plane over multipliers and stock that no pattern of so many facings exceeds.
 */
final class Choices {
    private static final double MARGIN = 1e-9;

    final int product;
    final int kinds;
    final int[] slotClass;
    final boolean[] fresh;
    final int[] count;
    final double[] multiplier;
    final int[] stock;
    final long[] grams;
    private final Instance in;
    private final int least;
    private final int most;
    private final boolean must;
    private final double none;
    private final double[] single;
    private final double[] twice;
    private final Plane[] planes;
    private final double[] crest;
    private final double[] neighbours;
    private int lowStock = Integer.MAX_VALUE;
    private int highStock;
    private int stockStep;
    private final double[] score;
    private final double[] cost;
    private final int[] picks;

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
        SlotClasses.Kinds of = classes.kindsFor(product);
        kinds = of.slotClass().length;
        slotClass = of.slotClass();
        fresh = of.fresh();
        count = of.count();
        multiplier = of.multiplier();
        stock = of.stock();
        grams = of.grams();
        must = in.mustStand[product];
        least = in.minFacings[product];
        most = Math.min(in.maxFacings[product], Arrays.stream(count).sum());
        none = in.worth(product, 0, 0, 0);
        taken = new int[kinds];
        score = new double[kinds];
        cost = new double[kinds];
        planes = new Plane[most + 1];
        picks = new int[most + 1];
        crest = new double[most + 1];
        Arrays.fill(crest, Double.NaN);
        neighbours = classes.neighbourWorths(product);
        span();
        single = new double[kinds];
        twice = new double[kinds * kinds];
        for (int i = 0; i < kinds; i++) {
            single[i] = in.worth(product, 1, multiplier[i], stock[i]);
        }
        if (most >= 2) {
            pairs();
        }
    }

    private void pairs() {
        for (int i = 0; i < kinds; i++) {
            for (int j = i; j < kinds; j++) {
                twice[i * kinds + j] = i == j && count[i] < 2
                        ? Double.NEGATIVE_INFINITY
                        : in.worth(product, 2, multiplier[i] + multiplier[j], stock[i] + stock[j]);
            }
        }
    }

    private void span() {
        for (int i = 0; i < kinds; i++) {
            lowStock = Math.min(lowStock, stock[i]);
            highStock = Math.max(highStock, stock[i]);
        }
        for (int i = 0; i < kinds; i++) {
            stockStep = gcd(stockStep, stock[i] - lowStock);
        }
        stockStep = Math.max(1, stockStep);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** What newly coming to so many slots may bring by neighbours, at most. */
    private double neighbours(int newSlots) {
        int last = Math.min(newSlots, neighbours.length - 1);
        return last < 0 ? 0 : neighbours[last];
    }

    /**
     * The most that the product can be worth at these prices; {@link #taken} then says how.
     *
     * @param price by kind
     */
    double best(double[] price) {
        Arrays.fill(taken, 0);
        double best = must ? Double.NEGATIVE_INFINITY : none;
        double cheapest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < kinds; i++) {
            cost[i] = price[i];
            cheapest = Math.min(cheapest, price[i]);
        }
        if (most >= 1 && least <= 1) {
            best = one(best);
        }
        if (most >= 2 && least <= 2) {
            best = two(best);
        }
        for (int facings = Math.max(3, least); facings <= most; facings++) {
            if (crest(facings) + neighbours(facings) - facings * cheapest > best) {
                best = many(facings, best);
            }
        }
        return best;
    }

    private double one(double before) {
        double best = before;
        int at = -1;
        for (int i = 0; i < kinds; i++) {
            double value = single[i] - cost[i] + neighbours(fresh[i] ? 1 : 0);
            if (value > best) {
                best = value;
                at = i;
            }
        }
        if (at >= 0) {
            taken[at] = 1;
        }
        return best;
    }

    private double two(double before) {
        double best = before;
        int first = -1;
        int second = -1;
        for (int i = 0; i < kinds; i++) {
            for (int j = i; j < kinds; j++) {
                double value = twice[i * kinds + j] - cost[i] - cost[j];
                if (neighbours.length > 0) {
                    value += neighbours((fresh[i] ? 1 : 0) + (fresh[j] ? 1 : 0));
                }
                if (value > best) {
                    best = value;
                    first = i;
                    second = j;
                }
            }
        }
        if (first >= 0) {
            Arrays.fill(taken, 0);
            taken[first]++;
            taken[second]++;
        }
        return best;
    }

    /** From above: the plane's best kinds. Neighbours are granted as if all slots were new. */
    private double many(int facings, double before) {
        Plane plane = plane(facings);
        for (int i = 0; i < kinds; i++) {
            score[i] = plane.perMultiplier * multiplier[i] + plane.perUnit * stock[i] - cost[i];
        }
        double value = plane.offset + (neighbours.length == 0 ? 0 : neighbours(facings));
        int left = facings;
        int[] chosen = picks;
        int picked = 0;
        while (left > 0) {
            int top = -1;
            for (int i = 0; i < kinds; i++) {
                if (!used(i, picked) && (top < 0 || score[i] > score[top])) {
                    top = i;
                }
            }
            int take = Math.min(left, count[top]);
            value += take * score[top];
            left -= take;
            chosen[picked++] = top;
        }
        if (value > before) {
            Arrays.fill(taken, 0);
            left = facings;
            for (int i = 0; i < picked; i++) {
                taken[chosen[i]] = Math.min(left, count[chosen[i]]);
                left -= taken[chosen[i]];
            }
            return value;
        }
        return before;
    }

    private boolean used(int kind, int picked) {
        for (int i = 0; i < picked; i++) {
            if (picks[i] == kind) {
                return true;
            }
        }
        return false;
    }

    /** No pattern of so many facings is worth more. */
    private double crest(int facings) {
        if (Double.isNaN(crest[facings])) {
            double highest = Double.NEGATIVE_INFINITY;
            int beside = in.elsewhere.facings()[product];
            int besideStock = in.elsewhere.stock()[product];
            for (int c = facings * lowStock; c <= facings * highStock; c += stockStep) {
                for (double worth : in.tables.row(product, facings + beside, c + besideStock)) {
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
                multipliers += count[i] * multiplier[i];
                units += count[i] * stock[i];
                all += count[i];
            }
            touch(plane, facings, facings * multipliers / all, (int) Math.round(facings * units / all));
        }
        return plane;
    }

    /** Lays the plane for so many facings where the last choice was, which makes it tight there. */
    void touch() {
        int facings = Arrays.stream(taken).sum();
        if (facings < 3) {
            return;
        }
        double multipliers = 0;
        int units = 0;
        for (int i = 0; i < kinds; i++) {
            multipliers += taken[i] * multiplier[i];
            units += taken[i] * stock[i];
        }
        touch(plane(facings), facings, multipliers, units);
    }

    private void touch(Plane plane, int facings, double multipliers, int units) {
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
        int beside = in.elsewhere.facings()[product];
        double besideMultipliers = in.elsewhere.multipliers()[product];
        int besideStock = in.elsewhere.stock()[product];
        for (int c = facings * lowStock; c <= facings * highStock; c += stockStep) {
            double[] row = in.tables.row(product, facings + beside, c + besideStock);
            for (int knot = 0; knot < Tables.KNOTS; knot++) {
                double sum = (facings + beside) * in.tables.knot(knot) - besideMultipliers;
                plane.offset =
                        Math.max(plane.offset, row[knot] - plane.perMultiplier * sum - plane.perUnit * c + MARGIN);
            }
        }
    }
}
