package io.slotwise.engine.optimise.bound;

import io.slotwise.engine.optimise.search.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Slots that are alike, so that a bound needs one price for all of them. */
final class SlotClasses {
    private final Instance in;
    final int[] of;
    final int[] size;
    final int[] row;

    /** Whether each slot must hold what it holds today. */
    final boolean[] fixed;

    private record Key(double multiplier, int fresh, int row, boolean fixed) {}

    private record Kind(int slotClass, boolean fresh, int stock, double multiplier, long grams) {}

    /**
     * What a product may choose from: by kind, how many slots there are of it and what they give.
     *
     * @param fixed how many of them it must have
     */
    record Kinds(
            int[] slotClass,
            boolean[] fresh,
            int[] count,
            int[] fixed,
            double[] multiplier,
            int[] stock,
            long[] grams) {}

    SlotClasses(Instance in) {
        this.in = in;
        fixed = new boolean[in.slots()];
        of = new int[in.slots()];
        Map<Key, Integer> numbers = new HashMap<>();
        List<Integer> sizes = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int s = 0; s < in.slots(); s++) {
            fixed[s] = in.terms().isFixed(s);
            Key key = new Key(
                    in.slot().multiplier()[s], in.slot().fresh()[s], in.slot().row()[s], fixed[s]);
            Integer known = numbers.putIfAbsent(key, sizes.size());
            of[s] = known == null ? sizes.size() : known;
            if (known == null) {
                sizes.add(0);
                rows.add(in.slot().row()[s]);
            }
            sizes.set(of[s], sizes.get(of[s]) + 1);
        }
        size = sizes.stream().mapToInt(Integer::intValue).toArray();
        row = rows.stream().mapToInt(Integer::intValue).toArray();
    }

    int classes() {
        return size.length;
    }

    Kinds kindsFor(int product) {
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        Map<Kind, Integer> must = new HashMap<>();
        for (int s = 0; s < in.slots(); s++) {
            if (in.terms().isAllowed(product, s)) {
                Kind kind = kind(product, s);
                counts.merge(kind, 1, Integer::sum);
                must.merge(kind, fixed[s] ? 1 : 0, Integer::sum);
            }
        }
        List<Kind> kinds = List.copyOf(counts.keySet());
        boolean[] fresh = new boolean[kinds.size()];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = kinds.get(i).fresh();
        }
        return new Kinds(
                kinds.stream().mapToInt(Kind::slotClass).toArray(),
                fresh,
                kinds.stream().mapToInt(counts::get).toArray(),
                kinds.stream().mapToInt(must::get).toArray(),
                kinds.stream().mapToDouble(Kind::multiplier).toArray(),
                kinds.stream().mapToInt(Kind::stock).toArray(),
                kinds.stream().mapToLong(Kind::grams).toArray());
    }

    private Kind kind(int product, int s) {
        boolean fresh = in.today(s) != product;
        return new Kind(
                of[s],
                fresh,
                in.stock(product, s),
                in.slot().multiplier()[s],
                in.terms().grams(product, s));
    }

    /** Which of a product's kinds a slot is to it; −1 where it may not stand. */
    int kindOf(Kinds kinds, int product, int s) {
        Kind wanted = kind(product, s);
        for (int i = 0; i < kinds.slotClass().length; i++) {
            boolean same = kinds.fresh()[i] == wanted.fresh()
                    && kinds.slotClass()[i] == wanted.slotClass()
                    && kinds.stock()[i] == wanted.stock()
                    && kinds.grams()[i] == wanted.grams();
            if (same) {
                return i;
            }
        }
        return -1;
    }
}
