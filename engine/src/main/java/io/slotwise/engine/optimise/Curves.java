package io.slotwise.engine.optimise;

import io.slotwise.engine.value.Pivot;
import java.util.Arrays;
import java.util.List;

/**
 * What products bring by themselves around a pivot, in the objective's unit. A pattern of facings and multipliers is
 * worked out for all stocks at once, which takes little longer than for the largest of them. For one thread.
 */
final class Curves {
    /** How far demand is moved to see what a product wins by more of it. */
    private static final double STEP = 0.08;

    private static final int LONG = 4096;

    /**
     * A belief that counts.
     *
     * @param weight of it; all sum to 1
     */
    record Part(double weight, Pivot pivot) {}

    private final List<Part> parts;
    private final Weights weights;
    private final double[] price;
    private final int mostPerSlot;
    private final double[][] pull;

    /** By product and facings the patterns that were asked for: some for each of a few multipliers. */
    private final Curve[][][] known;

    private double[] scratch = new double[0];

    /**
     * @param price of each product
     * @param mostPerSlot units that a slot holds at most
     */
    Curves(List<Part> parts, Weights weights, double[] price, int mostPerSlot) {
        this.parts = List.copyOf(parts);
        this.weights = weights;
        this.price = price.clone();
        this.mostPerSlot = mostPerSlot;
        pull = new double[parts.size()][];
        for (int i = 0; i < pull.length; i++) {
            Pivot pivot = parts.get(i).pivot();
            pull[i] = new double[pivot.nests()];
            Arrays.setAll(pull[i], nest -> weights.pull(pivot, nest));
        }
        known = new Curve[price.length][][];
    }

    /** One pattern by stock, at demand as it is and a little less and more of it. */
    private static final class Curve {
        private final double multipliers;
        private double[] usual;
        private double[] less;
        private double[] more;

        Curve(double multipliers) {
            this.multipliers = multipliers;
            usual = less = more = new double[0];
        }
    }

    /** Without what others lose for it. */
    double own(int product, int facings, double multipliers, int stock) {
        Curve curve = curve(product, facings, multipliers);
        if (stock >= curve.usual.length) {
            curve.usual = filled(product, facings, multipliers, stock, 1);
        }
        return curve.usual[stock];
    }

    /** Less what others lose because shoppers are drawn from them. */
    double pulled(int product, int facings, double multipliers, int stock) {
        double lost = 0;
        for (int i = 0; i < pull.length; i++) {
            Pivot pivot = parts.get(i).pivot();
            lost += parts.get(i).weight()
                    * pull[i][pivot.nest(product)]
                    * pivot.attraction(product, facings, multipliers, price[product]);
        }
        return own(product, facings, multipliers, stock) - lost;
    }

    /** What it wins for each relative growth of the demand for it, to first order. */
    double slope(int product, int facings, double multipliers, int stock) {
        Curve curve = moved(product, facings, multipliers, stock);
        return (curve.more[stock] - curve.less[stock]) / (2 * STEP);
    }

    /** The same to second order. */
    double bend(int product, int facings, double multipliers, int stock) {
        double usual = own(product, facings, multipliers, stock);
        Curve curve = moved(product, facings, multipliers, stock);
        return (curve.more[stock] + curve.less[stock] - 2 * usual) / (2 * STEP * STEP);
    }

    private Curve moved(int product, int facings, double multipliers, int stock) {
        Curve curve = curve(product, facings, multipliers);
        if (stock >= curve.less.length) {
            curve.less = filled(product, facings, multipliers, stock, 1 - STEP);
            curve.more = filled(product, facings, multipliers, stock, 1 + STEP);
        }
        return curve;
    }

    private Curve curve(int product, int facings, double multipliers) {
        Curve[] same = same(product, facings);
        for (Curve curve : same) {
            if (curve.multipliers == multipliers) {
                return curve;
            }
        }
        Curve curve = new Curve(multipliers);
        Curve[] longer = Arrays.copyOf(same, same.length + 1);
        longer[same.length] = curve;
        known[product][facings] = longer;
        return curve;
    }

    private Curve[] same(int product, int facings) {
        Curve[][] of = known[product] == null ? new Curve[0][] : known[product];
        if (facings >= of.length) {
            int before = of.length;
            of = Arrays.copyOf(of, facings + 1);
            Arrays.fill(of, before, of.length, new Curve[0]);
            known[product] = of;
        }
        return of[facings];
    }

    /** For stocks up to what so many slots hold; further where that is very much, only as far as it is asked for. */
    private double[] filled(int product, int facings, double multipliers, int stock, double factor) {
        int room = Math.min(LONG, facings * mostPerSlot);
        double[] sum = new double[1 + (stock <= room ? room : 2 * stock)];
        for (Part part : parts) {
            add(part, product, new Pivot.Pattern(facings, multipliers, 0), factor, sum);
        }
        return sum;
    }

    private void add(Part part, int product, Pivot.Pattern pattern, double factor, double[] sum) {
        for (Pivot.Count count : Pivot.Count.values()) {
            double weight = part.weight() * weights.of(count);
            if (weight != 0) {
                scratch = scratch.length == sum.length ? scratch : new double[sum.length];
                part.pivot().worths(count, product, pattern, price[product], factor, scratch);
                for (int stock = 0; stock < sum.length; stock++) {
                    sum[stock] += weight * scratch[stock];
                }
            }
        }
    }
}
