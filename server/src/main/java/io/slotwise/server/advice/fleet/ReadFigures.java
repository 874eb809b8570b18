package io.slotwise.server.advice.fleet;

import io.slotwise.server.advice.record.ReadPlanograms;
import io.slotwise.server.advice.record.ReadPlanograms.Page;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.Devices;
import java.util.List;
import java.util.Objects;

/** Shows what the machines take, page by page. */
public final class ReadFigures {
    private final Store store;

    public ReadFigures(Store store) {
        this.store = store;
    }

    /**
     * The machines in order of id.
     *
     * @param after only ids after this one; {@code ""} for the first page
     * @param limit machines of a page, 1 or more; each is read whole where it is not in memory yet
     */
    public Page<MachineFigures> list(String after, int limit) {
        List<Devices.Summary> found = store.devices().list(after, limit + 1);
        List<String> ids = found.stream().map(one -> one.machine().id()).toList();
        Page<String> page = ReadPlanograms.page(ids, limit, id -> id);
        return new Page<>(
                page.lines().stream()
                        .map(store.snapshots()::find)
                        .filter(Objects::nonNull)
                        .map(ReadFigures::figures)
                        .toList(),
                page.next());
    }

    /** Counted once for each state of a machine. */
    private static MachineFigures figures(Snapshot snapshot) {
        return snapshot.derived(MachineFigures.class, MachineFigures::of);
    }
}
