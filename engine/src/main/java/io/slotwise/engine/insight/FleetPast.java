package io.slotwise.engine.insight;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.MachineHistory;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several machines with their pasts, as known when a day began.
 *
 * @param machines in order of id
 * @param histories by device id; a machine without one has sold nothing
 * @param asOf the first day that is not known
 */
public record FleetPast(
        List<Machine> machines, Map<String, MachineHistory> histories, Catalogue catalogue, LocalDate asOf) {
    public FleetPast {
        machines = machines.stream().sorted(Comparator.comparing(Machine::id)).toList();
        histories = Map.copyOf(histories);
        if (machines.stream().map(Machine::id).distinct().count() < machines.size()) {
            throw new IllegalArgumentException("A machine is given twice.");
        }
    }

    /** As known the day after the last sale of any machine; null where nothing was ever sold. */
    public static @Nullable FleetPast untilLastSale(
            List<Machine> machines, Map<String, MachineHistory> histories, Catalogue catalogue) {
        LocalDate last = null;
        for (MachineHistory history : histories.values()) {
            LocalDate day = history.sales().lastDay();
            last = day == null || (last != null && last.isAfter(day)) ? last : day;
        }
        return last == null ? null : new FleetPast(machines, histories, catalogue, last.plusDays(1));
    }

    /** What is known of one machine before the day. */
    public MachineHistory history(String deviceId) {
        return histories.getOrDefault(deviceId, MachineHistory.NONE).before(asOf);
    }

    /** The category of a product, {@code ""} when unknown. */
    public String category(String productId) {
        var product = catalogue.find(productId);
        return product == null ? "" : product.category();
    }
}
