package io.slotwise.engine.value;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * What products that are bought together bring a week, by pair: most of it wherever both stand in the machine, a little
 * more the nearer they stand, for what neighbours do to each other is of second order (Schaal and Hübner 2018). It
 * counts as a difference to today, bounded by {@value Priors#MOST_AFFINITY} of today's margin. Immutable.
 */
public final class AffinityTable {
    private static final int[] NONE = {};

    private final int[] a;
    private final int[] b;
    private final double[] money;
    private final double[] revenue;
    private final int[][] pairsOf;
    private final int firstSlot;
    private final int[] cabinet;
    private final int[] row;
    private final int[] column;
    private final double moneyToday;
    private final double revenueToday;
    private final double mostMoney;
    private final double mostRevenue;

    AffinityTable(Layout layout, Prices prices, Shelf today, Week weekToday) {
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
            double units = Takings.WEEK * known.get(i).perUnit() * Math.sqrt(layout.rate[a[i]] * layout.rate[b[i]]);
            double price = (layout.listPrice[a[i]] + layout.listPrice[b[i]]) / 2;
            revenue[i] = units * price;
            money[i] = units * (price - (prices.cost[a[i]] + prices.cost[b[i]]) / 2);
        }
        pairsOf = pairs.stream()
                .map(of -> of.isEmpty() ? NONE : of.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
        firstSlot = layout.firstSlot;
        cabinet = new int[layout.slots];
        row = new int[layout.slots];
        column = new int[layout.slots];
        places(layout);
        mostMoney = Priors.MOST_AFFINITY * Math.max(0, weekToday.margin());
        mostRevenue = Priors.MOST_AFFINITY * Math.max(0, weekToday.revenue());
        moneyToday = sum(money, today);
        revenueToday = sum(revenue, today);
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

    /** How near two slots of the planogram in question are: 1 side by side or one above the other, falling to 0. */
    public double nearness(int slot, int other) {
        return near(firstSlot + slot, firstSlot + other);
    }

    /** Most money a week that all pairs together may add to today's, or take from it. */
    public double bound() {
        return mostMoney;
    }

    /** Money a week more than today. */
    double money(Shelf shelf) {
        return a.length == 0 ? 0 : bounded(sum(money, shelf) - moneyToday, mostMoney);
    }

    /** Revenue a week more than today. */
    double revenue(Shelf shelf) {
        return a.length == 0 ? 0 : bounded(sum(revenue, shelf) - revenueToday, mostRevenue);
    }

    /** Whether a product is in any pair. */
    boolean concerns(int product) {
        return product != Layout.NONE && pairsOf[product].length > 0;
    }

    /** Money a week that changes with one slot, given that with the shelf as it is. */
    double change(Shelf from, double moneyFrom, int slot, int product) {
        int incumbent = from.productAt[slot];
        if (!concerns(product) && !concerns(incumbent)) {
            return 0;
        }
        double raw = sum(money, from) - moneyToday;
        for (int pair : concerns(product) ? pairsOf[product] : NONE) {
            raw += change(pair, from, slot, product);
        }
        for (int pair : concerns(incumbent) ? pairsOf[incumbent] : NONE) {
            if (a[pair] != product && b[pair] != product) {
                raw += change(pair, from, slot, product);
            }
        }
        return bounded(raw, mostMoney) - moneyFrom;
    }

    private double change(int pair, Shelf from, int slot, int product) {
        return money[pair]
                * (part(pair, from.productAt, slot, product) - part(pair, from.productAt, slot, from.productAt[slot]));
    }

    private double sum(double[] each, Shelf shelf) {
        double sum = 0;
        for (int pair = 0; pair < each.length; pair++) {
            if (shelf.facings[a[pair]] > 0 && shelf.facings[b[pair]] > 0) {
                sum += each[pair] * part(pair, shelf.productAt, 0, shelf.productAt[0]);
            }
        }
        return sum;
    }

    /** The part of a pair's money that is there, with one slot holding a product; 0 where either is missing. */
    private double part(int pair, int[] productAt, int slot, int product) {
        double nearest = -1;
        for (int s = 0; s < productAt.length; s++) {
            if ((s == slot ? product : productAt[s]) == a[pair]) {
                for (int t = 0; t < productAt.length; t++) {
                    if ((t == slot ? product : productAt[t]) == b[pair]) {
                        nearest = Math.max(nearest, near(s, t));
                    }
                }
            }
        }
        return nearest < 0 ? 0 : 1 - Priors.ADJACENCY + Priors.ADJACENCY * nearest;
    }

    private double near(int s, int t) {
        if (cabinet[s] != cabinet[t]) {
            return 0;
        }
        int steps = Math.abs(row[s] - row[t]) + Math.abs(column[s] - column[t]);
        return Math.exp(-(steps - 1) / Priors.NEAR_STEPS);
    }

    private static double bounded(double change, double most) {
        return Math.clamp(change, -most, most);
    }
}
