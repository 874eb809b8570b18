package io.slotwise.server.advice.demand;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller states about a machine's past. Each list that is stated wins over the stored one, save the calendar,
 * which is added to it.
 *
 * @param capacities units that a product's slots hold, by product id
 * @param asOf first day of the forecast; absent means the day after the last that is known, at most today
 */
public record StatedPast(
        List<Sale> sales,
        List<Stockout> stockouts,
        List<Visit> visits,
        List<CalendarFact> calendar,
        Map<String, Integer> capacities,
        @Nullable LocalDate asOf) {
    /** The machine of a past that names none. */
    public static final String UNNAMED = "stated";

    /**
     * A product or slot that ran out.
     *
     * @param until when it was in stock again; absent means not known
     */
    public record Stockout(
            LocalDate date,
            @Nullable LocalTime time,
            @Nullable String productId,
            @Nullable Position slot,
            @Nullable LocalDate until,
            @Nullable LocalTime untilTime) {}

    public StatedPast {
        sales = List.copyOf(sales);
        stockouts = List.copyOf(stockouts);
        visits = List.copyOf(visits);
        calendar = List.copyOf(calendar);
        capacities = Map.copyOf(capacities);
    }

    /** Whether nothing is stated that a stored past would have to be read again for. */
    boolean addsNothing() {
        return sales.isEmpty() && stockouts.isEmpty() && visits.isEmpty() && calendar.isEmpty() && capacities.isEmpty();
    }

    /** The stored past with what is stated laid over it. */
    MachineHistory over(MachineHistory stored, Places places, String deviceId) {
        List<StockEvent> events = stockouts.isEmpty() ? stored.stockEvents() : events(places, deviceId);
        List<CalendarFact> facts = new ArrayList<>(stored.calendar());
        facts.addAll(calendar);
        return new MachineHistory(
                sales.isEmpty() ? stored.sales() : SalesHistory.of(placed(places, deviceId)),
                sales.isEmpty() ? stored.slotChanges() : changes(places, deviceId),
                events,
                visits.isEmpty() ? stored.visits() : visits,
                facts);
    }

    private List<Sale> placed(Places places, String deviceId) {
        return sales.stream()
                .map(sale -> new Sale(
                        sale.date(),
                        sale.time(),
                        deviceId,
                        0,
                        sale.slot() == null ? places.of(sale.productId()) : sale.slot(),
                        sale.productId(),
                        sale.quantity(),
                        sale.unitPrice(),
                        sale.transactionId(),
                        sale.payment()))
                .toList();
    }

    /** Where capacities are stated, each product stood in its place from the first sale on, with that room. */
    private List<SlotChange> changes(Places places, String deviceId) {
        LocalDate first =
                sales.stream().map(Sale::date).min(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
        return capacities.isEmpty()
                ? List.of()
                : places.all().entrySet().stream()
                        .map(one -> new SlotChange(
                                first, deviceId, 0, one.getValue(), one.getKey(), null, capacities.get(one.getKey())))
                        .toList();
    }

    private List<StockEvent> events(Places places, String deviceId) {
        List<StockEvent> events = new ArrayList<>();
        for (Stockout one : stockouts) {
            Position slot = one.slot();
            if (slot == null && one.productId() != null) {
                slot = places.of(one.productId());
            }
            if (slot != null) {
                events.add(new StockEvent(one.date(), one.time(), deviceId, 0, slot, StockEvent.Kind.STOCKOUT, 0));
                if (one.until() != null) {
                    events.add(new StockEvent(
                            one.until(), one.untilTime(), deviceId, 0, slot, StockEvent.Kind.FILL, null));
                }
            }
        }
        return events;
    }
}
