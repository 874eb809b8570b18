package io.slotwise.testbed.world;

import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import java.util.List;

/** What an operator would know of one machine's past, in order of time. */
public record Past(List<Sale> sales, List<SlotChange> slotChanges, List<StockEvent> stockEvents, List<Visit> visits) {
    public Past {
        sales = List.copyOf(sales);
        slotChanges = List.copyOf(slotChanges);
        stockEvents = List.copyOf(stockEvents);
        visits = List.copyOf(visits);
    }
}
