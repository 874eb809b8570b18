package io.slotwise.intake.mapping;

import io.slotwise.engine.sales.Sale.Payment;
import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.selection.SelectionScheme;
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
 * @param selections how slots are named; absent means told from the file itself
 */
public record Mapping(
        String name,
        Kind kind,
        Map<String, String> columns,
        Map<String, String> constants,
        Map<String, Payment> payments,
        CsvDialect.DateOrder dateOrder,
        CsvDialect.DecimalMark decimalMark,
        @Nullable SelectionScheme selections) {
    /** What a file is about. */
    public enum Kind {
        /** One row per vended line item. */
        SALES,
        /** One row per slot. */
        PLANOGRAM
    }

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

    /** The fields that a file of a kind can give. */
    public static Set<String> fields(Kind kind) {
        return kind == Kind.SALES ? SALES_FIELDS : PLANOGRAM_FIELDS;
    }

    /** The dialect that the file is to be opened with. */
    public CsvDialect dialect(CsvDialect given) {
        CsvDialect.DateOrder order = given.dateOrder() == CsvDialect.DateOrder.ISO ? dateOrder : given.dateOrder();
        CsvDialect.DecimalMark mark =
                given.decimalMark() == CsvDialect.DecimalMark.POINT ? decimalMark : given.decimalMark();
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
