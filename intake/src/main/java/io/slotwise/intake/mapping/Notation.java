package io.slotwise.intake.mapping;

import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvDialect.DateOrder;
import io.slotwise.intake.csv.CsvDialect.DecimalMark;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file writes days and amounts, as far as its first rows prove it: 31/1 can only be a day and a month, and 2,50 no
 * thousands. Where they prove nothing, or one thing and its contrary, the safe values stand and the rows are reported.
 */
public record Notation(DateOrder dateOrder, DecimalMark decimalMark) {
    /** 2022-01-31 and 2.50. */
    static final Notation PLAIN = new Notation(DateOrder.ISO, DecimalMark.POINT);

    private static final int ROWS = 20_000;
    private static final int MONTHS = 12;
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.]\\d{4}.*");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\D*(?:\\d{1,3}(?:\\.\\d{3})+|\\d+),\\d{1,2}\\D*");
    private static final List<String> DAYS = List.of("timestamp", "date");
    private static final List<String> AMOUNTS = List.of("unit_price", "total", "price", "cost");

    /** @param columns our field to the file's column */
    static Notation of(Path file, CsvDialect dialect, Map<String, String> columns) throws IOException {
        try (CsvTable table = CsvTable.open(file, dialect)) {
            return of(table, columns);
        }
    }

    private static Notation of(CsvTable table, Map<String, String> columns) throws IOException {
        List<String> days = columnsOf(DAYS, columns);
        List<String> amounts = columnsOf(AMOUNTS, columns);
        boolean dayFirst = false;
        boolean monthFirst = false;
        boolean comma = false;
        boolean point = false;
        CsvRow row = table.next();
        for (int i = 0; i < ROWS && row != null; i++) {
            for (String column : days) {
                Matcher day = YEAR_LAST.matcher(row.cell(column));
                if (day.matches()) {
                    dayFirst |= Integer.parseInt(day.group(1)) > MONTHS;
                    monthFirst |= Integer.parseInt(day.group(2)) > MONTHS;
                }
            }
            for (String column : amounts) {
                boolean decimal = DECIMAL_COMMA.matcher(row.cell(column)).matches();
                comma |= decimal;
                point |= !decimal && row.cell(column).indexOf('.') >= 0;
            }
            row = table.next();
        }
        return new Notation(
                dayFirst == monthFirst ? DateOrder.ISO : dayFirst ? DateOrder.DAY_MONTH_YEAR : DateOrder.MONTH_DAY_YEAR,
                comma && !point ? DecimalMark.COMMA : DecimalMark.POINT);
    }

    private static List<String> columnsOf(List<String> fields, Map<String, String> columns) {
        return fields.stream().map(columns::get).filter(Objects::nonNull).toList();
    }
}
