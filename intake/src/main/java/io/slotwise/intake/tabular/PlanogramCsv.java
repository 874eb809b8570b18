package io.slotwise.intake.tabular;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.Imported;
import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.draft.CabinetDraft;
import io.slotwise.intake.draft.CabinetKinds;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.mapping.Headings;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.report.FileTally;
import io.slotwise.intake.report.ImportReport;
import io.slotwise.intake.selection.SelectionScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Planograms from a CSV file: one row per slot. The grid of a cabinet is as large as its slots need. */
public final class PlanogramCsv {
    private static final int MAX_CABINET = 99;

    private final Mapping mapping;
    private final SelectionScheme scheme;
    private final Devices devices = new Devices();
    private final Goods goods = new Goods();

    private PlanogramCsv(Mapping mapping) {
        this.mapping = mapping;
        this.scheme = mapping.selections() == null ? SelectionScheme.LETTERED : mapping.selections();
    }

    /** @throws UnreadableInput if the file cannot be read at all, or lacks what the mapping needs */
    public static Imported read(Path file, Mapping mapping, CsvDialect given) throws IOException {
        CsvDialect dialect = mapping.dialect(file, given);
        try (CsvTable table = CsvTable.open(file, dialect)) {
            mapping.applyTo(table);
            if (!table.has("slot") || !(table.has("product_id") || table.has("product_name"))) {
                throw new UnreadableInput(
                        UnreadableInput.Why.MALFORMED,
                        "The file (%s) must give a slot and a product for every row; the mapping (%s) finds none among %s."
                                .formatted(table.file(), mapping.name(), table.header()));
            }
            FileTally tally = new FileTally(table.file(), table.format(), table.header());
            Headings.words(mapping, dialect).ifPresent(tally::warn);
            PlanogramCsv rows = new PlanogramCsv(mapping);
            table.forEach(tally, rows::take);
            return rows.imported(tally);
        }
    }

    private void take(CsvRow row) {
        DeviceDraft device = devices.of(row);
        int index = row.integer("cabinet_index", 0, MAX_CABINET, 0);
        String type = row.label("cabinet_type");
        Temperature temperature = row.choice("temperature", Temperature.class);
        Position position = position(row);
        int width = row.integer("width_columns", 1, Position.MAX_COLUMNS, 1);
        int capacity = row.integer("capacity", 0, Slot.MAX_UNITS, 0);
        Facing facing = facing(row, capacity);
        if (row.isRejected()) {
            return;
        }
        CabinetDraft cabinet = device.cabinet(index);
        cabinet.describe(type, temperature == null ? CabinetKinds.temperature(type) : temperature);
        cabinet.add(row, new Slot(position, width, SlotType.COIL, capacity, null, null, facing));
    }

    private Position position(CsvRow row) {
        String selection = row.name("slot");
        Position position = scheme.position(selection);
        if (position == null && !selection.isEmpty()) {
            row.reject(
                    "bad_position",
                    "slot",
                    "The slot (%s) is no selection of the scheme (%s).".formatted(Texts.shown(selection), scheme));
        }
        return Objects.requireNonNullElse(position, new Position(0, 0));
    }

    private @Nullable Facing facing(CsvRow row, int capacity) {
        String name = row.label("product_name");
        String given = row.label("product_id");
        String id = given.isEmpty() ? name : given;
        Money price = row.money("price");
        Money cost = row.money("cost");
        int par = row.integer("par_level", 0, Slot.MAX_UNITS, capacity);
        Integer quantity = row.integer("quantity", 0, Slot.MAX_UNITS);
        String category = row.label("category");
        if (row.isRejected() || id.isEmpty() || CabinetKinds.isEmptyMark(name)) {
            return null;
        }
        goods.see(id, name, category, price, 1);
        if (cost != null) {
            goods.seeCost(id, cost);
        }
        return new Facing(id, price, par, quantity);
    }

    private Imported imported(FileTally tally) {
        List<String> warnings = new ArrayList<>();
        goods.warn(warnings);
        devices.warn(warnings);
        List<Machine> machines =
                devices.all().stream().map(DeviceDraft::machine).toList();
        Dataset dataset = new Dataset(
                Catalogue.of(goods.products()), machines, List.of(), List.of(), List.of(), List.of(), List.of(), "");
        return new Imported(
                dataset,
                new ImportReport("planogram csv (%s)".formatted(mapping.name()), List.of(tally.report()), warnings));
    }
}
