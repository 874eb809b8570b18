package io.slotwise.intake.tabular;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.SaleBatches;
import io.slotwise.intake.coils.CoilLog;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.Moment;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.report.FileTally;
import io.slotwise.intake.selection.SelectionScheme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the rows of a sales file, and gathers what they tell of machines, products and coils. */
final class SaleRows {
    private static final int MAX_CABINET = 99;

    /** Rows without a product that wait until the coils are known; what comes after is rejected. */
    private static final int MAX_HELD = 20_000;

    private final CsvTable table;
    private final Mapping mapping;
    private final SelectionScheme scheme;
    private final SaleBatches batches;
    private final Devices devices = new Devices();
    private final Goods goods = new Goods();
    private final CoilLog coils = new CoilLog();
    private final CardBaskets baskets = new CardBaskets();
    private final List<CsvRow> held = new ArrayList<>();
    private boolean settling;
    private long processedLater;

    SaleRows(CsvTable table, Mapping mapping, SelectionScheme scheme, SaleBatches batches) {
        this.table = table;
        this.mapping = mapping;
        this.scheme = scheme;
        this.batches = batches;
    }

    CoilLog coils() {
        return coils;
    }

    List<DeviceDraft> devices() {
        return devices.all();
    }

    List<Product> products() {
        return goods.products();
    }

    void take(CsvRow row) {
        DeviceDraft device = devices.of(row);
        Moment moment = moment(row).at(device.zone);
        Position slot = slot(row);
        int cabinet = row.integer("cabinet_index", 0, MAX_CABINET, 0);
        int quantity = row.integer("quantity", 1, Sale.MAX_QUANTITY, 1);
        Money price = price(row, quantity);
        String category = row.label("category");
        String transaction = transaction(row, moment);
        Sale.Payment payment = payment(row);
        String product = product(row, device, cabinet, slot, moment.date());
        if (row.isRejected() || product.isEmpty()) {
            return;
        }
        if (category.isEmpty() && table.has("category")) {
            row.repair(
                    "missing_category",
                    "category",
                    "The category is missing; the product's other rows tell it if any does.");
        }
        countProcessed(row, moment.date());
        Sale sale = new Sale(
                moment.date(),
                moment.time(),
                device.id,
                cabinet,
                slot,
                batches.same(product),
                quantity,
                price,
                transaction,
                payment);
        goods.see(product, row.label("product_name"), category, price, quantity);
        coils.add(sale);
        batches.add(sale);
    }

    /** Judges the rows that were held back, now that the coils are known. */
    void settle(FileTally tally) {
        settling = true;
        held.forEach(row -> CsvTable.judged(row, tally, this::take));
        if (processedLater > 0) {
            tally.warn("In %d rows the day of processing is another than the day of sale; the day of sale counts."
                    .formatted(processedLater));
        }
    }

    void warn(List<String> warnings) {
        goods.warn(warnings);
        devices.warn(warnings);
    }

    private static Moment moment(CsvRow row) {
        Moment moment = row.has("timestamp") ? row.moment("timestamp") : row.moment("date", "time");
        return moment == null ? new Moment(LocalDate.EPOCH, null, null) : moment;
    }

    private @Nullable Position slot(CsvRow row) {
        String selection = row.cell("slot");
        if (selection.isEmpty()) {
            return null;
        }
        Position position = scheme.position(selection);
        if (position == null) {
            row.reject(
                    "bad_position",
                    "slot",
                    "The slot (%s) is no selection of the scheme (%s).".formatted(Texts.shown(selection), scheme));
        }
        return position;
    }

    /** The unit price, from the total where only that is given. */
    private static @Nullable Money price(CsvRow row, int quantity) {
        Money price = row.money("unit_price");
        Money total = row.money("total");
        if (price == null && total != null) {
            return Money.of(
                    total.toBigDecimal().divide(BigDecimal.valueOf(quantity), Money.DECIMALS, RoundingMode.HALF_EVEN));
        }
        if (price != null && total != null && !price.times(quantity).equals(total)) {
            row.repair(
                    "total_differs",
                    "total",
                    "The total (%s) is not %d × %s; the unit price counts.".formatted(total, quantity, price));
        }
        return price;
    }

    private @Nullable String transaction(CsvRow row, Moment moment) {
        String id = row.label("transaction_id");
        String card = row.label("card");
        if (!id.isEmpty()) {
            return id;
        }
        return card.isEmpty() || moment.time() == null
                ? null
                : baskets.basket(card, moment.date().atTime(moment.time()));
    }

    private Sale.Payment payment(CsvRow row) {
        String word = row.cell("payment");
        if (word.isEmpty()) {
            return Sale.Payment.UNKNOWN;
        }
        for (Map.Entry<String, Sale.Payment> known : mapping.payments().entrySet()) {
            if (known.getKey().equalsIgnoreCase(word)) {
                return known.getValue();
            }
        }
        for (Sale.Payment payment : Sale.Payment.values()) {
            if (payment.name().equalsIgnoreCase(word)) {
                return payment;
            }
        }
        row.repair(
                "unknown_payment",
                "payment",
                "The payment (%s) is neither cash nor card; it is taken as unknown.".formatted(Texts.shown(word)));
        return Sale.Payment.UNKNOWN;
    }

    /** The product's id; {@code ""} where the row is held back or rejected. */
    private String product(CsvRow row, DeviceDraft device, int cabinet, @Nullable Position slot, LocalDate day) {
        String id = row.label("product_id");
        String product = id.isEmpty() ? row.label("product_name") : id;
        if (!product.isEmpty() || row.isRejected()) {
            return product;
        }
        if (slot != null && !settling && held.size() < MAX_HELD) {
            held.add(row);
            row.hold();
            return "";
        }
        String standing = slot == null ? null : coils.productAt(device.id, cabinet, slot, day);
        if (standing == null) {
            row.reject("missing_product", "product_name", "The row names no product, and its slot tells none.");
            return "";
        }
        row.repair(
                "product_from_slot",
                "product_name",
                "The row names no product; (%s) stood in slot %s that day.".formatted(standing, slot));
        return standing;
    }

    private void countProcessed(CsvRow row, LocalDate sold) {
        if (!row.cell("processed_date").isEmpty()) {
            Moment processed = row.moment("processed_date");
            processedLater += processed != null && !processed.date().equals(sold) ? 1 : 0;
        }
    }
}
