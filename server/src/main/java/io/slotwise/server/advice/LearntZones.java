package io.slotwise.server.advice;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.zones.PositionEffects;
import io.slotwise.engine.zones.ZoneMap;
import io.slotwise.engine.zones.ZoneMaps;
import io.slotwise.server.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the places of stored cabinets do to sales, worked out once for each state of the data. */
public final class LearntZones {
    private LearntZones() {}

    /** The maps of one snapshot, by cabinet. */
    private record Maps(Map<Integer, ZoneMap> byCabinet) {}

    /** The map of a cabinet that may stand otherwise than it is stored; one of another shape was never seen. */
    static ZoneMap of(Snapshot snapshot, Machine standing, int cabinetIndex) {
        Cabinet cabinet = standing.planogram(cabinetIndex).cabinet();
        Cabinet stored = snapshot.machine().planogram(cabinetIndex).cabinet();
        if (!cabinet.equals(stored)) {
            return unseen(cabinet);
        }
        return snapshot.derived(Maps.class, one -> new Maps(new ConcurrentHashMap<>()))
                .byCabinet()
                .computeIfAbsent(cabinetIndex, index -> from(snapshot.history(), stored));
    }

    static PositionEffects effects(Snapshot snapshot, Machine standing, int cabinetIndex) {
        return of(snapshot, standing, cabinetIndex).effects();
    }

    /** The map of a cabinet without a past. */
    static ZoneMap unseen(Cabinet cabinet) {
        return from(MachineHistory.NONE, cabinet);
    }

    public static ZoneMap from(MachineHistory history, Cabinet cabinet) {
        return ZoneMaps.of(new ZoneMaps.Seen(history, cabinet.index(), cabinet), List.of());
    }
}
