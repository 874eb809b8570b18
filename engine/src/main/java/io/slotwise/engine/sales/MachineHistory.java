package io.slotwise.engine.sales;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * All that is known of one machine's past.
 *
 * @param slotChanges the planogram over time, by day
 */
public record MachineHistory(
        SalesHistory sales,
        List<SlotChange> slotChanges,
        List<StockEvent> stockEvents,
        List<Visit> visits,
        List<CalendarFact> calendar) {
    public static final MachineHistory NONE =
            new MachineHistory(SalesHistory.NONE, List.of(), List.of(), List.of(), List.of());

    public MachineHistory {
        slotChanges = List.copyOf(slotChanges);
        stockEvents = List.copyOf(stockEvents);
        visits = List.copyOf(visits);
        calendar = List.copyOf(calendar);
    }

    /** A past of which only the sales are known. */
    public static MachineHistory of(SalesHistory sales) {
        return new MachineHistory(sales, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * What was known when the day began. Calendar facts stay: a holiday is known ahead. A temperature is
     * not, so callers that replay the past must not give those of later days as facts.
     */
    public MachineHistory before(LocalDate day) {
        return new MachineHistory(
                sales.before(day),
                earlier(slotChanges, SlotChange::effectiveFrom, day),
                earlier(stockEvents, StockEvent::date, day),
                earlier(visits, Visit::date, day),
                calendar);
    }

    /** The same machine with only the sales of a day and later; what was in force on that day stays known. */
    public MachineHistory salesSince(LocalDate day) {
        return new MachineHistory(sales.since(day), slotChanges, stockEvents, visits, calendar);
    }

    private static <T> List<T> earlier(List<T> all, Function<T, LocalDate> date, LocalDate day) {
        return all.stream().filter(one -> date.apply(one).isBefore(day)).toList();
    }
}
