package io.slotwise.server.advice.record;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slotwise.engine.model.Planogram;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.PlanogramSummary;
import io.slotwise.server.store.fleet.PlanogramVersion;
import io.slotwise.server.store.fleet.StoredPlanogram;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows planograms: the list, one of them, its history. */
public final class ReadPlanograms {
    private final Store store;

    public ReadPlanograms(Store store) {
        this.store = store;
    }

    /**
     * One planogram.
     *
     * @param etag without quotes
     */
    public record View(
            String key,
            String deviceId,
            String deviceName,
            int cabinetIndex,
            long version,
            String etag,
            Instant savedAt,
            String savedBy,
            boolean demo,
            PlanogramWire planogram) {}

    /** One line of the list. */
    public record Line(@JsonUnwrapped PlanogramSummary summary) {}

    /** One page; {@code next} is what to ask the following page after, null on the last. */
    public record Page<T>(List<T> lines, @Nullable String next) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** One version; {@code diffJson} is a JSON array of the slots that differ from the one before. */
    public record Version(long version, String etag, Instant savedAt, String savedBy, String reason, String diffJson) {}

    public @Nullable View find(String key) {
        StoredPlanogram stored = store.planograms().find(key);
        return stored == null ? null : view(stored);
    }

    /** The planogram alone, for the export. */
    public @Nullable Planogram planogram(String key) {
        StoredPlanogram stored = store.planograms().find(key);
        return stored == null ? null : stored.planogram();
    }

    public Page<Line> list(String after, String deviceId, int limit) {
        List<Line> found = store.planograms().list(after, deviceId, limit + 1).stream()
                .map(Line::new)
                .toList();
        return page(found, limit, line -> line.summary().key());
    }

    /** The versions of a planogram from new to old, or null if there is none of that key. */
    public @Nullable Page<Version> history(String key, long before, int limit) {
        if (store.planograms().find(key) == null) {
            return null;
        }
        List<Version> found = store.planograms().history(key, before, limit + 1).stream()
                .map(ReadPlanograms::version)
                .toList();
        return page(found, limit, version -> Long.toString(version.version()));
    }

    View view(StoredPlanogram stored) {
        Snapshot snapshot = store.snapshots().find(stored.deviceId());
        int index = stored.planogram().cabinet().index();
        return new View(
                stored.key(),
                stored.deviceId(),
                snapshot == null ? stored.deviceId() : snapshot.machine().name(),
                index,
                stored.version(),
                stored.etag(),
                stored.savedAt(),
                stored.savedBy(),
                snapshot != null && snapshot.demo(),
                PlanogramWire.of(
                        stored.planogram(),
                        snapshot == null ? store.products().catalogue() : snapshot.catalogue(),
                        snapshot == null ? Map.of() : SlotRevenue.of(snapshot, index)));
    }

    /** The first lines of what was found, and where the next page begins. */
    public static <T> Page<T> page(List<T> found, int limit, Function<T, String> place) {
        boolean more = found.size() > limit;
        List<T> shown = more ? found.subList(0, limit) : found;
        return new Page<>(shown, more ? place.apply(shown.getLast()) : null);
    }

    private static Version version(PlanogramVersion version) {
        return new Version(
                version.version(),
                version.etag(),
                version.savedAt(),
                version.savedBy(),
                version.reason(),
                version.diffJson());
    }
}
