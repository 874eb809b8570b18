package io.slotwise.engine.rules;

import io.slotwise.engine.model.Product;

/** The products that a rule speaks of. */
public sealed interface Which {
    /** Every product. */
    record All() implements Which {}

    /** One product. */
    record Id(String productId) implements Which {}

    /** The products of a category, spelt as in the catalogue. */
    record Category(String category) implements Which {}

    /** The products that carry a tag, such as {@code nuts}. */
    record Tag(String tag) implements Which {}

    default boolean includes(Product product) {
        return switch (this) {
            case All all -> true;
            case Id one -> product.id().equals(one.productId());
            case Category of -> product.category().equals(of.category());
            case Tag with -> product.tags().contains(with.tag());
        };
    }

    /** The words for a message: {@code product (p12)}, {@code products of category (Snacks)} … */
    default String words() {
        return switch (this) {
            case All all -> "all products";
            case Id one -> "product (%s)".formatted(one.productId());
            case Category of -> "products of category (%s)".formatted(of.category());
            case Tag with -> "products tagged (%s)".formatted(with.tag());
        };
    }
}
