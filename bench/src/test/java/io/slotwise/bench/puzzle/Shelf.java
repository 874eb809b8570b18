package io.slotwise.bench.puzzle;

import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.rules.RuleTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem as the referee sees it: groups of slots that are alike to everybody, and for every product all patterns
 * that it may have of them, with their worth. Made from the instance's public figures alone.
 */
final class Shelf {
    /** Slots of a row that multiply, hold and may be changed alike. */
    record Group(int row, double multiplier, int fresh, boolean filled, boolean pinned) {}

    /**
     * What a product may have: so many slots of some groups, kept or newly given.
     *
     * @param use slots by kind, where kind {@code 2 g} is kept and {@code 2 g + 1} new in group {@code g}
     */
    record Pattern(int product, double worth, int facings, int[] kind, int[] use, long[] gramsByRow) {
        int of(int wanted) {
            for (int i = 0; i < kind.length; i++) {
                if (kind[i] == wanted) {
                    return use[i];
                }
            }
            return 0;
        }
    }

    /** One kind of slot of a product, while its patterns are made. */
    private record Kind(int number, int row, int count, double multiplier, int stock, long grams) {}

    final Instance in;
    final RuleTables rules;
    final List<Group> groups = new ArrayList<>();
    final int[] groupOf;
    final int[] size;
    final List<List<Pattern>> patterns = new ArrayList<>();
    private final int rows;

    Shelf(Instance in) {
        this.in = in;
        rules = in.rules();
        groupOf = new int[in.slots()];
        int[] today = in.today();
        int deepest = 0;
        Map<Group, Integer> numbers = new LinkedHashMap<>();
        for (int s = 0; s < in.slots(); s++) {
            deepest = Math.max(deepest, in.slot().row()[s]);
            boolean filled = today[s] != RuleTables.EMPTY;
            boolean pinned = filled && !rules.allowed(RuleTables.EMPTY, s);
            Group group = new Group(
                    in.slot().row()[s], in.slot().multiplier()[s], in.slot().fresh()[s], filled, pinned);
            Integer known = numbers.putIfAbsent(group, groups.size());
            groupOf[s] = known == null ? groups.size() : known;
            if (known == null) {
                groups.add(group);
            }
        }
        rows = deepest + 1;
        size = new int[groups.size()];
        for (int group : groupOf) {
            size[group]++;
        }
        for (int p = 0; p < in.products(); p++) {
            patterns.add(patterns(p));
        }
    }

    private List<Pattern> patterns(int p) {
        List<Pattern> all = new ArrayList<>();
        List<Kind> kinds = kinds(p);
        int most = Math.min(in.maxFacings(p), rules.maxFacings(p));
        extend(p, kinds, 0, most, new int[kinds.size()], all);
        return all;
    }

    private List<Kind> kinds(int p) {
        record Lot(int number, int stock, long grams) {}
        Map<Lot, Integer> counts = new LinkedHashMap<>();
        int[] today = in.today();
        for (int s = 0; s < in.slots(); s++) {
            if (rules.allowed(p, s)) {
                boolean kept = today[s] == p;
                int stock = kept ? in.slot().kept()[s] : in.slot().fresh()[s];
                counts.merge(new Lot(2 * groupOf[s] + (kept ? 0 : 1), stock, rules.grams(p, s)), 1, Integer::sum);
            }
        }
        List<Kind> kinds = new ArrayList<>();
        counts.forEach((lot, count) -> {
            Group group = groups.get(lot.number() / 2);
            kinds.add(new Kind(lot.number(), group.row(), count, group.multiplier(), lot.stock(), lot.grams()));
        });
        return kinds;
    }

    private void extend(int p, List<Kind> kinds, int next, int left, int[] use, List<Pattern> all) {
        if (next == kinds.size()) {
            add(p, kinds, use, all);
            return;
        }
        for (int n = 0; n <= Math.min(left, kinds.get(next).count()); n++) {
            use[next] = n;
            extend(p, kinds, next + 1, left - n, use, all);
        }
        use[next] = 0;
    }

    private void add(int p, List<Kind> kinds, int[] use, List<Pattern> all) {
        int facings = 0;
        int stock = 0;
        double multipliers = 0;
        long[] grams = new long[rows];
        List<Integer> used = new ArrayList<>();
        for (int k = 0; k < use.length; k++) {
            if (use[k] > 0) {
                Kind kind = kinds.get(k);
                facings += use[k];
                stock += use[k] * kind.stock();
                multipliers += use[k] * kind.multiplier();
                grams[kind.row()] += use[k] * kind.grams();
                used.add(k);
            }
        }
        boolean enough = facings == 0 ? !rules.mustStand(p) : facings >= rules.minFacings(p);
        if (enough) {
            all.add(new Pattern(
                    p,
                    in.worth(p, facings, multipliers, stock),
                    facings,
                    used.stream().mapToInt(k -> kinds.get(k).number()).toArray(),
                    used.stream().mapToInt(k -> use[k]).toArray(),
                    grams));
        }
    }
}
