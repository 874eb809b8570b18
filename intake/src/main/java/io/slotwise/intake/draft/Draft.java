package io.slotwise.intake.draft;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A dataset while its files are being read: what later rows may refer to, and what was made up for lack of a row. */
public final class Draft {
    public final SequencedMap<String, Product> products = new LinkedHashMap<>();
    public final SequencedMap<String, DeviceDraft> devices = new LinkedHashMap<>();
    public final List<SlotChange> slotChanges = new ArrayList<>();
    public final List<StockEvent> stockEvents = new ArrayList<>();
    public final List<Visit> visits = new ArrayList<>();
    public final List<CalendarFact> calendar = new ArrayList<>();

    /** Products that came without a list price, and the first price that was asked for them since. */
    private final Map<String, Money> observedPrices = new LinkedHashMap<>();

    private long devicesMadeUp;

    /** Says that a product came without a price, so that the first price seen for it is taken. */
    public void priceMissing(String productId) {
        observedPrices.put(productId, Money.ZERO);
    }

    public void observePrice(String productId, @Nullable Money price) {
        if (price != null && Money.ZERO.equals(observedPrices.get(productId))) {
            observedPrices.put(productId, price);
        }
    }

    /** Makes sure that a product which a row speaks of exists; one that does not is made up from its id. */
    public void requireProduct(CsvRow row, String productId, @Nullable Money price) {
        if (row.isRejected() || productId.isEmpty()) {
            return;
        }
        if (!products.containsKey(productId)) {
            products.put(productId, Product.of(productId, productId, "", Money.ZERO));
            priceMissing(productId);
            row.repair(
                    "unknown_product",
                    "product_id",
                    "The product (%s) is not in products.csv and was added.".formatted(productId));
        }
        observePrice(productId, price);
    }

    /** The machine that a row speaks of; one that no row described is made up from its id. */
    public DeviceDraft device(CsvRow row, String deviceId) {
        DeviceDraft device = devices.get(deviceId);
        if (device != null) {
            return device;
        }
        DeviceDraft madeUp = DeviceDraft.unknown(deviceId);
        if (!row.isRejected()) {
            devices.put(deviceId, madeUp);
            devicesMadeUp++;
            row.repair(
                    "unknown_device",
                    "device_id",
                    "The device (%s) is not in devices.csv and was added.".formatted(deviceId));
        }
        return madeUp;
    }

    /** What had to be assumed, in words. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (devicesMadeUp > 0) {
            warnings.add("%d machines are not in devices.csv: weekly visits at no cost and UTC are assumed for them."
                    .formatted(devicesMadeUp));
        }
        observedPrices.forEach((product, price) -> warnings.add(
                price.equals(Money.ZERO)
                        ? "The product (%s) has no price anywhere; 0 is taken.".formatted(product)
                        : "The product (%s) has no list price; %s, its first price seen, is taken."
                                .formatted(product, price)));
        devices.values().forEach(device -> device.warn(warnings));
        return warnings;
    }

    public Dataset dataset(String rulesJson) {
        List<Product> priced = products.values().stream()
                .map(product -> priced(product, observedPrices.get(product.id())))
                .toList();
        return new Dataset(
                Catalogue.of(priced),
                devices.values().stream().map(DeviceDraft::machine).toList(),
                List.of(),
                slotChanges,
                stockEvents,
                visits,
                calendar,
                rulesJson);
    }

    private static Product priced(Product product, @Nullable Money price) {
        return price == null ? product : product.withPrice(price);
    }
}
