package io.slotwise.server.advice.venue;

import io.slotwise.engine.insight.MachineSales;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored machines that one is compared with. */
record Neighbours(List<Neighbour> machines) {
    /** Days of sales that count. */
    static final int DAYS = 91;

    /** Machines read for one answer, those at the same type of venue first. */
    static final int MOST_MACHINES = 200;

    /** What one stored machine sold lately and asks for it. */
    record Neighbour(MachineSales sales, Map<String, Money> prices, String currency, Catalogue catalogue) {
        static Neighbour of(Snapshot snapshot) {
            Machine machine = snapshot.machine();
            Map<String, Money> prices = new LinkedHashMap<>();
            machine.planograms()
                    .forEach(planogram -> prices.putAll(Neighbours.prices(planogram, snapshot.catalogue())));
            return new Neighbour(
                    sales(machine, snapshot.history().sales()),
                    prices,
                    machine.service().currency(),
                    snapshot.catalogue());
        }

        private static MachineSales sales(Machine machine, SalesHistory sales) {
            LocalDate first = sales.firstDay();
            LocalDate last = sales.lastDay();
            if (first == null || last == null) {
                return MachineSales.of(machine, sales, LocalDate.EPOCH, 1);
            }
            long known = last.toEpochDay() - first.toEpochDay() + 1;
            return MachineSales.of(machine, sales, last.plusDays(1), (int) Math.min(DAYS, known));
        }
    }

    static Neighbours of(Snapshots snapshots, String venueType, @Nullable String self) {
        List<Neighbour> machines = new ArrayList<>();
        for (String id : snapshots.deviceIdsLike(venueType, MOST_MACHINES)) {
            Snapshot snapshot = id.equals(self) ? null : snapshots.find(id);
            if (snapshot != null) {
                machines.add(of(snapshot));
            }
        }
        return new Neighbours(machines);
    }

    /** Worked out once for each state of the data. */
    static Neighbour of(Snapshot snapshot) {
        return snapshot.derived(Neighbour.class, Neighbour::of);
    }

    List<MachineSales> sales() {
        return machines.stream().map(Neighbour::sales).toList();
    }

    /** The prices of the machines that sell in a currency. */
    List<Map<String, Money>> prices(String currency) {
        return machines.stream()
                .filter(machine -> machine.currency().equals(currency))
                .map(Neighbour::prices)
                .toList();
    }

    /** What a planogram asks for each product: of several prices the first. */
    static Map<String, Money> prices(Planogram planogram, Catalogue catalogue) {
        Map<String, Money> prices = new LinkedHashMap<>();
        for (Slot slot : planogram.slots()) {
            Facing facing = slot.facing();
            Product product = facing == null ? null : catalogue.find(facing.productId());
            if (facing != null && product != null) {
                prices.putIfAbsent(product.id(), facing.price() == null ? product.price() : facing.price());
            }
        }
        return prices;
    }
}
