package io.slotwise.engine.optimise.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Slots that are alike, so that a bound needs one price for all of them. */
final class SlotClasses {
    private final Instance in;
    final int[] of;
    final int[] size;
    final int[] row;

    private record Key(double multiplier, int fresh, int row) {}

    /** What a product may choose from: by kind, how many slots there are of it and what they give. */
    record Kinds(int[] slotClass, boolean[] fresh, int[] count, double[] multiplier, int[] stock, long[] grams) {}

    SlotClasses(Instance in) {
        this.in = in;
        Map<Key, Integer> numbers = new HashMap<>();
        List<Integer> sizes = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        of = new int[in.slots];
        for (int s = 0; s < in.slots; s++) {
            Key key =
                    new Key(in.slot.multiplier()[s], in.slot.fresh()[s], in.slot.row()[s]);
            Integer known = numbers.putIfAbsent(key, sizes.size());
            of[s] = known == null ? sizes.size() : known;
            if (known == null) {
                sizes.add(0);
                rows.add(in.slot.row()[s]);
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
        record Kind(int slotClass, boolean fresh, int stock, double multiplier, long grams) {}
        Map<Kind, Integer> counts = new java.util.LinkedHashMap<>();
        for (int s = 0; s < in.slots; s++) {
            if (in.isAllowed(product, s)) {
                boolean fresh = in.today[s] != product;
                Kind kind = new Kind(of[s], fresh, in.stock(product, s), in.slot.multiplier()[s], in.grams(product, s));
                counts.merge(kind, 1, Integer::sum);
            }
        }
        List<Kind> kinds = List.copyOf(counts.keySet());
        return new Kinds(
                kinds.stream().mapToInt(Kind::slotClass).toArray(),
                flags(kinds.stream().map(Kind::fresh).toList()),
                kinds.stream().mapToInt(counts::get).toArray(),
                kinds.stream().mapToDouble(Kind::multiplier).toArray(),
                kinds.stream().mapToInt(Kind::stock).toArray(),
                kinds.stream().mapToLong(Kind::grams).toArray());
    }

    private static boolean[] flags(List<Boolean> list) {
        boolean[] flags = new boolean[list.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = list.get(i);
        }
        return flags;
    }

    /**
     * What a product may win by neighbours that it does not have today, by the number of its new slots: each has
     * two sides, and the dearest pairs come first.
     *
     * @return shape {@code [new slots + 1]}, empty where there is nothing to win
     */
    double[] neighbourWorths(int product) {
        double[] worths = in.pairs.stream()
                .filter(pair -> pair.one() == product || pair.other() == product)
                .filter(pair -> !standsToday(pair))
                .mapToDouble(pair -> -pair.worth())
                .sorted()
                .map(worth -> -worth)
                .toArray();
        if (worths.length == 0) {
            return worths;
        }
        double[] sums = new double[(worths.length + 1) / 2 + 1];
        for (int i = 0; i < worths.length; i++) {
            for (int slots = i / 2 + 1; slots < sums.length; slots++) {
                sums[slots] += worths[i];
            }
        }
        return sums;
    }

    /** What pairs are worth that stand side by side today. */
    double pairsToday() {
        return in.pairs.stream()
                .filter(this::standsToday)
                .mapToDouble(Instance.Pair::worth)
                .sum();
    }

    private boolean standsToday(Instance.Pair pair) {
        for (int s = 0; s < in.slots; s++) {
            int left = in.slot.left()[s];
            if (left >= 0) {
                int a = in.today[left];
                int b = in.today[s];
                if ((a == pair.one() && b == pair.other()) || (a == pair.other() && b == pair.one())) {
                    return true;
                }
            }
        }
        return false;
    }

    int[] sizes() {
        return Arrays.copyOf(size, size.length);
    }
}
