package io.slotwise.intake.csv;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.intake.report.Outcome;
import io.slotwise.intake.report.RowNote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row while it is being judged: gives its cells as values, and notes what was repaired or is wrong. A reader asks
 * for every cell first and then looks at {@link #isRejected}, so that the operator hears of all faults at once; the
 * values given for faulty cells are placeholders.
 */
public final class CsvRow {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,20})?|\\.\\d{1,20})");
    private static final Pattern FLOATING = Pattern.compile(DECIMAL.pattern() + "([eE][+-]?\\d{1,3})?");
    private static final Pattern CURRENCY = Pattern.compile("^([+-]?)\\s*[$€£¥]\\s*|\\s*[$€£¥]$");
    private static final BigDecimal MAX_MONEY = BigDecimal.valueOf(1_000_000_000);

    private final Header header;
    private final long line;
    private final List<String> cells;
    private final List<RowNote> notes = new ArrayList<>(0);
    private boolean held;

    CsvRow(Header header, long line, List<String> cells) {
        this.header = header;
        this.line = line;
        this.cells = cells;
    }

    public long line() {
        return line;
    }

    /** The cells without formula guards, in the order of the header. */
    public List<String> cells() {
        return cells;
    }

    public List<RowNote> notes() {
        return notes;
    }

    /** Puts the row off: it is not counted yet, and is to be judged again when more is known. */
    public void hold() {
        held = true;
    }

    boolean isHeld() {
        return held;
    }

    void release() {
        held = false;
    }

    public boolean isDuplicate() {
        return notes.stream().anyMatch(note -> note.outcome() == Outcome.DUPLICATE);
    }

    public boolean isRejected() {
        return notes.stream().anyMatch(note -> note.outcome() == Outcome.REJECTED);
    }

    public void reject(String code, String column, String message) {
        notes.add(new RowNote(line, Outcome.REJECTED, code, column, message));
    }

    public void repair(String code, String column, String message) {
        notes.add(new RowNote(line, Outcome.REPAIRED, code, column, message));
    }

    /** Says that another row of the file said the same, so that nothing is added. */
    public void duplicate(String message) {
        notes.add(new RowNote(line, Outcome.DUPLICATE, "duplicate", "", message));
    }

    /** True if the file has the column. */
    public boolean has(String column) {
        return header.has(column);
    }

    /** The cell with blanks at its ends and a formula guard taken off; {@code ""} where there is none. */
    public String cell(String column) {
        int index = header.indexOf(column);
        if (index < 0) {
            return header.constantOf(column);
        }
        return index >= cells.size() ? "" : cells.get(index).strip();
    }

    /** A cell that must not be empty, read as a name; {@code ""} and a rejection otherwise. */
    public String name(String column) {
        String name = label(column);
        if (name.isEmpty()) {
            reject("missing_value", column, "The %s is missing.".formatted(column));
        }
        return name;
    }

    /** A text of at most {@value Texts#MAX_NAME} code points; {@code ""} where there is none. */
    public String label(String column) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            return cell;
        }
        String cleaned = Texts.cleaned(cell);
        String fault = Texts.fault(cleaned);
        if (fault != null) {
            reject(
                    fault,
                    column,
                    "The %s (%s) must be a plain text of at most %d characters."
                            .formatted(column, Texts.shown(cleaned), Texts.MAX_NAME));
        } else if (!cleaned.equals(cell)) {
            repair(
                    "text_normalised",
                    column,
                    "The %s (%s) was put into Unicode's composed form with single blanks."
                            .formatted(column, Texts.shown(cleaned)));
        }
        return cleaned;
    }

    /** A whole number between bounds, or null where the cell is empty or faulty. */
    public @Nullable Integer integer(String column, int low, int high) {
        BigDecimal value = decimal(column);
        if (value == null) {
            return null;
        }
        if (value.stripTrailingZeros().scale() > 0
                || value.compareTo(BigDecimal.valueOf(low)) < 0
                || value.compareTo(BigDecimal.valueOf(high)) > 0) {
            reject(
                    "out_of_range",
                    column,
                    "The %s (%s) must be a whole number from %d to %d."
                            .formatted(column, Texts.shown(value.toPlainString()), low, high));
            return null;
        }
        return value.intValueExact();
    }

    /** A whole number, with a value for an empty cell. */
    public int integer(String column, int low, int high, int whenEmpty) {
        Integer value = integer(column, low, high);
        return value == null ? whenEmpty : value;
    }

    /** An amount from 0 to 1e9, or null where the cell is empty or faulty; more than 4 decimals are rounded. */
    public @Nullable Money money(String column) {
        BigDecimal value = decimal(column);
        if (value == null) {
            return null;
        }
        if (value.signum() < 0 || value.compareTo(MAX_MONEY) > 0) {
            reject(
                    "out_of_range",
                    column,
                    "The %s (%s) must be from 0 to %s."
                            .formatted(column, Texts.shown(value.toPlainString()), MAX_MONEY));
            return null;
        }
        if (value.stripTrailingZeros().scale() > Money.DECIMALS) {
            repair(
                    "rounded",
                    column,
                    "The %s (%s) was rounded to %d decimals."
                            .formatted(column, Texts.shown(value.toPlainString()), Money.DECIMALS));
        }
        return Money.of(value.setScale(Money.DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** A finite number between bounds, or null where the cell is empty or faulty. */
    public @Nullable Double number(String column, double low, double high) {
        String cell = withPoint(column, cell(column));
        if (cell.isEmpty()) {
            return null;
        }
        double value = FLOATING.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
        if (!(value >= low && value <= high) || Double.isInfinite(value)) {
            reject(
                    "not_a_number",
                    column,
                    "The %s (%s) must be a number from %s to %s.".formatted(column, Texts.shown(cell), low, high));
            return null;
        }
        return value;
    }

    /** One of an enum's names in any case, or null where the cell is empty or faulty. */
    public <E extends Enum<E>> @Nullable E choice(String column, Class<E> type) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(cell.replace(' ', '_'))) {
                return constant;
            }
        }
        reject(
                "unknown_word",
                column,
                "The %s (%s) must be one of %s."
                        .formatted(
                                column,
                                Texts.shown(cell),
                                List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)));
        return null;
    }

    /** A slot's position, or null where the cell is empty or faulty. */
    public @Nullable Position position(String column) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            return null;
        }
        try {
            return Position.parse(cell);
        } catch (IllegalArgumentException e) {
            reject(
                    "bad_position",
                    column,
                    "The %s (%s) must be a row letter and a column number, like A1."
                            .formatted(column, Texts.shown(cell)));
            return null;
        }
    }

    /** A day with perhaps a time, or null and a rejection. */
    public @Nullable Moment moment(String column) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            reject("missing_value", column, "The %s is missing.".formatted(column));
            return null;
        }
        MomentText.Read read = header.moments().read(cell);
        if (read.moment() == null) {
            reject(read.code(), column, read.message());
        }
        return read.moment();
    }

    /** A day from one column with the time of day from another, which may be empty; null and a rejection if faulty. */
    public @Nullable Moment moment(String dateColumn, String timeColumn) {
        Moment day = moment(dateColumn);
        String cell = cell(timeColumn);
        if (day == null || cell.isEmpty() || day.time() != null) {
            return day;
        }
        LocalTime time = MomentText.time(cell);
        if (time == null) {
            reject(
                    "impossible_time",
                    timeColumn,
                    "The %s (%s) is no time of day.".formatted(timeColumn, Texts.shown(cell)));
            return null;
        }
        return new Moment(day.date(), time, day.offset());
    }

    private @Nullable BigDecimal decimal(String column) {
        String cell = withPoint(column, withoutCurrency(column, cell(column)));
        if (cell.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(cell).matches()) {
            if (!isRejected()) {
                reject("not_a_number", column, "The %s (%s) must be a number.".formatted(column, Texts.shown(cell)));
            }
            return null;
        }
        return new BigDecimal(cell);
    }

    private String withoutCurrency(String column, String cell) {
        if (cell.isEmpty()
                || (Character.isDigit(cell.charAt(0)) && Character.isDigit(cell.charAt(cell.length() - 1)))) {
            return cell;
        }
        String bare = CURRENCY.matcher(cell).replaceAll("$1");
        if (!bare.equals(cell)) {
            repair(
                    "currency_sign",
                    column,
                    "The %s (%s) was read without its currency sign.".formatted(column, Texts.shown(cell)));
        }
        return bare;
    }

    /** The cell with a decimal point; a mark that was not asked for is rejected rather than guessed at. */
    private String withPoint(String column, String cell) {
        return switch (header.dialect().decimalMark()) {
            case POINT -> {
                if (cell.indexOf(',') >= 0) {
                    reject(
                            "decimal_comma",
                            column,
                            "The %s (%s) has a comma; say that the decimal mark is a comma if it is."
                                    .formatted(column, Texts.shown(cell)));
                }
                yield cell;
            }
            case COMMA -> {
                if (cell.indexOf('.') >= 0) {
                    reject(
                            "decimal_point",
                            column,
                            "The %s (%s) has a point, though the decimal mark is a comma."
                                    .formatted(column, Texts.shown(cell)));
                }
                yield cell.replace(',', '.');
            }
        };
    }
}
