package io.slotwise.engine.rules;

import io.slotwise.engine.model.Planogram;
import java.util.function.Supplier;

/** One small change that may mend a planogram, and what comes out of it, laid out when asked for. */
record Remedy(Effort kind, Supplier<Planogram> result) {
    /** From the gentlest to what nobody likes. */
    enum Effort {
        PAR(1),
        PRICE(2),
        TAKE_BACK(3),
        EXCHANGE(4),
        FILL(5),
        REPLACE(6),
        CLEAR(7);

        private final int rank;

        Effort(int rank) {
            this.rank = rank;
        }
    }

    int effort() {
        return kind.rank;
    }
}
