package io.slotwise.server.api.read;

import io.slotwise.engine.affinity.AffinitySettings;
import io.slotwise.engine.affinity.Baskets;
import io.slotwise.engine.affinity.Null;
import io.slotwise.server.api.json.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads baskets that a caller brings along: transactions with their {@code products} (ids, or objects with an id), or flat
 * lines of {@code transaction_id} and {@code product_id} that share a transaction.
 */
public final class BasketReader {
    static final int MAX_TRANSACTIONS = 50_000;

    private static final double MAX_RATE = 0.5;
    private static final int MAX_COUNT = 1_000_000;
    private static final int MAX_DAYS = 36_500;

    private BasketReader() {}

    /** The baskets of the field {@code transactions}, or null where it is absent. */
    public static @Nullable Baskets read(Fields body) {
        if (!body.has("transactions")) {
            return null;
        }
        Map<String, Basket> baskets = new LinkedHashMap<>();
        int number = 0;
        for (Fields transaction : body.list("transactions", MAX_TRANSACTIONS)) {
            add(transaction, number++, baskets);
        }
        Baskets.Builder builder = new Baskets.Builder();
        baskets.values().forEach(basket -> builder.add(basket.machine, basket.day, basket.products));
        return builder.build();
    }

    /** How strictly to judge; what is not stated is as usual. */
    public static AffinitySettings settings(Fields body) {
        Double rate = body.number(body.named("fdr", "error_rate"), 0.0001, MAX_RATE);
        Null model =
                body.choice("null", Map.of("size-adjusted", Null.SIZE_ADJUSTED, "independence", Null.INDEPENDENCE));
        AffinitySettings.Correction correction = body.choice("correction", AffinitySettings.Correction.class);
        Integer count = body.integer("min_count", 2, MAX_COUNT);
        Integer days = body.integer("stratum_days", 0, MAX_DAYS);
        AffinitySettings usual = AffinitySettings.DEFAULT;
        return new AffinitySettings(
                model == null ? usual.model() : model,
                correction == null ? usual.correction() : correction,
                rate == null ? usual.errorRate() : rate,
                count == null ? usual.minimumCount() : count,
                days == null ? usual.stratumDays() : days);
    }

    private record Basket(String machine, @Nullable LocalDate day, Set<String> products) {}

    private static void add(Fields transaction, int number, Map<String, Basket> baskets) {
        String id = transaction.id("transaction_id");
        String machine = transaction.id("device_id");
        LocalDate day = transaction.parsed(transaction.named("timestamp", "date"), BasketReader::day);
        List<String> products = products(transaction);
        if (products.isEmpty()) {
            transaction.issue("products", "missing", "A transaction needs products, or a product_id.");
        }
        String key = id == null ? "#" + number : id + "@" + machine;
        baskets.computeIfAbsent(key, any -> new Basket(machine == null ? "" : machine, day, new TreeSet<>()))
                .products
                .addAll(products);
    }

    private static List<String> products(Fields transaction) {
        List<String> ids = new ArrayList<>();
        String single = transaction.id("product_id");
        if (single != null) {
            ids.add(single);
        }
        String field = transaction.named("products", "product_ids", "items");
        transaction.items(field, Baskets.MAX_BASKET_ITEMS).each((key, all) -> {
            String id;
            if (all.isObject(key)) {
                Fields product = all.fields(key);
                id = product == null ? null : product.requiredId(product.named("id", "product_id"));
            } else {
                id = all.id(key);
            }
            if (id != null) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** The day of an ISO date or time; the clock time does not matter for baskets. */
    private static LocalDate day(String text) {
        String date =
                text.length() > 10 && "T ".indexOf(text.toUpperCase(Locale.ROOT).charAt(10)) >= 0
                        ? text.substring(0, 10)
                        : text;
        return LocalDate.parse(date);
    }
}
