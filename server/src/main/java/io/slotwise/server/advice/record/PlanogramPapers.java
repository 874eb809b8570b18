package io.slotwise.server.advice.record;

import io.slotwise.intake.csv.CsvOut;
import io.slotwise.server.advice.record.PlanogramWire.SlotWire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stored planogram to take along: as a table that can be imported again, as a picklist, and on paper. */
public final class PlanogramPapers {
    private static final List<String> TABLE = List.of(
            "device_id",
            "cabinet_index",
            "slot",
            "product_id",
            "product_name",
            "width_columns",
            "capacity",
            "par_level",
            "quantity",
            "price");
    private static final List<String> PICKLIST = List.of("product_id", "product_name", "units", "slots");

    private PlanogramPapers() {}

    /** One row a slot, in the columns of {@code planograms.csv} with the product's name beside its id. */
    public static byte[] table(ReadPlanograms.View view) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvOut csv = CsvOut.to(bytes, TABLE)) {
            for (SlotWire slot : view.planogram().slots()) {
                csv.row(
                        view.deviceId(),
                        view.cabinetIndex(),
                        slot.position(),
                        slot.productId(),
                        slot.productName(),
                        slot.widthColumns(),
                        slot.capacity(),
                        slot.parLevel(),
                        slot.quantity(),
                        slot.price());
            }
        }
        return bytes.toByteArray();
    }

    /** What the driver packs: units to fill every slot to its par level, by product; a slot of unknown stock counts as empty. */
    public static byte[] picklist(ReadPlanograms.View view) throws IOException {
        Map<String, Pick> picks = new LinkedHashMap<>();
        for (SlotWire slot : view.planogram().slots()) {
            int units = missing(slot.parLevel(), slot.quantity());
            if (slot.productId() != null && units > 0) {
                picks.merge(
                        slot.productId(),
                        new Pick(slot.productName(), units, List.of(slot.position() + "×" + units)),
                        Pick::plus);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvOut csv = CsvOut.to(bytes, PICKLIST)) {
            picks.forEach((id, pick) -> csv.row(id, pick.name, pick.units, String.join(" ", pick.slots)));
        }
        return bytes.toByteArray();
    }

    /** One page with the cabinet's grid. */
    public static byte[] paper(ReadPlanograms.View view) throws IOException {
        return PlanogramPage.of(view);
    }

    private record Pick(@Nullable String name, int units, List<String> slots) {
        Pick plus(Pick other) {
            List<String> all = new ArrayList<>(slots);
            all.addAll(other.slots);
            return new Pick(name, units + other.units, all);
        }
    }

    private static int missing(@Nullable Integer parLevel, @Nullable Integer quantity) {
        return parLevel == null ? 0 : Math.max(0, parLevel - (quantity == null ? 0 : quantity));
    }
}
