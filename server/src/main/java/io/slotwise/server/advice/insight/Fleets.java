package io.slotwise.server.advice.insight;

import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings together the machines that a question about several of them is about. */
public final class Fleets {
    /** Machines that one answer looks at. */
    public static final int MOST_MACHINES = 200;

    private final Snapshots snapshots;

    public Fleets(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * What is known of a fleet, beside the state of the data that it rests on.
     *
     * @param past absent where nothing was ever sold
     * @param machines how many there are
     */
    public record Gathered(@Nullable FleetPast past, int machines, String dataVersion) {}

    /** Everything that was brought along. */
    public static Gathered stated(List<Machine> machines, Map<String, MachineHistory> histories, Catalogue catalogue) {
        return new Gathered(FleetPast.untilLastSale(machines, histories, catalogue), machines.size(), Situation.STATED);
    }

    /**
     * Stored machines.
     *
     * @param ids those in question; empty for as many of the fleet as one answer looks at
     * @param among one that must be among them, absent for none
     * @return null where one of the ids is not stored
     */
    public @Nullable Gathered stored(List<String> ids, @Nullable String among) {
        List<String> wanted = new ArrayList<>(ids.isEmpty() ? snapshots.deviceIdsLike("", MOST_MACHINES) : ids);
        if (among != null && !wanted.contains(among)) {
            wanted.add(among);
        }
        List<Machine> machines = new ArrayList<>();
        Map<String, MachineHistory> histories = new HashMap<>();
        Catalogue catalogue = Catalogue.of(List.of());
        String version = Situation.STATED;
        for (String id : wanted) {
            Snapshot snapshot = snapshots.find(id);
            if (snapshot != null) {
                machines.add(snapshot.machine());
                histories.put(id, snapshot.history());
                catalogue = snapshot.catalogue();
                version = snapshot.dataVersion();
            } else if (!ids.isEmpty()) {
                return null;
            }
        }
        return new Gathered(
                FleetPast.untilLastSale(machines, histories, catalogue), machines.size(), version(machines, version));
    }

    /** The first id that is not stored, for words. */
    public @Nullable String missing(List<String> ids) {
        return ids.stream().filter(id -> snapshots.find(id) == null).findFirst().orElse(null);
    }

    /** Of one machine its own; of several how many they are and the last one's. */
    private static String version(List<Machine> machines, String last) {
        return machines.size() <= 1 ? last : machines.size() + "m." + last;
    }
}
