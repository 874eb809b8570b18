package io.slotwise.server.api.read;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Temperature;
import io.slotwise.server.api.json.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads products that a request brings along. */
final class ProductReader {
    private static final int MAX_PRODUCTS = 5_000;
    private static final int MAX_TAGS = 50;
    private static final int MAX_MM = 10_000;
    private static final int MAX_G = 1_000_000;
    private static final int MAX_DAYS = 10_000;

    private ProductReader() {}

    static List<Product> read(Fields body) {
        List<Product> products = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields one : body.list("products", MAX_PRODUCTS)) {
            Product product = readOne(one);
            if (product != null && !ids.add(product.id())) {
                one.issue("product_id", "duplicate", "The product is given twice.");
            }
            if (product != null) {
                products.add(product);
            }
        }
        return products;
    }

    private static @Nullable Product readOne(Fields one) {
        int faults = one.faults();
        String id = one.requiredId(one.named("product_id", "id"));
        String name = one.name(one.named("name", "product_name"));
        String category = one.text("category", Fields.MAX_LABEL);
        Money price = one.money("price");
        Money cost = one.money("cost");
        Integer width = one.integer("width_mm", 1, MAX_MM);
        Integer height = one.integer("height_mm", 1, MAX_MM);
        Integer depth = one.integer("depth_mm", 1, MAX_MM);
        Integer weight = one.integer("weight_g", 1, MAX_G);
        Temperature temperature = one.parsed("temperature", TemperatureWords::parse);
        Integer shelfLife = one.integer("shelf_life_days", 1, MAX_DAYS);
        Set<String> tags = new HashSet<>();
        one.items("tags", MAX_TAGS).each((key, all) -> {
            String tag = all.name(key);
            if (tag != null) {
                tags.add(tag);
            }
        });
        if (id == null) {
            return null;
        }
        return one.build(
                faults,
                () -> new Product(
                        id,
                        name == null ? id : name,
                        category == null ? "" : category,
                        price == null ? Money.ZERO : price,
                        cost,
                        new Size(width, height, depth, weight),
                        temperature == null ? Temperature.AMBIENT : temperature,
                        shelfLife,
                        tags,
                        Product.Look.UNKNOWN));
    }
}
