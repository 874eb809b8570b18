package io.slotwise.server.advice;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import org.jspecify.annotations.Nullable;

/** A change as answers write it and requests read it; fields that its type does not have are null. */
public record ChangeWire(
        String type,
        @Nullable Position position,
        @Nullable Position with,
        @Nullable String productId,
        @Nullable Money price,
        @Nullable Integer parLevel,
        @Nullable Integer facings) {
    public static ChangeWire of(Change change) {
        return switch (change) {
            case Change.Assign it ->
                new ChangeWire("assign", it.position(), null, it.productId(), it.price(), it.parLevel(), null);
            case Change.Swap it -> new ChangeWire("swap", it.position(), it.with(), null, null, null, null);
            case Change.Clear it -> new ChangeWire("clear", it.position(), null, null, null, null, null);
            case Change.Reprice it -> new ChangeWire("reprice", it.position(), null, null, it.price(), null, null);
            case Change.SetPar it -> new ChangeWire("set_par", it.position(), null, null, null, it.parLevel(), null);
            case Change.SetFacings it ->
                new ChangeWire("set_facings", null, null, it.productId(), null, null, it.facings());
        };
    }
}
