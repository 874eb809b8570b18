package io.slotwise.intake.dataset;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.draft.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code planograms.csv}: every slot of every cabinet, with what stands in it. */
final class PlanogramsFile extends DatasetFile {
    static final String NAME = "planograms.csv";

    private static final int MAX = Integer.MAX_VALUE;

    private final Draft draft;

    PlanogramsFile(Draft draft) {
        super(
                NAME,
                List.of(
                        "device_id",
                        "cabinet_index",
                        "slot",
                        "product_id",
                        "width_columns",
                        "capacity",
                        "par_level",
                        "quantity",
                        "price",
                        "slot_type",
                        "depth_mm",
                        "pitch_mm"),
                List.of("device_id", "slot", "product_id"));
        this.draft = draft;
    }

    @Override
    void take(CsvRow row) {
        String deviceId = row.name("device_id");
        int index = row.integer("cabinet_index", 0, CabinetsFile.MAX_INDEX, 0);
        Position position = Rows.requiredPosition(row, "slot");
        int width = row.integer("width_columns", 1, Position.MAX_COLUMNS, 1);
        SlotType type = row.choice("slot_type", SlotType.class);
        int capacity = row.integer("capacity", 0, Slot.MAX_UNITS, 0);
        Integer depth = row.integer("depth_mm", 0, MAX);
        Integer pitch = row.integer("pitch_mm", 0, MAX);
        Facing facing = facing(row, capacity);
        DeviceDraft device = draft.device(row, deviceId);
        if (row.isRejected()) {
            return;
        }
        Slot slot = new Slot(position, width, type == null ? SlotType.COIL : type, capacity, depth, pitch, facing);
        device.cabinet(index).add(row, slot);
    }

    private @Nullable Facing facing(CsvRow row, int capacity) {
        String productId = row.label("product_id");
        Money price = row.money("price");
        Integer par = row.integer("par_level", 0, Slot.MAX_UNITS);
        Integer quantity = row.integer("quantity", 0, Slot.MAX_UNITS);
        draft.requireProduct(row, productId, price);
        if (row.isRejected()) {
            return null;
        }
        if (productId.isEmpty()) {
            if (price != null || par != null || quantity != null) {
                row.repair(
                        "empty_slot_facts",
                        "product_id",
                        "The slot is empty, so its price, par level and quantity were left out.");
            }
            return null;
        }
        return new Facing(productId, price, par == null ? capacity : par, quantity);
    }

    @Override
    void write(Dataset dataset, CsvOut out) {
        for (Machine machine : dataset.machines()) {
            for (Planogram planogram : machine.planograms()) {
                for (Slot slot : planogram.slots()) {
                    write(machine.id(), planogram.cabinet().index(), slot, out);
                }
            }
        }
    }

    private static void write(String deviceId, int cabinetIndex, Slot slot, CsvOut out) {
        Facing facing = slot.facing();
        out.row(
                deviceId,
                cabinetIndex,
                slot.position(),
                slot.productId(),
                slot.widthColumns(),
                slot.capacity(),
                facing == null ? null : facing.parLevel(),
                facing == null ? null : facing.quantity(),
                facing == null ? null : facing.price(),
                Words.of(slot.type()),
                slot.depthMm(),
                slot.pitchMm());
    }
}
