package io.slotwise.engine.optimise.setup;

import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.optimise.search.Nests;
import io.slotwise.engine.value.slot.Pivot;
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

    /**
     * How slots are filled.
     *
     * @param mostPerSlot units that a slot holds at most
     * @param pars whether they are filled to the top, or as far as is worth most
     * @param elsewhere what is filled in other cabinets, and stays so
     */
    record Filling(int mostPerSlot, Approach.Pars pars, Instance.Elsewhere elsewhere) {}

    private final List<Part> parts;
    private final Weights weights;
    private final double[] price;
    private final Filling filling;
    private final double[][] pull;

    /** By product and facings the patterns that were asked for: some for each of a few multipliers. */
    private final Curve[][][] known;

    private double[] scratch = new double[0];

    /** @param price of each product */
    Curves(List<Part> parts, Weights weights, double[] price, Filling filling) {
        this.parts = List.copyOf(parts);
        this.weights = weights;
        this.price = price.clone();
        this.filling = filling;
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

        /** By the units that there is room for, how many of them are worth most. */
        private int[] level;

        /** What counts in the choice among products, by part and stock. */
        private double[][] attraction;

        Curve(double multipliers) {
            this.multipliers = multipliers;
            usual = less = more = new double[0];
            level = new int[0];
            attraction = new double[0][];
        }
    }

    /** In the first belief, how shoppers of a category divide themselves anew when its attraction changes. */
    Nests nests() {
        Pivot pivot = parts.getFirst().pivot();
        int count = pivot.nests();
        int[] of = new int[price.length];
        Arrays.setAll(of, pivot::nest);
        double[] sum = new double[count];
        double[] outside = new double[count];
        double[] room = new double[count];
        double[] charged = new double[count];
        for (int c = 0; c < count; c++) {
            sum[c] = pivot.nestSum(c);
            outside[c] = pivot.nestOutside(c);
            room[c] = pivot.nestRoom(c);
            charged[c] = weights.pull(pivot, c);
        }
        return new Nests(
                of,
                new Nests.Shares(sum, outside, room, charged, pivot.machineOutside()),
                (p, facings, multipliers, stock) -> attraction(0, p, facings, multipliers, stock),
                this::slope,
                this::bend);
    }

    /** Without what others lose for it. */
    double own(int product, int facings, double multipliers, int stock) {
        Curve curve = usual(product, facings, multipliers, stock);
        return curve.usual[curve.level[stock]];
    }

    private Curve usual(int product, int facings, double multipliers, int stock) {
        Curve curve = curve(product, facings, multipliers);
        if (stock >= curve.usual.length) {
            curve.usual = filled(product, facings, multipliers, stock, 1);
            curve.attraction = attractions(product, facings, multipliers, curve.usual.length);
            curve.level = levels(product, facings, curve);
        }
        return curve;
    }

    /**
     * The levels that are worth most with what others lose by them: one unit a slot at least; what stands in other
     * cabinets is not decided here.
     */
    private int[] levels(int product, int facings, Curve curve) {
        Instance.Elsewhere elsewhere = filling.elsewhere;
        int fewest = elsewhere.stock()[product] + facings - elsewhere.facings()[product];
        int[] level = new int[curve.usual.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int stock = 0; stock < level.length; stock++) {
            double worth = curve.usual[stock] - lost(product, curve, stock);
            boolean less = filling.pars == Approach.Pars.DECIDE && stock > fewest && most > worth;
            level[stock] = less ? level[stock - 1] : stock;
            most = less ? most : worth;
        }
        return level;
    }

    /** What others lose because shoppers are drawn from them. */
    private double lost(int product, Curve curve, int level) {
        double lost = 0;
        for (int i = 0; i < pull.length; i++) {
            Part part = parts.get(i);
            lost += part.weight() * pull[i][part.pivot().nest(product)] * curve.attraction[i][level];
        }
        return lost;
    }

    private double attraction(int part, int product, int facings, double multipliers, int stock) {
        Curve curve = usual(product, facings, multipliers, stock);
        return curve.attraction[part][curve.level[stock]];
    }

    private double[][] attractions(int product, int facings, double multipliers, int stocks) {
        double[][] attractions = new double[parts.size()][stocks];
        for (int i = 0; i < attractions.length; i++) {
            Pivot.Pattern pattern = new Pivot.Pattern(facings, multipliers, 0);
            parts.get(i).pivot().attractions(product, pattern, price[product], attractions[i]);
        }
        return attractions;
    }

    /** Less what others lose because shoppers are drawn from them. */
    double pulled(int product, int facings, double multipliers, int stock) {
        Curve curve = usual(product, facings, multipliers, stock);
        int level = curve.level[stock];
        return curve.usual[level] - lost(product, curve, level);
    }

    /** What it wins for each relative growth of the demand for it, to first order. */
    double slope(int product, int facings, double multipliers, int stock) {
        Curve curve = moved(product, facings, multipliers, stock);
        int level = curve.level[stock];
        return (curve.more[level] - curve.less[level]) / (2 * STEP);
    }

    /** The same to second order. */
    double bend(int product, int facings, double multipliers, int stock) {
        Curve curve = moved(product, facings, multipliers, stock);
        int level = curve.level[stock];
        return (curve.more[level] + curve.less[level] - 2 * curve.usual[level]) / (2 * STEP * STEP);
    }

    private Curve moved(int product, int facings, double multipliers, int stock) {
        Curve curve = usual(product, facings, multipliers, stock);
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
        int room = Math.min(LONG, facings * filling.mostPerSlot);
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
