package io.slotwise.server.api.plan;

import io.slotwise.server.api.json.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the field {@code device_ids}: at least one machine, each named once. */
final class DeviceList {
    private static final int MAX_MACHINES = 10_000;

    private DeviceList() {}

    /** Faults are noted in {@code body}, not thrown. */
    static List<String> read(Fields body) {
        List<String> devices = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int faults = body.faults();
        body.items("device_ids", MAX_MACHINES).each((key, all) -> {
            String id = all.id(key);
            if (id != null && !seen.add(id)) {
                all.issue(key, "given_twice", "The machine (%s) is named twice.".formatted(id));
            } else if (id != null) {
                devices.add(id);
            }
        });
        if (devices.isEmpty() && body.faults() == faults) {
            body.issue("device_ids", "missing", "The field (device_ids) must name at least one machine.");
        }
        return devices;
    }
}
