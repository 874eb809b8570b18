package io.slotwise.intake.dataset;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Temperature;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.draft.CabinetDraft;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.draft.Draft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code cabinets.csv}: the boxes of the machines, with a list of measures from row A downwards. */
final class CabinetsFile extends DatasetFile {
    static final int MAX_INDEX = 99;
    private static final int MAX = Integer.MAX_VALUE;

    private final Draft draft;

    CabinetsFile(Draft draft) {
        super(
                "cabinets.csv",
                List.of(
                        "device_id",
                        "cabinet_index",
                        "type",
                        "rows",
                        "columns",
                        "temperature",
                        "row_height_mm",
                        "row_centre_height_cm",
                        "row_weight_limit_g",
                        "column_width_mm"),
                List.of("device_id", "rows", "columns"));
        this.draft = draft;
    }

    @Override
    void take(CsvRow row) {
        String deviceId = row.name("device_id");
        int index = row.integer("cabinet_index", 0, MAX_INDEX, 0);
        String type = row.label("type");
        int rows = row.integer("rows", 1, Position.MAX_ROWS, 0);
        int columns = row.integer("columns", 1, Position.MAX_COLUMNS, 0);
        Temperature temperature = row.choice("temperature", Temperature.class);
        List<@Nullable Integer> heights = measures(row, "row_height_mm", rows);
        List<@Nullable Integer> centres = measures(row, "row_centre_height_cm", rows);
        List<@Nullable Integer> limits = measures(row, "row_weight_limit_g", rows);
        Integer columnWidth = row.integer("column_width_mm", 0, MAX);
        DeviceDraft device = draft.device(row, deviceId);
        if (row.isRejected()) {
            return;
        }
        List<Row> trays = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            trays.add(new Row(heights.get(i), centres.get(i), limits.get(i)));
        }
        add(
                row,
                device,
                new Cabinet(
                        index,
                        type,
                        trays,
                        columns,
                        temperature == null ? Temperature.AMBIENT : temperature,
                        columnWidth));
    }

    private static void add(CsvRow row, DeviceDraft device, Cabinet cabinet) {
        CabinetDraft first = device.cabinets.putIfAbsent(cabinet.index(), CabinetDraft.of(cabinet));
        if (first == null) {
            return;
        }
        if (cabinet.equals(first.described())) {
            row.duplicate("The cabinet (%d) of device (%s) is given twice with the same words."
                    .formatted(cabinet.index(), device.id));
        } else {
            row.reject(
                    "given_twice",
                    "cabinet_index",
                    "The cabinet (%d) of device (%s) is given twice; the first row counts."
                            .formatted(cabinet.index(), device.id));
        }
    }

    /** One measure a row from A downwards, an empty place for an unknown one; a single one holds for every row. */
    private static List<@Nullable Integer> measures(CsvRow row, String column, int rows) {
        String cell = row.cell(column);
        if (cell.isEmpty()) {
            return Collections.nCopies(rows, null);
        }
        List<@Nullable Integer> values = new ArrayList<>();
        for (String part : cell.split(";", -1)) {
            values.add(measure(row, column, part.strip()));
        }
        if (values.size() == 1) {
            return Collections.nCopies(rows, values.getFirst());
        }
        if (values.size() != rows) {
            row.reject(
                    "row_count",
                    column,
                    "The %s gives %d measures for %d rows.".formatted(column, values.size(), rows));
        }
        return values;
    }

    private static @Nullable Integer measure(CsvRow row, String column, String part) {
        if (part.isEmpty()) {
            return null;
        }
        if (part.matches("[0-9]{1,9}")) {
            return Integer.valueOf(part);
        }
        row.reject("not_a_number", column, "The %s must be whole numbers, separated by semicolons.".formatted(column));
        return null;
    }

    @Override
    void write(Dataset dataset, CsvOut out) {
        for (Machine machine : dataset.machines()) {
            for (Planogram planogram : machine.planograms()) {
                Cabinet cabinet = planogram.cabinet();
                out.row(
                        machine.id(),
                        cabinet.index(),
                        cabinet.type(),
                        cabinet.rows().size(),
                        cabinet.columns(),
                        Words.of(cabinet.temperature()),
                        joined(cabinet, Row::heightMm),
                        joined(cabinet, Row::centreHeightCm),
                        joined(cabinet, Row::weightLimitG),
                        cabinet.columnWidthMm());
            }
        }
    }

    private static String joined(Cabinet cabinet, Function<Row, @Nullable Integer> measure) {
        List<@Nullable Integer> values = new ArrayList<>();
        cabinet.rows().forEach(row -> values.add(measure.apply(row)));
        return values.stream().allMatch(value -> value == null)
                ? ""
                : values.stream()
                        .map(value -> value == null ? "" : value.toString())
                        .collect(Collectors.joining(";"));
    }
}
