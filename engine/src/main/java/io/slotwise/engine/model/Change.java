package io.slotwise.engine.model;

import org.jspecify.annotations.Nullable;

/** One thing that an operator may change in a cabinet's planogram. {@link Changes} carries it out. */
public sealed interface Change {
    /** Puts a product into a slot, whatever stood there; price and par level are kept sensible where absent. */
    record Assign(
            Position position,
            String productId,
            @Nullable Money price,
            @Nullable Integer parLevel) implements Change {
        public Assign {
            Check.name("product_id", productId);
            Check.price("price", price);
            Check.optionalRange("par_level", parLevel, 0, Slot.MAX_UNITS);
        }
    }

    /** Exchanges what stands in two slots. */
    record Swap(Position position, Position with) implements Change {}

    /** Empties a slot. */
    record Clear(Position position) implements Change {}

    /** Asks another price at a slot. */
    record Reprice(Position position, Money price) implements Change {
        public Reprice {
            Check.price("price", price);
        }
    }

    /** Fills a slot to another level from now on. */
    record SetPar(Position position, int parLevel) implements Change {
        public SetPar {
            Check.range("par_level", parLevel, 0, Slot.MAX_UNITS);
        }
    }

    /** Gives a product more slots (empty ones first, nearest to its own) or fewer (its last ones first). */
    record SetFacings(String productId, int facings) implements Change {
        public SetFacings {
            Check.name("product_id", productId);
            Check.range("facings", facings, 0, Position.MAX_ROWS * Position.MAX_COLUMNS);
        }
    }
}
