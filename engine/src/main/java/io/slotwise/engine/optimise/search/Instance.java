package io.slotwise.engine.optimise.search;

import io.slotwise.engine.rules.RuleTables;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A planning problem in numbers: slots, what they hold today, what a product may get, and what patterns are worth.
 * The worth of a plan is the sum over products, less the cost of each changed slot, plus pairs that stand side by
 * side. Not safe to share between threads.
 */
public final class Instance {
    /** The most slots that the search gives to one product, unless it has more today. */
    public static final int MOST_FACINGS = 12;

    /**
     * The slots of a cabinet.
     *
     * @param multiplier what each multiplies sales by
     * @param kept units of each as it is filled today
     * @param fresh units of each filled to capacity
     * @param row of each
     * @param left the neighbour to the left in the same row, −1 for none
     */
    public record Slots(double[] multiplier, int[] kept, int[] fresh, int[] row, int[] left) {}

    /**
     * What products have in other cabinets of the machine.
     *
     * @param facings by product; likewise the sums of multipliers and units
     */
    public record Elsewhere(int[] facings, double[] multipliers, int[] stock) {
        /** Nothing. */
        public static Elsewhere none(int products) {
            return new Elsewhere(new int[products], new double[products], new int[products]);
        }
    }

    /** Two products and what it is worth that they stand side by side somewhere. */
    public record Pair(int one, int other, double worth) {}

    /** The number of no product. */
    public static final int EMPTY = RuleTables.EMPTY;

    final int slots;
    final int products;
    final int rows;
    final int[] today;
    final Slots slot;
    final Elsewhere elsewhere;
    final RuleTables rules;
    final Tables tables;
    final @Nullable Nests nests;
    final @Nullable Tables attraction;
    final @Nullable Tables slope;
    final @Nullable Tables bend;
    final double changeCost;
    final int[] right;
    final Terms terms;
    final List<Pair> pairs;
    final int[] pairOf;

    /**
     * @param worth of patterns that include what stands elsewhere
     * @param nests how products share shoppers; absent where the worth is the sum over products and no more
     * @param changeCost of each slot that changes, a week
     */
    public Instance(
            RuleTables rules,
            Slots slot,
            Elsewhere elsewhere,
            PatternWorth worth,
            @Nullable Nests nests,
            double changeCost,
            List<Pair> pairs) {
        this(rules, slot, elsewhere, worth, nests, null, changeCost, pairs);
    }

    private Instance(
            RuleTables rules,
            Slots slot,
            Elsewhere elsewhere,
            @Nullable PatternWorth worth,
            @Nullable Nests nests,
            @Nullable Instance shared,
            double changeCost,
            List<Pair> pairs) {
        this.rules = rules;
        this.slot = slot;
        this.elsewhere = elsewhere;
        this.changeCost = changeCost;
        this.pairs = List.copyOf(pairs);
        slots = rules.slots();
        products = rules.products();
        rows = 1 + Arrays.stream(slot.row()).max().orElse(0);
        today = new int[slots];
        Arrays.setAll(today, rules::today);
        right = new int[slots];
        Arrays.fill(right, -1);
        for (int s = 0; s < slots; s++) {
            if (slot.left()[s] >= 0) {
                right[slot.left()[s]] = s;
            }
        }
        terms = new Terms(rules, MOST_FACINGS);
        pairOf = new int[products * products];
        Arrays.fill(pairOf, -1);
        for (int i = 0; i < this.pairs.size(); i++) {
            Pair pair = this.pairs.get(i);
            pairOf[pair.one() * products + pair.other()] = i;
            pairOf[pair.other() * products + pair.one()] = i;
        }
        this.nests = nests;
        if (shared != null) {
            tables = shared.tables;
            attraction = shared.attraction;
            slope = shared.slope;
            bend = shared.bend;
        } else {
            tables = tables(Objects.requireNonNull(worth));
            attraction = nests == null ? null : tables(nests.attraction());
            slope = nests == null ? null : tables(nests.slope());
            bend = nests == null ? null : tables(nests.bend());
        }
    }

    /** The same worths under other rules. */
    public Instance under(RuleTables other) {
        return new Instance(other, slot, elsewhere, null, nests, this, changeCost, pairs);
    }

    private Tables tables(PatternWorth worth) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        int stock = 0;
        for (int s = 0; s < slots; s++) {
            lowest = Math.min(lowest, slot.multiplier()[s]);
            highest = Math.max(highest, slot.multiplier()[s]);
            stock = Math.max(stock, mostStock(s));
        }
        int most = terms.mostFacings();
        int beside = 0;
        int besideStock = 0;
        for (int p = 0; p < products; p++) {
            int facings = elsewhere.facings()[p];
            if (facings > 0) {
                double mean = elsewhere.multipliers()[p] / facings;
                lowest = Math.min(lowest, mean);
                highest = Math.max(highest, mean);
            }
            beside = Math.max(beside, facings);
            besideStock = Math.max(besideStock, elsewhere.stock()[p]);
        }
        return new Tables(worth, products, most + beside, most * stock + besideStock, lowest, highest);
    }

    private int mostStock(int s) {
        return Math.max(slot.kept()[s], slot.fresh()[s]);
    }

    /** Units in a slot if it held a product. */
    public int stock(int product, int s) {
        return product == today[s] ? slot.kept()[s] : slot.fresh()[s];
    }

    /** The worth of a plan, in the unit of its pattern worths, whether it keeps the rules or not. */
    public double value(int[] plan) {
        return new State(this, plan).value;
    }

    /** The worth of a plan as the sum over products alone, in the unit of {@link Bound#value}. */
    public double sum(int[] plan) {
        State state = new State(this, plan);
        return state.value - state.sharing();
    }

    /** The part of a plan's worth that comes from pairs side by side. */
    public double besides(int[] plan) {
        return new State(this, plan).besides();
    }

    /** How far a plan is from keeping the rules, 0 when it keeps them. */
    public double excess(int[] plan) {
        return new State(this, plan).excess;
    }

    public int slots() {
        return slots;
    }

    public int products() {
        return products;
    }

    /** What stands in each slot today. */
    public int[] today() {
        return today.clone();
    }

    public RuleTables rules() {
        return rules;
    }

    public Slots slot() {
        return slot;
    }

    public double changeCost() {
        return changeCost;
    }

    public List<Pair> pairs() {
        return pairs;
    }

    public int maxFacings(int product) {
        return terms.maxFacings[product];
    }

    /** What the rules say of this. */
    public Terms terms() {
        return terms;
    }

    /** What products have in other cabinets. */
    public Elsewhere elsewhere() {
        return elsewhere;
    }

    /** How many rows there are slots in. */
    public int rows() {
        return rows;
    }

    public int today(int s) {
        return today[s];
    }

    /** The worths of a product by the knots of the mean multiplier, see {@link Tables#row}; elsewhere included. */
    public double[] row(int product, int facings, int stock) {
        return tables.row(
                product,
                facings + elsewhere.facings()[product],
                stock + elsewhere.stock()[product]);
    }

    /** The mean multiplier of each column of {@link #row}. */
    public double knot(int knot) {
        return tables.knot(knot);
    }

    /** The worth of a product in this cabinet's slots and elsewhere; see {@link PatternWorth}. */
    public double worth(int product, int facings, double multipliers, int stock) {
        return at(tables, product, facings, multipliers, stock);
    }

    double at(Tables of, int product, int facings, double multipliers, int stock) {
        return of.at(
                product,
                facings + elsewhere.facings()[product],
                multipliers + elsewhere.multipliers()[product],
                stock + elsewhere.stock()[product]);
    }
}
