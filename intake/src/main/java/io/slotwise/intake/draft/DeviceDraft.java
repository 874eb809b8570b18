package io.slotwise.intake.draft;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Venue;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A machine while its cabinets and slots are being read. */
public final class DeviceDraft {
    public static final ZoneId UNKNOWN_ZONE = ZoneId.of("UTC");

    public final String id;
    public final String name;
    public final Venue venue;
    public final ZoneId zone;
    public final Machine.Service service;
    public final SortedMap<Integer, CabinetDraft> cabinets = new TreeMap<>();

    public DeviceDraft(String id, String name, Venue venue, ZoneId zone, Machine.Service service) {
        this.id = id;
        this.name = name;
        this.venue = venue;
        this.zone = zone;
        this.service = service;
    }

    public static DeviceDraft unknown(String id) {
        return new DeviceDraft(id, id, Venue.UNKNOWN, UNKNOWN_ZONE, Machine.Service.WEEKLY);
    }

    /** The cabinet of an index; one that no row described takes its shape from its slots. */
    public CabinetDraft cabinet(int index) {
        return cabinets.computeIfAbsent(index, CabinetDraft::undescribed);
    }

    public void warn(List<String> warnings) {
        cabinets.forEach((index, cabinet) -> {
            if (!cabinet.isDescribed()) {
                warnings.add("The cabinet (%d) of device (%s) is not in cabinets.csv; its grid is taken from its slots."
                        .formatted(index, id));
            }
        });
    }

    public Machine machine() {
        return new Machine(
                id,
                name,
                venue,
                zone,
                service,
                new ArrayList<>(
                        cabinets.values().stream().map(CabinetDraft::planogram).toList()));
    }
}
