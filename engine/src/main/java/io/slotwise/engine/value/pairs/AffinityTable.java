package io.slotwise.engine.value.pairs;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Prices;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.evidence.Companions;
import io.slotwise.engine.value.evidence.Priors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What products that are bought together bring a week, by pair: most of it wherever both stand in the machine, a little
 * more the nearer they stand, for what neighbours do to each other is of second order (Schaal and Hübner 2018). It
 * counts as a difference to today, bounded by {@value Priors#MOST_AFFINITY} of today's margin. Immutable.
 */
public final class AffinityTable {
    private static final int[] NONE = {};

    /** Nearness by steps; what is farther away is as near as the last. */
    private static final double[] NEAR = new double[64];

    static {
        Arrays.setAll(NEAR, steps -> Math.exp(-(steps - 1) / Priors.NEAR_STEPS));
    }

    private final int[] a;
    private final int[] b;

    /** Money a week of each pair side by side. */
    final double[] money;

    /** The same as revenue. */
    final double[] revenue;

    private final int[][] pairsOf;

    /** Whether two products are in a pair, shape {@code [products][products]}; empty rows for those in none. */
    private final boolean[][] paired;

    private final int[] cabinet;
    private final int[] row;
    private final int[] column;
    private final double moneyToday;
    private final double revenueToday;
    private final double mostMoney;
    private final double mostRevenue;

    public AffinityTable(Layout layout, Prices prices, Shelf today, double marginToday, double takenToday) {
        List<Companions> known = layout.evidence.companions().stream()
                .filter(pair -> layout.knows(pair.a()) && layout.knows(pair.b()))
                .toList();
        a = new int[known.size()];
        b = new int[known.size()];
        money = new double[known.size()];
        revenue = new double[known.size()];
        List<List<Integer>> pairs = new ArrayList<>();
        layout.products.forEach(product -> pairs.add(new ArrayList<>()));
        for (int i = 0; i < a.length; i++) {
            a[i] = layout.index(known.get(i).a());
            b[i] = layout.index(known.get(i).b());
            pairs.get(a[i]).add(i);
            pairs.get(b[i]).add(i);
            double units = Layout.WEEK * known.get(i).perUnit() * Math.sqrt(layout.rate[a[i]] * layout.rate[b[i]]);
            double price = (layout.listPrice[a[i]] + layout.listPrice[b[i]]) / 2;
            revenue[i] = units * price;
            money[i] = units * (price - (prices.cost[a[i]] + prices.cost[b[i]]) / 2);
        }
        pairsOf = pairs.stream()
                .map(of -> of.isEmpty() ? NONE : of.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
        paired = new boolean[pairsOf.length][];
        Arrays.setAll(paired, p -> new boolean[pairsOf[p].length == 0 ? 0 : paired.length]);
        for (int i = 0; i < a.length; i++) {
            paired[a[i]][b[i]] = true;
            paired[b[i]][a[i]] = true;
        }
        cabinet = new int[layout.slots];
        row = new int[layout.slots];
        column = new int[layout.slots];
        places(layout);
        mostMoney = Priors.MOST_AFFINITY * Math.max(0, marginToday);
        mostRevenue = Priors.MOST_AFFINITY * Math.max(0, takenToday);
        PairsOnShelf now = new PairsOnShelf(this, today);
        moneyToday = now.raw();
        revenueToday = now.rawRevenue();
    }

    private void places(Layout layout) {
        int at = 0;
        for (Planogram planogram : layout.evidence.machine().planograms()) {
            for (Slot slot : planogram.slots()) {
                cabinet[at] = planogram.cabinet().index();
                row[at] = slot.position().row();
                column[at] = slot.position().column();
                at++;
            }
        }
    }

    /** How many pairs there are. */
    public int size() {
        return a.length;
    }

    /** Index of a pair's first product in the catalogue. */
    public int first(int pair) {
        return a[pair];
    }

    /** Index of a pair's second product in the catalogue. */
    public int second(int pair) {
        return b[pair];
    }

    /** Money a week that a pair brings where both stand so near, before the bound. */
    public double money(int pair, double nearness) {
        return money[pair] * (1 - Priors.ADJACENCY + Priors.ADJACENCY * nearness);
    }

    /** Most money a week that all pairs together may add to today's, or take from it. */
    public double bound() {
        return mostMoney;
    }

    /** What the pairs bring where a shelf has them standing. */
    public PairsOnShelf on(Shelf shelf) {
        return new PairsOnShelf(this, shelf);
    }

    /** What the pairs win or lose as single slots of a shelf change. */
    public PairChanges changes(Shelf shelf) {
        return new PairChanges(this, on(shelf));
    }

    /** Money a week more than today. */
    public double money(Shelf shelf) {
        return a.length == 0 ? 0 : bounded(on(shelf).raw());
    }

    /** Revenue a week more than today. */
    public double revenue(Shelf shelf) {
        return a.length == 0 ? 0 : Math.clamp(on(shelf).rawRevenue() - revenueToday, -mostRevenue, mostRevenue);
    }

    /** Money a week more than today where all pairs bring so much. */
    public double bounded(double raw) {
        return Math.clamp(raw - moneyToday, -mostMoney, mostMoney);
    }

    /** Whether a product is in any pair. */
    public boolean concerns(int product) {
        return product != Layout.NONE && pairsOf[product].length > 0;
    }

    /** The pairs that a product is in, by number. */
    public int[] pairsOf(int product) {
        return product == Layout.NONE ? NONE : pairsOf[product];
    }

    /** Whether two products are bought together themselves. */
    boolean arePaired(int product, int other) {
        return paired[product].length > 0 && paired[product][other];
    }

    /** How near two of the machine's slots are: 1 side by side or one above the other, falling to 0. */
    public double near(int s, int t) {
        if (cabinet[s] != cabinet[t]) {
            return 0;
        }
        int steps = Math.abs(row[s] - row[t]) + Math.abs(column[s] - column[t]);
        return NEAR[Math.clamp(steps, 1, NEAR.length - 1)];
    }
}
