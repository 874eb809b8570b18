package io.slotwise.server.advice.record;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A planogram as answers write it; what is saved has the same form, so that an editor sends back what it read.
 * The three lists of rows have one entry a row, from A downwards; null means unknown.
 */
public record PlanogramWire(
        int cabinetIndex,
        String cabinetType,
        Temperature temperature,
        int rows,
        int columns,
        @Nullable Integer columnWidthMm,
        List<@Nullable Integer> rowHeightMm,
        List<@Nullable Integer> rowCentreHeightCm,
        List<@Nullable Integer> rowWeightLimitG,
        List<SlotWire> slots) {
    /**
     * One slot; the product's fields are null where it is empty.
     *
     * @param dailyRevenue what the slot took a day lately; null where no sale names its slot
     */
    public record SlotWire(
            Position position,
            int widthColumns,
            SlotType type,
            int capacity,
            @Nullable Integer depthMm,
            @Nullable Integer pitchMm,
            @Nullable String productId,
            @Nullable String productName,
            @Nullable Money price,
            @Nullable Integer parLevel,
            @Nullable Integer quantity,
            @Nullable Money dailyRevenue) {}

    public static PlanogramWire of(Planogram planogram, Catalogue catalogue, Map<Position, Money> revenue) {
        Cabinet cabinet = planogram.cabinet();
        return new PlanogramWire(
                cabinet.index(),
                cabinet.type(),
                cabinet.temperature(),
                cabinet.rows().size(),
                cabinet.columns(),
                cabinet.columnWidthMm(),
                each(cabinet, Row::heightMm),
                each(cabinet, Row::centreHeightCm),
                each(cabinet, Row::weightLimitG),
                planogram.slots().stream()
                        .map(slot -> slot(slot, catalogue, revenue.get(slot.position())))
                        .toList());
    }

    private static SlotWire slot(Slot slot, Catalogue catalogue, @Nullable Money revenue) {
        Facing facing = slot.facing();
        Product product = facing == null ? null : catalogue.find(facing.productId());
        return new SlotWire(
                slot.position(),
                slot.widthColumns(),
                slot.type(),
                slot.capacity(),
                slot.depthMm(),
                slot.pitchMm(),
                facing == null ? null : facing.productId(),
                product == null ? null : product.name(),
                facing == null ? null : facing.price(),
                facing == null ? null : (Integer) facing.parLevel(),
                facing == null ? null : facing.quantity(),
                revenue);
    }

    private static List<@Nullable Integer> each(Cabinet cabinet, Function<Row, @Nullable Integer> measure) {
        return java.util.Collections.unmodifiableList(
                cabinet.rows().stream().<@Nullable Integer>map(measure).toList());
    }
}
