package io.slotwise.server.advice.affinity;

import io.slotwise.engine.affinity.Affinity;
import io.slotwise.engine.affinity.AffinityReport;
import io.slotwise.engine.affinity.AffinitySettings;
import io.slotwise.engine.affinity.Baskets;
import io.slotwise.engine.affinity.Clusters;
import io.slotwise.engine.affinity.ItemSets;
import io.slotwise.engine.affinity.Pair;
import io.slotwise.engine.affinity.Substitutes;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What sells together, what replaces what, and which swaps would bring partners side by side. */
public final class AnalyseAffinity {
    private static final int LARGEST_CLUSTER = 6;
    private static final int LARGEST_SET = 4;
    private static final int MOST_SETS = 50;

    private final Snapshots snapshots;

    public AnalyseAffinity(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * The past of a stored machine, or null where it is not stored.
     *
     * @param from first day whose sales count; absent means from the beginning
     * @param to last day that counts; absent means to the end
     */
    public @Nullable MachineHistory history(String deviceId, @Nullable LocalDate from, @Nullable LocalDate to) {
        Snapshot snapshot = snapshots.find(deviceId);
        if (snapshot == null) {
            return null;
        }
        MachineHistory whole = snapshot.history();
        MachineHistory until = to == null ? whole : whole.before(to.plusDays(1));
        return from == null ? until : until.salesSince(from);
    }

    /** The baskets of one stored machine, all of them, kept with its snapshot. */
    private record Kept(Baskets whole) {}

    /**
     * The baskets of stored machines; of one alone they are put together but once for each state of its data.
     *
     * @param histories of the machines, already cut to the period
     * @param deviceIds in the same order
     */
    public Baskets baskets(
            List<String> deviceIds, List<MachineHistory> histories, @Nullable LocalDate from, @Nullable LocalDate to) {
        Snapshot snapshot = deviceIds.size() == 1 ? snapshots.find(deviceIds.getFirst()) : null;
        if (snapshot == null) {
            return Baskets.of(histories.stream().map(MachineHistory::sales).toList());
        }
        Baskets whole = snapshot.derived(
                        Kept.class,
                        one -> new Kept(Baskets.of(List.of(one.history().sales()))))
                .whole();
        long first = from == null ? Long.MIN_VALUE : from.toEpochDay();
        long last = to == null ? Long.MAX_VALUE : to.toEpochDay();
        return whole.where(basket -> whole.epochDay(basket) >= first && whole.epochDay(basket) <= last);
    }

    /**
     * Answers from baskets; without pairs the answer says why.
     *
     * @param histories of the machines that the baskets come from, for substitutes; may be empty
     * @param situation the machine whose planogram should change; absent where only figures are asked for
     */
    public AffinityAnswer analyse(
            Baskets baskets, List<MachineHistory> histories, AffinitySettings settings, @Nullable Situation situation) {
        AffinityReport report = Affinity.find(baskets, settings);
        Adjacency adjacency = situation == null ? Adjacency.NONE : Adjacency.of(report.pairs(), situation);
        int frequent = Math.max(settings.minimumCount(), baskets.size() / 1_000);
        return new AffinityAnswer(
                matrix(report.pairs()),
                report.pairs().stream().map(AffinityAnswer.FoundPair::of).toList(),
                ItemSets.frequent(baskets, frequent, LARGEST_SET, MOST_SETS).stream()
                        .map(AffinityAnswer.FoundSet::of)
                        .toList(),
                Substitutes.find(histories, settings.errorRate()).stream()
                        .map(AffinityAnswer.FoundSubstitute::of)
                        .toList(),
                Clusters.of(report.pairs(), LARGEST_CLUSTER).stream()
                        .map(AffinityAnswer.Cluster::of)
                        .toList(),
                adjacency.changes(),
                adjacency.together(),
                AffinityAnswer.Statistics.of(report),
                report.reasonIfEmpty());
    }

    private static Map<String, Map<String, Double>> matrix(List<Pair> pairs) {
        Map<String, Map<String, Double>> matrix = new TreeMap<>();
        for (Pair pair : pairs) {
            double lift = Rounded.of(pair.lift());
            matrix.computeIfAbsent(pair.a(), id -> new TreeMap<>()).put(pair.b(), lift);
            matrix.computeIfAbsent(pair.b(), id -> new TreeMap<>()).put(pair.a(), lift);
        }
        return matrix;
    }
}
