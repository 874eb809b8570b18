package io.slotwise.server.advice.record;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Temperature;
import io.slotwise.server.advice.record.ReadPlanograms.Page;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.Devices;
import io.slotwise.server.store.fleet.StoredPlanogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the machines. */
public final class ReadFleet {
    private final Store store;

    public ReadFleet(Store store) {
        this.store = store;
    }

    /** One machine. */
    public record View(
            String deviceId,
            String name,
            String location,
            String venueType,
            String venueSubtype,
            @Nullable Double latitude,
            @Nullable Double longitude,
            String timeZone,
            String currency,
            double serviceIntervalDays,
            Money visitCost,
            boolean demo,
            List<CabinetView> cabinets) {}

    /** One cabinet of a machine; {@code key} names its planogram. */
    public record CabinetView(
            String key, int cabinetIndex, String type, Temperature temperature, int rows, int columns, int slots) {}

    /** Ids of all machines, in order. */
    public List<String> ids() {
        return store.snapshots().deviceIds();
    }

    public @Nullable View find(String deviceId) {
        Devices.Summary found = store.devices().find(deviceId);
        return found == null ? null : view(found);
    }

    public Page<View> list(String after, int limit) {
        List<View> found = store.devices().list(after, limit + 1).stream()
                .map(ReadFleet::view)
                .toList();
        return ReadPlanograms.page(found, limit, View::deviceId);
    }

    private static View view(Devices.Summary summary) {
        Machine machine = summary.machine();
        return new View(
                machine.id(),
                machine.name(),
                machine.venue().location(),
                machine.venue().type(),
                machine.venue().subtype(),
                machine.venue().latitude(),
                machine.venue().longitude(),
                machine.zone().getId(),
                machine.service().currency(),
                machine.service().intervalDays(),
                machine.service().visitCost(),
                summary.demo(),
                summary.planograms().stream().map(ReadFleet::cabinet).toList());
    }

    private static CabinetView cabinet(StoredPlanogram stored) {
        var cabinet = stored.planogram().cabinet();
        return new CabinetView(
                stored.key(),
                cabinet.index(),
                cabinet.type(),
                cabinet.temperature(),
                cabinet.rows().size(),
                cabinet.columns(),
                stored.planogram().slots().size());
    }
}
