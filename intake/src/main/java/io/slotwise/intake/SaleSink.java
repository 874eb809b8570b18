package io.slotwise.intake;

import io.slotwise.engine.sales.Sale;
import java.util.List;

/** Takes the sales of an import as they are read, so that they never all need to be in memory. */
@FunctionalInterface
public interface SaleSink {
    /** Sales in one batch; the last one is smaller. */
    int BATCH = 5_000;

    /** @param batch the next sales in the order of the input, never empty; not kept by the caller */
    void accept(List<Sale> batch);
}
