package io.slotwise.server.api.plan;

import io.slotwise.server.api.json.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the field {@code device_ids}: at least one machine, each named once. */
final class DeviceList {
    private static final int MAX_MACHINES = 10_000;
    private static final String FIELD = "device_ids";
    private static final String ALL = "all";

    private DeviceList() {}

    /** The same, or the whole fleet where the field is the word {@value #ALL}. */
    static List<String> read(Fields body, Supplier<List<String>> fleet) {
        if (!body.isText(FIELD)) {
            return read(body);
        }
        if (!ALL.equals(body.text(FIELD, ALL.length()))) {
            body.issue(FIELD, "wrong_type", "The field (device_ids) must be an array of ids, or the word (all).");
            return List.of();
        }
        List<String> devices = fleet.get();
        if (devices.isEmpty() || devices.size() > MAX_MACHINES) {
            body.issue(
                    FIELD,
                    devices.isEmpty() ? "missing" : "too_many",
                    "The fleet has %d machines; a batch takes 1 to %d.".formatted(devices.size(), MAX_MACHINES));
        }
        return devices;
    }

    /** Faults are noted in {@code body}, not thrown. */
    static List<String> read(Fields body) {
        List<String> devices = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int faults = body.faults();
        body.items(FIELD, MAX_MACHINES).each((key, all) -> {
            String id = all.id(key);
            if (id != null && !seen.add(id)) {
                all.issue(key, "given_twice", "The machine (%s) is named twice.".formatted(id));
            } else if (id != null) {
                devices.add(id);
            }
        });
        if (devices.isEmpty() && body.faults() == faults) {
            body.issue(FIELD, "missing", "The field (device_ids) must name at least one machine.");
        }
        return devices;
    }
}
