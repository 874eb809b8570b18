package io.slotwise.server.store.imports;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.intake.Dataset;
import io.slotwise.server.store.fleet.CabinetId;
import io.slotwise.server.store.fleet.Devices;
import io.slotwise.server.store.fleet.Expectation;
import io.slotwise.server.store.fleet.Planograms;
import io.slotwise.server.store.fleet.Products;
import io.slotwise.server.store.fleet.RuleBooks;
import io.slotwise.server.store.fleet.SaveRequest;
import io.slotwise.server.store.fleet.StoredPlanogram;
import io.slotwise.server.store.imports.Standing.Says;
import io.slotwise.server.store.sqlite.Tx;
import java.util.Map;

/** Puts the machines, planograms, products and rules of an import in place, inside the transaction that ends it. */
final class Arrival {
    private final Tx tx;
    private final long importId;
    private final Standing standing;
    private final Map<CabinetId, String> keys;

    Arrival(Tx tx, long importId, Standing standing, Map<CabinetId, String> keys) {
        this.tx = tx;
        this.importId = importId;
        this.standing = standing;
        this.keys = keys;
    }

    void of(Dataset dataset) {
        for (Product product : dataset.catalogue().products()) {
            arrive(product);
        }
        for (Machine machine : dataset.machines()) {
            arrive(machine);
        }
        if (!dataset.rulesJson().isBlank()) {
            RuleBooks.put(tx, dataset.rulesJson(), actor(), importId);
        }
    }

    private void arrive(Product product) {
        Product before = Products.find(tx.sql(), product.id());
        if (before == null || (standing.products() == Says.STATED && !product.equals(before))) {
            Products.put(tx, product, importId);
        }
    }

    private void arrive(Machine machine) {
        if (standing.devices() == Says.STATED || !Devices.exists(tx.sql(), machine.id())) {
            Devices.put(tx, machine, importId);
        }
        tx.touch(machine.id());
        for (Planogram planogram : machine.planograms()) {
            arrive(machine.id(), planogram);
        }
    }

    private void arrive(String deviceId, Planogram planogram) {
        CabinetId cabinet = new CabinetId(deviceId, planogram.cabinet().index());
        StoredPlanogram current = Planograms.findByCabinet(tx.sql(), deviceId, cabinet.cabinetIndex());
        boolean wanted = current == null
                || (standing.planograms() == Says.STATED && !current.planogram().equals(planogram));
        if (wanted) {
            String key = current != null ? current.key() : keys.getOrDefault(cabinet, cabinet.planogramKey());
            Planograms.put(
                    tx,
                    current,
                    new SaveRequest(
                            key, deviceId, planogram, new Expectation.Existing(), actor(), "import " + importId),
                    importId);
        }
    }

    private String actor() {
        return "import " + importId;
    }
}
