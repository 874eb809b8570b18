package io.slotwise.engine.optimise.search;

import io.slotwise.engine.rules.RuleTables;
import java.util.Arrays;
import java.util.List;

/** What the rules leave open, in arrays: what may stand where, how often, together with what, and at what effort. */
public final class Terms {
    private final RuleTables rules;
    private final int usual;
    private final int slots;
    private final int products;
    private final int[] today;
    private final boolean[] allowed;
    final int[][] candidates;
    final int[] minFacings;
    final int[] maxFacings;
    final boolean[] mustStand;
    private final long[] grams;
    final int[][] groupsOf;
    final List<RuleTables.Group> groups;
    final List<RuleTables.Work> work;
    final int[][] apartFrom;

    /** @param usual the most slots of one product, unless it has more today */
    Terms(RuleTables rules, int usual) {
        this.rules = rules;
        this.usual = usual;
        slots = rules.slots();
        products = rules.products();
        today = new int[slots];
        Arrays.setAll(today, rules::today);
        allowed = new boolean[products * slots];
        candidates = candidates();
        minFacings = new int[products];
        maxFacings = new int[products];
        mustStand = new boolean[products];
        facings();
        grams = new long[products * slots];
        weighSlots();
        groups = rules.groups();
        work = rules.work();
        groupsOf = groupsOf();
        apartFrom = apartFrom();
    }

    private int[][] candidates() {
        int[][] lists = new int[slots][];
        for (int s = 0; s < slots; s++) {
            int[] list = new int[products + 1];
            int size = 0;
            for (int p = Instance.EMPTY; p < products; p++) {
                boolean may = rules.allowed(p, s);
                if (p >= 0) {
                    allowed[p * slots + s] = may;
                }
                if (may) {
                    list[size++] = p;
                }
            }
            lists[s] = Arrays.copyOf(list, size);
        }
        return lists;
    }

    private void facings() {
        int[] now = facingsToday();
        for (int p = 0; p < products; p++) {
            minFacings[p] = Math.max(1, rules.minFacings(p));
            maxFacings[p] = Math.min(rules.maxFacings(p), Math.max(usual, now[p]));
            mustStand[p] = rules.mustStand(p);
        }
    }

    private int[] facingsToday() {
        int[] now = new int[products];
        for (int product : today) {
            if (product >= 0) {
                now[product]++;
            }
        }
        return now;
    }

    /** The most slots that any product may have, or has today though it may not. */
    int mostFacings() {
        return Math.max(usual, Arrays.stream(facingsToday()).max().orElse(0));
    }

    private void weighSlots() {
        for (int p = 0; p < products; p++) {
            for (int s = 0; s < slots; s++) {
                grams[p * slots + s] = rules.grams(p, s);
            }
        }
    }

    private int[][] groupsOf() {
        int[][] of = new int[products][];
        for (int p = 0; p < products; p++) {
            int[] list = new int[groups.size()];
            int size = 0;
            for (int g = 0; g < groups.size(); g++) {
                if (groups.get(g).member()[p]) {
                    list[size++] = g;
                }
            }
            of[p] = Arrays.copyOf(list, size);
        }
        return of;
    }

    private int[][] apartFrom() {
        int[][] from = new int[products][];
        Arrays.fill(from, new int[0]);
        for (RuleTables.Apart apart : rules.apart()) {
            from[apart.one()] = with(from[apart.one()], apart.other());
            from[apart.other()] = with(from[apart.other()], apart.one());
        }
        return from;
    }

    private static int[] with(int[] list, int more) {
        int[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = more;
        return longer;
    }

    /** Whether a slot may hold a product, or nothing. */
    public boolean isAllowed(int product, int s) {
        return product == Instance.EMPTY ? rules.allowed(Instance.EMPTY, s) : allowed[product * slots + s];
    }

    /** Grams of a slot that is filled with a product. */
    public long grams(int product, int s) {
        return product == Instance.EMPTY ? 0 : grams[product * slots + s];
    }

    /** Minutes of one kind of work for what a slot is to hold. */
    double minutes(int kind, int slot, int product) {
        if (product == today[slot]) {
            return 0;
        }
        var per = work.get(kind).per();
        return product == Instance.EMPTY ? per.clear() : per.assign();
    }

    /** Whether a slot must hold what it holds today. */
    public boolean isFixed(int s) {
        return candidates[s].length == 1 && candidates[s][0] == today[s];
    }

    /** The fewest slots of a product that has any. */
    public int minFacings(int product) {
        return minFacings[product];
    }

    public int maxFacings(int product) {
        return maxFacings[product];
    }

    public boolean mustStand(int product) {
        return mustStand[product];
    }

    public List<RuleTables.Group> groups() {
        return groups;
    }

    /** The numbers of a product's groups; not to be changed. */
    public int[] groupsOf(int product) {
        return groupsOf[product];
    }

    /** Kinds of work that is limited. */
    public List<RuleTables.Work> work() {
        return work;
    }
}
