package io.slotwise.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * A slot given to a product: what stands there, at which price, how far to fill it, and how much is left.
 *
 * @param price what this slot asks; absent means the product's list price
 * @param parLevel units to fill up to, 0 to 10,000
 * @param quantity units in it now, 0 to 10,000; absent means unknown
 */
public record Facing(
        String productId,
        @Nullable Money price,
        int parLevel,
        @Nullable Integer quantity) {
    public Facing {
        Check.name("product_id", productId);
        Check.price("price", price);
        Check.range("par_level", parLevel, 0, Slot.MAX_UNITS);
        Check.optionalRange("quantity", quantity, 0, Slot.MAX_UNITS);
    }

    public Facing withPrice(@Nullable Money newPrice) {
        return new Facing(productId, newPrice, parLevel, quantity);
    }

    public Facing withParLevel(int newParLevel) {
        return new Facing(productId, price, newParLevel, quantity);
    }
}
