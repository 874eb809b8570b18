package io.slotwise.intake.dataset;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Venue;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.draft.Draft;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** {@code devices.csv}: the machines, where they stand and how they are served. */
final class DevicesFile extends DatasetFile {
    private static final double MAX_DEGREES = 180;
    private static final double MAX_DAYS = 10_000;

    private final Draft draft;

    DevicesFile(Draft draft) {
        super(
                "devices.csv",
                List.of(
                        "device_id",
                        "name",
                        "location",
                        "venue_type",
                        "venue_subtype",
                        "time_zone",
                        "currency",
                        "latitude",
                        "longitude",
                        "service_interval_days",
                        "visit_cost"),
                List.of("device_id"));
        this.draft = draft;
    }

    @Override
    Map<String, String> aliases() {
        return Map.of("timezone", "time_zone");
    }

    @Override
    void take(CsvRow row) {
        String id = row.name("device_id");
        String name = row.label("name");
        Venue venue = new Venue(
                row.label("location"),
                row.label("venue_type"),
                row.label("venue_subtype"),
                row.number("latitude", -MAX_DEGREES, MAX_DEGREES),
                row.number("longitude", -MAX_DEGREES, MAX_DEGREES));
        ZoneId zone = zone(row);
        Machine.Service service = service(row);
        if (row.isRejected()) {
            return;
        }
        DeviceDraft device = new DeviceDraft(id, name.isEmpty() ? id : name, venue, zone, service);
        DeviceDraft first = draft.devices.putIfAbsent(id, device);
        if (first != null) {
            if (first.machine().equals(device.machine())) {
                row.duplicate("The device (%s) is given twice with the same words.".formatted(id));
            } else {
                row.reject(
                        "given_twice",
                        "device_id",
                        "The device (%s) is given twice; the first row counts.".formatted(id));
            }
        }
    }

    private static ZoneId zone(CsvRow row) {
        String zone = row.cell("time_zone");
        if (zone.isEmpty()) {
            return DeviceDraft.UNKNOWN_ZONE;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            row.reject(
                    "unknown_time_zone",
                    "time_zone",
                    "The time_zone (%s) must be a name like Europe/Berlin."
                            .formatted(io.slotwise.intake.csv.Texts.shown(zone)));
            return DeviceDraft.UNKNOWN_ZONE;
        }
    }

    private static Machine.Service service(CsvRow row) {
        Double interval = row.number("service_interval_days", 0, MAX_DAYS);
        Money visitCost = row.money("visit_cost");
        String currency = row.cell("currency");
        if (row.isRejected()) {
            return Machine.Service.WEEKLY;
        }
        return new Machine.Service(
                interval == null ? Machine.Service.WEEKLY.intervalDays() : interval,
                visitCost == null ? Money.ZERO : visitCost,
                currency.isEmpty() ? Machine.Service.WEEKLY.currency() : currency);
    }

    @Override
    void write(Dataset dataset, CsvOut out) {
        for (Machine machine : dataset.machines()) {
            Venue venue = machine.venue();
            out.row(
                    machine.id(),
                    machine.name(),
                    venue.location(),
                    venue.type(),
                    venue.subtype(),
                    machine.zone(),
                    machine.service().currency(),
                    venue.latitude(),
                    venue.longitude(),
                    machine.service().intervalDays(),
                    machine.service().visitCost());
        }
    }
}
