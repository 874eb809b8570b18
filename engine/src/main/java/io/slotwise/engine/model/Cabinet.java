package io.slotwise.engine.model;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One box of a machine: its grid and what it can hold.
 *
 * @param index 0 for a machine's first cabinet, at most 99
 * @param type the operator's word for it, such as {@code refrigerated}; {@code ""} when unknown
 * @param rows from A downwards, 1 to {@value Position#MAX_ROWS}
 * @param columns 1 to {@value Position#MAX_COLUMNS}
 * @param columnWidthMm clear width of one column; absent means unknown
 */
public record Cabinet(
        int index,
        String type,
        List<Row> rows,
        int columns,
        Temperature temperature,
        @Nullable Integer columnWidthMm) {
    private static final int MAX_INDEX = 99;
    private static final int MAX_MM = 10_000;

    public Cabinet {
        Check.range("cabinet_index", index, 0, MAX_INDEX);
        Check.range("rows", rows.size(), 1, Position.MAX_ROWS);
        Check.range("columns", columns, 1, Position.MAX_COLUMNS);
        Check.optionalRange("column_width_mm", columnWidthMm, 1, MAX_MM);
        rows = List.copyOf(rows);
    }

    /** A grid of which nothing but its shape and temperature is known. */
    public static Cabinet of(int index, String type, int rows, int columns, Temperature temperature) {
        Check.range("rows", rows, 1, Position.MAX_ROWS);
        return new Cabinet(index, type, Collections.nCopies(rows, Row.UNKNOWN), columns, temperature, null);
    }

    public Row row(Position position) {
        return rows.get(position.row());
    }
}
