package io.slotwise.engine.rules.tally;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Slot;

/** One product in one slot, with the facing that it has or would have there. */
public record Spot(Cabinet cabinet, Slot slot, Product product, Facing facing) {
    /** What assigning a product without further wishes gives: the list price, filled to capacity. */
    public static Spot assigned(Cabinet cabinet, Slot slot, Product product) {
        return new Spot(cabinet, slot, product, assigned(slot, product));
    }

    public static Facing assigned(Slot slot, Product product) {
        return new Facing(product.id(), null, slot.capacity(), null);
    }

    public Money price() {
        return price(facing, product);
    }

    public static Money price(Facing facing, Product product) {
        return facing.price() == null ? product.price() : facing.price();
    }

    public Row row() {
        return cabinet.row(slot.position());
    }

    /** {@code Cola 0.5 l (p12)}. */
    public String name() {
        return name(product);
    }

    public static String name(Product product) {
        return "%s (%s)".formatted(product.name(), product.id());
    }
}
