package io.slotwise.intake.cvd;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Venue;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.draft.CabinetDraft;
import io.slotwise.intake.draft.CabinetKinds;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.draft.Draft;
import io.slotwise.intake.report.FileTally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code devices} down to {@code planogram_slots}: each table refers to the one above by a number. */
final class DeviceTables {
    private static final int MAX_CABINET = 99;
    private static final double MAX_DEGREES = 180;

    private final Draft draft;
    private final Map<String, DeviceDraft> deviceById = new HashMap<>();
    private final Map<String, CabinetDraft> cabinetById = new HashMap<>();
    private final Map<String, CabinetDraft> cabinetByPlanogram = new HashMap<>();
    private final Set<CabinetDraft> planned = new HashSet<>();
    private long deleted;

    DeviceTables(Draft draft) {
        this.draft = draft;
    }

    /** The device of a row's {@code device_id}, or null and a rejection. */
    @Nullable
    DeviceDraft device(CsvRow row) {
        return referred(row, "device_id", deviceById);
    }

    void takeDevice(CsvRow row) {
        String id = row.name("asset");
        String name = row.label("cooler");
        Venue venue = new Venue(
                row.label("location_name"),
                "",
                "",
                row.number("latitude", -MAX_DEGREES, MAX_DEGREES),
                row.number("longitude", -MAX_DEGREES, MAX_DEGREES));
        if (row.isRejected()) {
            return;
        }
        deleted += row.cell("deleted_at").isEmpty() ? 0 : 1;
        DeviceDraft device = new DeviceDraft(
                id, name.isEmpty() ? id : name, venue, DeviceDraft.UNKNOWN_ZONE, Machine.Service.WEEKLY);
        if (draft.devices.putIfAbsent(id, device) == null) {
            deviceById.put(row.cell("id"), device);
        } else {
            row.reject("given_twice", "asset", "The device (%s) is given twice; the first row counts.".formatted(id));
        }
    }

    void note(FileTally tally) {
        if (deleted > 0) {
            tally.warn("%d devices are marked as deleted; they were taken in as well.".formatted(deleted));
        }
        tally.warn(
                "Time zones, visit intervals and costs are not in the database: UTC and weekly visits at no cost are assumed.");
    }

    void takeCabinet(CsvRow row) {
        DeviceDraft device = device(row);
        int index = row.integer("cabinet_index", 0, MAX_CABINET, 0);
        int rows = row.integer("rows", 1, Position.MAX_ROWS, 1);
        int columns = row.integer("columns", 1, Position.MAX_COLUMNS, 1);
        String type = row.label("type_name");
        if (device == null || row.isRejected()) {
            return;
        }
        Cabinet cabinet = Cabinet.of(
                index, type, rows, columns, CabinetKinds.temperature(type + " " + row.cell("type_description")));
        CabinetDraft mine = CabinetDraft.of(cabinet);
        if (device.cabinets.putIfAbsent(index, mine) == null) {
            cabinetById.put(row.cell("id"), mine);
        } else {
            row.reject(
                    "given_twice",
                    "cabinet_index",
                    "The cabinet (%d) of device (%s) is given twice.".formatted(index, device.id));
        }
    }

    void takePlanogram(CsvRow row) {
        CabinetDraft cabinet = referred(row, "cabinet_id", cabinetById);
        if (cabinet == null) {
            return;
        }
        if (!planned.add(cabinet)) {
            row.reject(
                    "given_twice",
                    "cabinet_id",
                    "The cabinet (%s) has a planogram already; the first counts.".formatted(row.cell("cabinet_id")));
            return;
        }
        cabinetByPlanogram.put(row.cell("id"), cabinet);
    }

    void takeSlot(CsvRow row) {
        CabinetDraft cabinet = referred(row, "planogram_id", cabinetByPlanogram);
        row.name("slot_position");
        Position position = row.position("slot_position");
        int capacity = row.integer("capacity", 0, Slot.MAX_UNITS, 0);
        Facing facing = facing(row);
        if (cabinet != null && position != null && !row.isRejected()) {
            cabinet.add(row, new Slot(position, 1, SlotType.COIL, capacity, null, null, facing));
        }
    }

    private @Nullable Facing facing(CsvRow row) {
        String product = row.cell("product_id");
        int par = row.integer("par_level", 0, Slot.MAX_UNITS, 0);
        Integer quantity = row.integer("quantity", 0, Slot.MAX_UNITS);
        Money price = row.money("price");
        if (product.isEmpty() || CabinetKinds.isEmptyMark(row.label("product_name")) || row.isRejected()) {
            return null;
        }
        if (!draft.products.containsKey(product)) {
            row.repair(
                    "unknown_product",
                    "product_id",
                    "The product (%s) is not in the products; the slot was left empty."
                            .formatted(Texts.shown(product)));
            return null;
        }
        draft.observePrice(product, price);
        return new Facing(product, price, par, quantity);
    }

    private static <T> @Nullable T referred(CsvRow row, String column, Map<String, T> byId) {
        T found = byId.get(row.cell(column));
        if (found == null) {
            row.reject(
                    "unknown_reference",
                    column,
                    "The %s (%s) is none that was taken in.".formatted(column, Texts.shown(row.cell(column))));
        }
        return found;
    }
}
