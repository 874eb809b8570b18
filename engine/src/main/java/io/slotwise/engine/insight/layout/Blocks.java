package io.slotwise.engine.insight.layout;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Groups of touching slots with the same label, against seeded shuffles of the labels over the same slots: only what holds
 * together more than shuffled labels do was put together on purpose.
 */
final class Blocks {
    private static final int SHUFFLES = 400;
    private static final long SEED = 0xB10C5L;

    private final List<int[]> touching;

    Blocks(Planogram planogram) {
        touching = touching(planogram.slots());
    }

    /** Indexes of slots that touch: side by side in a row, or one above the other. */
    static List<int[]> touching(List<Slot> slots) {
        List<List<Integer>> near = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            near.add(new ArrayList<>());
        }
        for (int i = 0; i < slots.size(); i++) {
            for (int j = i + 1; j < slots.size(); j++) {
                if (touch(slots.get(i), slots.get(j))) {
                    near.get(i).add(j);
                    near.get(j).add(i);
                }
            }
        }
        return near.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static boolean touch(Slot one, Slot other) {
        int rows = other.position().row() - one.position().row();
        boolean beside = rows == 0
                && (one.endColumn() == other.position().column()
                        || other.endColumn() == one.position().column());
        boolean below = Math.abs(rows) == 1
                && one.position().column() < other.endColumn()
                && other.position().column() < one.endColumn();
        return beside || below;
    }

    /** @param labels by slot; {@code ""} for a slot that belongs to nothing */
    List<LayoutReport.Block> of(String[] labels) {
        Map<String, Integer> sizes = new TreeMap<>();
        Arrays.stream(labels).filter(one -> !one.isEmpty()).forEach(one -> sizes.merge(one, 1, Integer::sum));
        Map<String, int[]> now = groups(labels);
        Map<String, Double> beaten = new TreeMap<>();
        int[] filled = java.util.stream.IntStream.range(0, labels.length)
                .filter(slot -> !labels[slot].isEmpty())
                .toArray();
        String[] shuffled = labels.clone();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < SHUFFLES; run++) {
            shuffle(shuffled, filled, random);
            groups(shuffled).forEach((label, then) -> {
                int here = now.getOrDefault(label, then)[0];
                beaten.merge(label, then[0] > here ? 1 : then[0] == here ? 0.5 : 0, Double::sum);
            });
        }
        List<LayoutReport.Block> blocks = new ArrayList<>();
        sizes.forEach((label, slots) -> blocks.add(new LayoutReport.Block(
                label,
                slots,
                now.getOrDefault(label, new int[2])[0],
                now.getOrDefault(label, new int[2])[1] / (double) slots,
                beaten.getOrDefault(label, 0.0) / SHUFFLES)));
        blocks.sort(Comparator.comparingInt((LayoutReport.Block block) -> -block.slots())
                .thenComparing(LayoutReport.Block::name));
        return blocks;
    }

    private static void shuffle(String[] labels, int[] filled, SplittableRandom random) {
        for (int i = filled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String kept = labels[filled[i]];
            labels[filled[i]] = labels[filled[j]];
            labels[filled[j]] = kept;
        }
    }

    /** Number of groups and size of the largest, by label. */
    private Map<String, int[]> groups(String[] labels) {
        Map<String, int[]> groups = new TreeMap<>();
        boolean[] seen = new boolean[labels.length];
        for (int slot = 0; slot < labels.length; slot++) {
            if (!seen[slot] && !labels[slot].isEmpty()) {
                int size = flood(slot, labels, seen);
                int[] group = groups.computeIfAbsent(labels[slot], any -> new int[2]);
                group[0]++;
                group[1] = Math.max(group[1], size);
            }
        }
        return groups;
    }

    private int flood(int from, String[] labels, boolean[] seen) {
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        seen[from] = true;
        int size = 0;
        while (!open.isEmpty()) {
            int slot = open.pop();
            size++;
            for (int near : touching.get(slot)) {
                if (!seen[near] && labels[near].equals(labels[from])) {
                    seen[near] = true;
                    open.push(near);
                }
            }
        }
        return size;
    }
}
