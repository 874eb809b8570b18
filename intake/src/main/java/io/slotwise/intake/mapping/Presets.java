package io.slotwise.intake.mapping;

import io.slotwise.engine.sales.Sale.Payment;
import io.slotwise.intake.csv.CsvDialect.DateOrder;
import io.slotwise.intake.csv.CsvDialect.DecimalMark;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.mapping.Mapping.Kind;
import io.slotwise.intake.selection.SelectionScheme;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mappings that come with the product, each for a file that is known by its header. */
public final class Presets {
    /** One operator's export: US dates, coils 110 to 169, several lines a card transaction. */
    public static final Mapping NJ_VENDING = new Mapping(
            "nj_vending",
            Kind.SALES,
            Map.ofEntries(
                    Map.entry("date", "TransDate"),
                    Map.entry("device_id", "Device ID"),
                    Map.entry("device_name", "Machine"),
                    Map.entry("location", "Location"),
                    Map.entry("slot", "RCoil"),
                    Map.entry("product_name", "Product"),
                    Map.entry("category", "Category"),
                    Map.entry("quantity", "RQty"),
                    Map.entry("unit_price", "RPrice"),
                    Map.entry("total", "LineTotal"),
                    Map.entry("transaction_id", "Transaction"),
                    Map.entry("payment", "Type"),
                    Map.entry("processed_date", "Prcd Date")),
            Map.of(),
            Map.of("Cash", Payment.CASH, "Credit", Payment.CARD),
            new Notation(DateOrder.MONTH_DAY_YEAR, DecimalMark.POINT),
            new SelectionScheme(SelectionScheme.Kind.TENS, 11, 0));

    /** One drinks machine: times, anonymous card tokens, no slots. */
    public static final Mapping COFFEE = new Mapping(
            "coffee",
            Kind.SALES,
            Map.of(
                    "timestamp", "datetime",
                    "payment", "cash_type",
                    "card", "card",
                    "unit_price", "money",
                    "product_name", "coffee_name"),
            Map.of("device_id", "coffee-1"),
            Map.of("cash", Payment.CASH, "card", Payment.CARD),
            Notation.PLAIN,
            null);

    /** A shop's till: items by transaction, no prices. */
    public static final Mapping BAKERY = new Mapping(
            "bakery",
            Kind.SALES,
            Map.of("date", "Date", "time", "Time", "transaction_id", "Transaction", "product_name", "Item"),
            Map.of("device_id", "bakery-1"),
            Map.of(),
            Notation.PLAIN,
            null);

    /** The sales of our own dataset folder, as a file by itself. */
    public static final Mapping SALES = new Mapping(
            "sales",
            Kind.SALES,
            Map.of("timestamp", "timestamp", "device_id", "device_id", "product_id", "product_id"),
            Map.of(),
            Map.of(),
            Notation.PLAIN,
            SelectionScheme.LETTERED);

    /** A planogram export by asset, cabinet and slot. */
    public static final Mapping DEVICE_PRODUCTS = new Mapping(
            "device_products",
            Kind.PLANOGRAM,
            Map.of(
                    "device_id", "asset",
                    "device_name", "device_name",
                    "cabinet_type", "cabinet_type",
                    "cabinet_index", "cabinet_index",
                    "slot", "slot_position",
                    "product_name", "product_name",
                    "price", "price",
                    "capacity", "capacity"),
            Map.of(),
            Map.of(),
            Notation.PLAIN,
            SelectionScheme.LETTERED);

    /** The planograms of our own dataset folder, as a file by itself. */
    public static final Mapping PLANOGRAMS = new Mapping(
            "planograms",
            Kind.PLANOGRAM,
            Map.of("device_id", "device_id", "slot", "slot", "product_id", "product_id", "capacity", "capacity"),
            Map.of(),
            Map.of(),
            Notation.PLAIN,
            SelectionScheme.LETTERED);

    /** Baskets by transaction: no dates needed, so no sales. */
    public static final Mapping BASKETS = new Mapping(
            "baskets",
            Kind.SALES,
            Map.of("transaction_id", "transaction_id", "product_id", "product_id"),
            Map.of(),
            Map.of(),
            Notation.PLAIN,
            null);

    public static final List<Mapping> ALL = List.of(NJ_VENDING, COFFEE, BAKERY, SALES, DEVICE_PRODUCTS, PLANOGRAMS);

    private Presets() {}

    /** The preset of a name. */
    public static Mapping named(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The preset (%s) must be one of %s."
                        .formatted(name, ALL.stream().map(Mapping::name).toList())));
    }

    /**
     * The preset that knows most of the table's columns, or null if none has all of its own there and knows all that common
     * headings tell: a till that names its machines is not the one that does not.
     */
    public static @Nullable Mapping fitting(CsvTable table) {
        return ALL.stream()
                .filter(preset -> preset.fits(table) && (isOurs(preset) || Headings.addNothing(table, preset)))
                .max(Comparator.comparingInt(preset -> preset.columns().size()))
                .orElse(null);
    }

    /** Our own files name their columns as we do, so they are found without being spoken of. */
    private static boolean isOurs(Mapping preset) {
        return preset.equals(SALES) || preset.equals(PLANOGRAMS);
    }
}
