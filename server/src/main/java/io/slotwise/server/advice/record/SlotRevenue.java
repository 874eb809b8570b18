package io.slotwise.server.advice.record;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.server.store.Snapshot;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What each slot of a cabinet took a day over the last {@value #DAYS} days on record. Plain counting, no estimate. */
final class SlotRevenue {
    static final int DAYS = 28;

    private SlotRevenue() {}

    static Map<Position, Money> of(Snapshot snapshot, int cabinetIndex) {
        SalesHistory sales = snapshot.history().sales();
        LocalDate last = sales.lastDay();
        if (last == null) {
            return Map.of();
        }
        Map<Position, Double> taken = new HashMap<>();
        for (int line = sales.firstLineFrom(last.toEpochDay() - DAYS + 1); line < sales.size(); line++) {
            Position slot = sales.slot(line);
            Money price = sales.unitPrice(line);
            if (slot != null && price != null && sales.cabinetIndex(line) == cabinetIndex) {
                taken.merge(slot, price.toDouble() * sales.quantity(line), Double::sum);
            }
        }
        Map<Position, Money> daily = HashMap.newHashMap(taken.size());
        taken.forEach((slot, money) -> daily.put(slot, Money.nearest(money / DAYS)));
        return daily;
    }
}
