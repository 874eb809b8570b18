package io.slotwise.engine.affinity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Groups of products worth standing near each other: surviving pairs are joined from the strongest down (Kruskal's
 * order), as long as a group stays small enough to stand together.
 */
public final class Clusters {
    private Clusters() {}

    /**
     * One group.
     *
     * @param items ids in order, at least two
     * @param lift lowest lift among the pairs that joined it
     */
    public record Cluster(List<String> items, double lift) {}

    /**
     * The groups of a report's pairs, strongest first. A pair counts by the lower end of its interval.
     *
     * @param largest most products of a group, at least 2
     */
    public static List<Cluster> of(List<Pair> pairs, int largest) {
        if (largest < 2) {
            throw new IllegalArgumentException("The largest cluster (%d) must be at least 2.".formatted(largest));
        }
        Map<String, Group> groupOf = new HashMap<>();
        List<Group> groups = new ArrayList<>();
        List<Pair> strongestFirst = pairs.stream()
                .filter(pair -> pair.liftLow() > 1)
                .sorted(Comparator.comparingDouble(Pair::liftLow)
                        .reversed()
                        .thenComparing(Pair::a)
                        .thenComparing(Pair::b))
                .toList();
        for (Pair pair : strongestFirst) {
            Group a = groupOf.computeIfAbsent(pair.a(), id -> newGroup(id, groups));
            Group b = groupOf.computeIfAbsent(pair.b(), id -> newGroup(id, groups));
            if (a != b && a.items.size() + b.items.size() <= largest) {
                a.swallow(b, pair.lift());
                b.items.forEach(id -> groupOf.put(id, a));
                groups.remove(b);
            }
        }
        return groups.stream()
                .filter(group -> group.items.size() > 1)
                .map(group -> new Cluster(List.copyOf(group.items), group.lift))
                .toList();
    }

    private static Group newGroup(String id, List<Group> groups) {
        Group group = new Group();
        group.items.add(id);
        groups.add(group);
        return group;
    }

    private static final class Group {
        private final TreeSet<String> items = new TreeSet<>();
        private double lift = Double.POSITIVE_INFINITY;

        void swallow(Group other, double joinedBy) {
            items.addAll(other.items);
            lift = Math.min(Math.min(lift, other.lift), joinedBy);
        }
    }
}
