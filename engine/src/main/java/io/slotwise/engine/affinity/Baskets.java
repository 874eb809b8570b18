package io.slotwise.engine.affinity;

import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Baskets in columns: for each the distinct products in it, the machine that it was bought at, and the day.
 * Units do not count: two colas are one cola. Immutable; memory is 4 bytes an item and 12 a basket.
 */
public final class Baskets {
    /** The day of a basket of which no day is known. */
    public static final int NO_DAY = Integer.MIN_VALUE;

    /** Most distinct items in one basket; more is refused, because it is no basket. */
    public static final int MAX_BASKET_ITEMS = 1_000;

    private final List<String> itemIds;
    private final int[] offsets;
    private final int[] items;
    private final int[] machine;
    private final int[] epochDay;

    private Baskets(List<String> itemIds, int[] offsets, int[] items, int[] machine, int[] epochDay) {
        this.itemIds = itemIds;
        this.offsets = offsets;
        this.items = items;
        this.machine = machine;
        this.epochDay = epochDay;
    }

    /** The linkable baskets of several machines; cash and unlinked sales count as baskets of one item. */
    public static Baskets of(Collection<SalesHistory> machines) {
        Builder builder = new Builder();
        int machine = 0;
        for (SalesHistory history : machines) {
            addAll(history, "machine " + machine++, builder);
        }
        return builder.build();
    }

    public int size() {
        return machine.length;
    }

    /** Ids of the items, by item index. */
    public List<String> itemIds() {
        return itemIds;
    }

    /** How many distinct items a basket holds, at least 1. */
    public int sizeOf(int basket) {
        return offsets[basket + 1] - offsets[basket];
    }

    /** The {@code k}-th item of a basket; ascending by index in {@code k}. */
    public int item(int basket, int k) {
        return items[offsets[basket] + k];
    }

    /** A small number that stands for the machine of a basket. */
    public int machine(int basket) {
        return machine[basket];
    }

    /** Epoch day, or {@link #NO_DAY}. */
    public int epochDay(int basket) {
        return epochDay[basket];
    }

    /** The baskets that pass, with the same item indexes. */
    public Baskets where(IntPredicate basket) {
        int[] kept = IntStream.range(0, size()).filter(basket).toArray();
        int[] newOffsets = new int[kept.length + 1];
        for (int i = 0; i < kept.length; i++) {
            newOffsets[i + 1] = newOffsets[i] + sizeOf(kept[i]);
        }
        int[] newItems = new int[newOffsets[kept.length]];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(items, offsets[kept[i]], newItems, newOffsets[i], sizeOf(kept[i]));
        }
        int[] newMachine = Arrays.stream(kept).map(basket2 -> machine[basket2]).toArray();
        int[] newDay = Arrays.stream(kept).map(basket2 -> epochDay[basket2]).toArray();
        return new Baskets(itemIds, newOffsets, newItems, newMachine, newDay);
    }

    /** The same baskets with other items in them, sizes kept; used by randomisation. */
    Baskets withItems(int[] newItems) {
        int[] sorted = newItems.clone();
        for (int basket = 0; basket < size(); basket++) {
            Arrays.sort(sorted, offsets[basket], offsets[basket + 1]);
        }
        return new Baskets(itemIds, offsets, sorted, machine, epochDay);
    }

    int[] copyOfItems() {
        return items.clone();
    }

    /** The place of a basket's first item; with the number of baskets, the number of all items in them. */
    int offset(int basket) {
        return offsets[basket];
    }

    int itemAt(int place) {
        return items[place];
    }

    private static void addAll(SalesHistory history, String machine, Builder builder) {
        Map<Integer, Integer> firstLine = new LinkedHashMap<>();
        Map<Integer, Set<String>> linked = new HashMap<>();
        for (int line = 0; line < history.size(); line++) {
            String product = history.productIds().get(history.product(line));
            int basket = history.basket(line);
            if (basket == SalesHistory.UNKNOWN) {
                builder.add(machine, LocalDate.ofEpochDay(history.epochDay(line)), List.of(product));
            } else {
                firstLine.putIfAbsent(basket, line);
                linked.computeIfAbsent(basket, b -> new TreeSet<>()).add(product);
            }
        }
        firstLine.forEach((basket, line) -> builder.add(
                machine, LocalDate.ofEpochDay(history.epochDay(line)), linked.getOrDefault(basket, Set.of())));
    }

    /** Collects baskets one by one. */
    public static final class Builder {
        private final Map<String, Integer> itemIndex = new LinkedHashMap<>();
        private final Map<String, Integer> machineIndex = new HashMap<>();
        private int[] offsets = new int[1025];
        private int[] items = new int[4096];
        private int[] machine = new int[1024];
        private int[] epochDay = new int[1024];
        private int size;

        /**
         * Adds one basket; an empty one is passed over, an item that is given twice counts once.
         *
         * @param machineId baskets of different machines are never compared with each other
         * @param day absent means unknown
         * @throws IllegalArgumentException if there are more than {@link #MAX_BASKET_ITEMS} items
         */
        public Builder add(String machineId, @Nullable LocalDate day, Collection<String> itemIds) {
            int[] basket = itemIds.stream()
                    .mapToInt(id -> itemIndex.computeIfAbsent(id, key -> itemIndex.size()))
                    .sorted()
                    .distinct()
                    .toArray();
            if (basket.length > MAX_BASKET_ITEMS) {
                throw new IllegalArgumentException(
                        "A basket of %d items is over the bound of %d.".formatted(basket.length, MAX_BASKET_ITEMS));
            }
            if (basket.length > 0) {
                append(basket, machineIndex.computeIfAbsent(machineId, key -> machineIndex.size()), day);
            }
            return this;
        }

        public Baskets build() {
            return new Baskets(
                    List.copyOf(itemIndex.keySet()),
                    Arrays.copyOf(offsets, size + 1),
                    Arrays.copyOf(items, offsets[size]),
                    Arrays.copyOf(machine, size),
                    Arrays.copyOf(epochDay, size));
        }

        private void append(int[] basket, int machineNumber, @Nullable LocalDate day) {
            int end = offsets[size] + basket.length;
            if (end > items.length) {
                items = Arrays.copyOf(items, Math.max(end, items.length * 2));
            }
            if (size == machine.length) {
                machine = Arrays.copyOf(machine, size * 2);
                epochDay = Arrays.copyOf(epochDay, size * 2);
                offsets = Arrays.copyOf(offsets, size * 2 + 1);
            }
            System.arraycopy(basket, 0, items, offsets[size], basket.length);
            machine[size] = machineNumber;
            epochDay[size] = day == null ? NO_DAY : Math.toIntExact(day.toEpochDay());
            offsets[++size] = end;
        }
    }
}
