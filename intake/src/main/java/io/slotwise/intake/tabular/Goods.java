package io.slotwise.intake.tabular;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The products that the rows of a file speak of. A product's category is the first one given; its list price is the
 * price that most units were sold at, of equals the later one.
 */
final class Goods {
    private static final int MAX_PRICES = 1_000;

    private static final class Good {
        private final String name;
        private String category = "";
        private @Nullable Money cost;
        private @Nullable Money price;
        private final Map<Money, Integer> units = new LinkedHashMap<>();

        private Good(String name) {
            this.name = name;
        }
    }

    private final SequencedMap<String, Good> goods = new LinkedHashMap<>();

    void see(String id, String name, String category, @Nullable Money price, int units) {
        Good good = goods.computeIfAbsent(id, any -> new Good(name.isEmpty() ? id : name));
        if (good.category.isEmpty()) {
            good.category = category;
        }
        if (price != null && (good.units.size() < MAX_PRICES || good.units.containsKey(price))) {
            int total = good.units.merge(price, units, Integer::sum);
            if (good.price == null || total >= good.units.getOrDefault(good.price, 0)) {
                good.price = price;
            }
        }
    }

    void seeCost(String id, Money cost) {
        Good good = goods.get(id);
        if (good != null && good.cost == null) {
            good.cost = cost;
        }
    }

    /** Says what is not known of some of them. */
    void warn(List<String> warnings) {
        long uncategorised =
                goods.values().stream().filter(good -> good.category.isEmpty()).count();
        long unpriced =
                goods.values().stream().filter(good -> good.price == null).count();
        if (uncategorised > 0) {
            warnings.add("%d of %d products have no category in any row.".formatted(uncategorised, goods.size()));
        }
        if (unpriced > 0) {
            warnings.add("%d of %d products have no price in any row; 0 is taken.".formatted(unpriced, goods.size()));
        }
        if (!goods.isEmpty()) {
            warnings.add(
                    "Costs, sizes, temperatures and shelf lives of the %d products are unknown unless given elsewhere."
                            .formatted(goods.size()));
        }
    }

    List<Product> products() {
        return goods.entrySet().stream()
                .map(entry -> product(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Product product(String id, Good good) {
        return Product.of(id, good.name, good.category, good.price == null ? Money.ZERO : good.price)
                .withCost(good.cost);
    }
}
