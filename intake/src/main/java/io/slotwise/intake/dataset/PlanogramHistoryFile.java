package io.slotwise.intake.dataset;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.draft.Draft;
import java.time.LocalDate;
import java.util.List;

/** {@code planogram_history.csv}: from which day on a slot held what. */
final class PlanogramHistoryFile extends DatasetFile {
    private final Draft draft;

    PlanogramHistoryFile(Draft draft) {
        super(
                "planogram_history.csv",
                List.of("effective_from", "device_id", "cabinet_index", "slot", "product_id", "price", "capacity"),
                List.of("effective_from", "device_id", "slot", "product_id"));
        this.draft = draft;
    }

    @Override
    void take(CsvRow row) {
        DeviceDraft device = draft.device(row, row.name("device_id"));
        LocalDate from = Rows.requiredMoment(row, "effective_from", device).date();
        int cabinet = row.integer("cabinet_index", 0, CabinetsFile.MAX_INDEX, 0);
        Position slot = Rows.requiredPosition(row, "slot");
        String product = row.label("product_id");
        Money price = row.money("price");
        Integer capacity = row.integer("capacity", 0, Slot.MAX_UNITS);
        draft.requireProduct(row, product, price);
        if (!row.isRejected()) {
            draft.slotChanges.add(new SlotChange(
                    from, device.id, cabinet, slot, product.isEmpty() ? null : product, price, capacity));
        }
    }

    @Override
    void write(Dataset dataset, CsvOut out) {
        for (SlotChange change : dataset.slotChanges()) {
            out.row(
                    change.effectiveFrom(),
                    change.deviceId(),
                    change.cabinetIndex(),
                    change.slot(),
                    change.productId(),
                    change.price(),
                    change.capacity());
        }
    }
}
