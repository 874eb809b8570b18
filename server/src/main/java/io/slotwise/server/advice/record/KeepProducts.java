package io.slotwise.server.advice.record;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Temperature;
import io.slotwise.server.advice.record.ReadPlanograms.Page;
import io.slotwise.server.store.Store;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows and saves products. */
public final class KeepProducts {
    private final Store store;

    public KeepProducts(Store store) {
        this.store = store;
    }

    /** One product; null means unknown. */
    public record View(
            String productId,
            String name,
            String category,
            Money price,
            @Nullable Money cost,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm,
            @Nullable Integer depthMm,
            @Nullable Integer weightG,
            Temperature temperature,
            @Nullable Integer shelfLifeDays,
            List<String> tags,
            String brand,
            String colour,
            String pack) {}

    /** A product as it is kept, or null. */
    public @Nullable Product product(String productId) {
        return store.products().find(productId);
    }

    public @Nullable View find(String productId) {
        Product product = product(productId);
        return product == null ? null : view(product);
    }

    public Page<View> list(String after, String text, int limit) {
        List<View> found = store.products().list(after, text, limit + 1).stream()
                .map(KeepProducts::view)
                .toList();
        return ReadPlanograms.page(found, limit, View::productId);
    }

    /** Adds a product or replaces the one of the same id. */
    public Reply save(Product product, @Nullable Once once, String actor, Function<View, Reply> words) {
        return Units.run(store, once, tx -> {
            store.products().save(tx, product, actor);
            return words.apply(view(product));
        });
    }

    static View view(Product product) {
        return new View(
                product.id(),
                product.name(),
                product.category(),
                product.price(),
                product.cost(),
                product.size().widthMm(),
                product.size().heightMm(),
                product.size().depthMm(),
                product.size().weightG(),
                product.temperature(),
                product.shelfLifeDays(),
                product.tags().stream().sorted().collect(Collectors.toList()),
                product.look().brand(),
                product.look().colour(),
                product.look().pack());
    }
}
