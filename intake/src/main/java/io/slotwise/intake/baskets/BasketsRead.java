package io.slotwise.intake.baskets;

import io.slotwise.intake.report.FileReport;
import java.util.List;

/** The baskets of a file, in its order, and what became of every row of it. */
public record BasketsRead(List<Basket> baskets, FileReport report) {
    public BasketsRead {
        baskets = List.copyOf(baskets);
    }
}
