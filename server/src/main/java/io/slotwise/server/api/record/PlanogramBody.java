package io.slotwise.server.api.record;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a planogram that is to be kept, in the form in which {@code GET /api/planograms/{key}} gives it. */
final class PlanogramBody {
    private static final int MAX_SLOTS = Position.MAX_ROWS * Position.MAX_COLUMNS;
    private static final int MAX_MEASURE = 10_000_000;
    private static final int MAX_INDEX = 99;

    private PlanogramBody() {}

    /**
     * The planogram of a body's field.
     *
     * @throws InvalidInput with everything that is wrong in the whole body so far
     */
    static Planogram read(Fields body, String field) {
        Fields json = body.requiredFields(field);
        int faults = body.faults();
        Planogram planogram = json == null ? null : read(json, faults);
        body.check();
        return Objects.requireNonNull(planogram);
    }

    private static @Nullable Planogram read(Fields json, int faults) {
        Integer rows = json.requiredInteger("rows", 1, Position.MAX_ROWS);
        Integer columns = json.requiredInteger("columns", 1, Position.MAX_COLUMNS);
        Integer index = json.integer("cabinet_index", 0, MAX_INDEX);
        String type = json.text("cabinet_type", 120);
        Temperature temperature = json.choice("temperature", Temperature.class);
        Integer columnWidth = json.integer("column_width_mm", 1, MAX_MEASURE);
        List<Row> trays = rows == null ? List.of() : trays(json, rows);
        List<Slot> slots = new ArrayList<>();
        for (Fields slot : json.list("slots", MAX_SLOTS)) {
            Slot read = slot(slot);
            if (read != null) {
                slots.add(read);
            }
        }
        json.refuseUnknown();
        return json.build(
                faults,
                () -> new Planogram(
                        new Cabinet(
                                index == null ? 0 : index,
                                type == null ? "" : type,
                                trays,
                                Objects.requireNonNull(columns),
                                temperature == null ? Temperature.AMBIENT : temperature,
                                columnWidth),
                        slots));
    }

    private static List<Row> trays(Fields json, int rows) {
        List<@Nullable Integer> heights = measures(json, "row_height_mm", rows);
        List<@Nullable Integer> centres = measures(json, "row_centre_height_cm", rows);
        List<@Nullable Integer> weights = measures(json, "row_weight_limit_g", rows);
        List<Row> trays = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            int at = row;
            Row tray = json.build(json.faults(), () -> new Row(heights.get(at), centres.get(at), weights.get(at)));
            trays.add(tray == null ? Row.UNKNOWN : tray);
        }
        return trays;
    }

    private static List<@Nullable Integer> measures(Fields json, String field, int rows) {
        List<@Nullable Integer> measures = new ArrayList<>();
        json.items(field, rows).each((key, all) -> measures.add(all.integer(key, 0, MAX_MEASURE)));
        if (measures.size() < rows && !measures.isEmpty()) {
            json.issue(
                    field,
                    "wrong_length",
                    "The %s must have one entry for each of the %d rows.".formatted(field, rows));
        }
        measures.addAll(Collections.nCopies(rows - measures.size(), null));
        return measures;
    }

    private static @Nullable Slot slot(Fields json) {
        int faults = json.faults();
        Position position = json.requiredPosition("position");
        Integer width = json.integer("width_columns", 1, Position.MAX_COLUMNS);
        SlotType type = json.choice(json.named("type", "slot_type"), SlotType.class);
        Integer capacity = json.integer("capacity", 0, Slot.MAX_UNITS);
        Integer depth = json.integer("depth_mm", 1, MAX_MEASURE);
        Integer pitch = json.integer("pitch_mm", 1, MAX_MEASURE);
        Facing facing = facing(json, capacity == null ? 0 : capacity);
        json.refuseUnknown();
        return json.build(
                faults,
                () -> new Slot(
                        Objects.requireNonNull(position),
                        width == null ? 1 : width,
                        type == null ? SlotType.COIL : type,
                        capacity == null ? 0 : capacity,
                        depth,
                        pitch,
                        facing));
    }

    private static @Nullable Facing facing(Fields json, int capacity) {
        int faults = json.faults();
        String productId = json.id("product_id");
        Money price = json.money("price");
        Integer par = json.integer("par_level", 0, Slot.MAX_UNITS);
        Integer quantity = json.integer("quantity", 0, Slot.MAX_UNITS);
        json.text("product_name", 1_000);
        json.money("daily_revenue");
        if (productId == null) {
            return null;
        }
        return json.build(faults, () -> new Facing(productId, price, par == null ? capacity : par, quantity));
    }
}
