package io.slotwise.intake.mapping;

import io.slotwise.engine.sales.Sale.Payment;
import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvDialect.DateOrder;
import io.slotwise.intake.csv.CsvDialect.DecimalMark;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.selection.SelectionScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a CSV file mean.
 *
 * @param name of the preset or the mapping file
 * @param columns our field to the file's column
 * @param constants our field to a value that holds for every row
 * @param payments words of the payment column; others are tried as {@code cash} and {@code card}
 * @param notation of days and amounts; absent means told from the rows, as far as they prove it
 * @param selections how slots are named; absent means told from the file itself
 */
public record Mapping(
        String name,
        Kind kind,
        Map<String, String> columns,
        Map<String, String> constants,
        Map<String, Payment> payments,
        @Nullable Notation notation,
        @Nullable SelectionScheme selections) {
    /** What a file is about. */
    public enum Kind {
        /** One row per vended line item. */
        SALES,
        /** One row per slot. */
        PLANOGRAM
    }

    /** The machine of all rows where no column names one. */
    static final String ONLY_MACHINE = "machine-1";

    private static final Map<String, Payment> WORDS_FOR_PAYMENTS = Map.ofEntries(
            Map.entry("credit", Payment.CARD),
            Map.entry("credit card", Payment.CARD),
            Map.entry("debit", Payment.CARD),
            Map.entry("debit card", Payment.CARD),
            Map.entry("cashless", Payment.CARD),
            Map.entry("contactless", Payment.CARD),
            Map.entry("visa", Payment.CARD),
            Map.entry("mastercard", Payment.CARD),
            Map.entry("karte", Payment.CARD),
            Map.entry("coin", Payment.CASH),
            Map.entry("coins", Payment.CASH),
            Map.entry("bar", Payment.CASH));

    private static final Set<String> SALES_FIELDS = Set.of(
            "timestamp",
            "date",
            "time",
            "device_id",
            "device_name",
            "location",
            "venue_type",
            "time_zone",
            "currency",
            "cabinet_index",
            "slot",
            "product_id",
            "product_name",
            "category",
            "quantity",
            "unit_price",
            "total",
            "transaction_id",
            "card",
            "payment",
            "processed_date");
    private static final Set<String> PLANOGRAM_FIELDS = Set.of(
            "device_id",
            "device_name",
            "location",
            "venue_type",
            "time_zone",
            "currency",
            "cabinet_index",
            "cabinet_type",
            "temperature",
            "slot",
            "product_id",
            "product_name",
            "category",
            "width_columns",
            "capacity",
            "par_level",
            "quantity",
            "price",
            "cost");

    public Mapping {
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
        payments = Map.copyOf(payments);
        Set<String> known = fields(kind);
        requireKnown(columns.keySet(), known, name);
        requireKnown(constants.keySet(), known, name);
    }

    /** Columns alone are known: the rest is told from the rows, and without a machine's column all rows are of one. */
    public static Mapping ofColumns(String name, Kind kind, Map<String, String> columns) {
        return new Mapping(
                name,
                kind,
                columns,
                columns.containsKey("device_id") ? Map.of() : Map.of("device_id", ONLY_MACHINE),
                WORDS_FOR_PAYMENTS,
                null,
                null);
    }

    /** The fields that a file of a kind can give. */
    public static Set<String> fields(Kind kind) {
        return kind == Kind.SALES ? SALES_FIELDS : PLANOGRAM_FIELDS;
    }

    /** The dialect that the file is to be opened with; what was given and is no default goes first. */
    public CsvDialect dialect(Path file, CsvDialect given) throws IOException {
        Notation own = notation == null ? Notation.of(file, given, columns) : notation;
        DateOrder order = given.dateOrder() == DateOrder.ISO ? own.dateOrder() : given.dateOrder();
        DecimalMark mark = given.decimalMark() == DecimalMark.POINT ? own.decimalMark() : given.decimalMark();
        return given.with(order).with(mark);
    }

    /** Lets the table be asked for our fields. */
    public void applyTo(CsvTable table) {
        columns.forEach(table::alias);
        constants.forEach(table::constant);
    }

    /** True if the table has every column that this mapping speaks of. */
    public boolean fits(CsvTable table) {
        return columns.values().stream().allMatch(table::has);
    }

    private static void requireKnown(Collection<String> given, Set<String> known, String name) {
        for (String field : given) {
            if (!known.contains(field)) {
                throw new IllegalArgumentException("The mapping (%s) names a field (%s) that is none of %s."
                        .formatted(name, field, known.stream().sorted().toList()));
            }
        }
    }
}
