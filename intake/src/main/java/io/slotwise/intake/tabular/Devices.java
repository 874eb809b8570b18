package io.slotwise.intake.tabular;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Venue;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.draft.DeviceDraft;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The machines that the rows of a file speak of, each as its first row describes it. */
final class Devices {
    private final SequencedMap<String, DeviceDraft> devices = new LinkedHashMap<>();

    /** The row's machine; a placeholder if the row is faulty. */
    DeviceDraft of(CsvRow row) {
        String id = row.name("device_id");
        DeviceDraft known = devices.get(id);
        if (known != null || id.isEmpty()) {
            return known == null ? DeviceDraft.unknown("?") : known;
        }
        DeviceDraft device = described(row, id);
        if (!row.isRejected()) {
            devices.put(id, device);
        }
        return device;
    }

    List<DeviceDraft> all() {
        return List.copyOf(devices.values());
    }

    void warn(List<String> warnings) {
        if (!devices.isEmpty()) {
            warnings.add("Visits once a week at no cost are assumed for %d machines; give devices.csv to say otherwise."
                    .formatted(devices.size()));
        }
    }

    private static DeviceDraft described(CsvRow row, String id) {
        String name = row.label("device_name");
        Venue venue = new Venue(row.label("location"), row.label("venue_type"), "", null, null);
        String currency = row.cell("currency");
        Machine.Service weekly = Machine.Service.WEEKLY;
        Machine.Service service =
                currency.isEmpty() ? weekly : new Machine.Service(weekly.intervalDays(), weekly.visitCost(), currency);
        return new DeviceDraft(id, name.isEmpty() ? id : name, venue, zone(row), service);
    }

    private static ZoneId zone(CsvRow row) {
        String zone = row.cell("time_zone");
        try {
            return zone.isEmpty() ? DeviceDraft.UNKNOWN_ZONE : ZoneId.of(zone);
        } catch (DateTimeException e) {
            row.reject(
                    "unknown_time_zone",
                    "time_zone",
                    "The time_zone (%s) must be a name like Europe/Berlin.".formatted(Texts.shown(zone)));
            return DeviceDraft.UNKNOWN_ZONE;
        }
    }
}
