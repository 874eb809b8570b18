package io.slotwise.intake;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import java.util.List;
import java.util.Set;

/**
 * Everything that one import brings, for any number of machines. {@code rulesJson} is the operator's rule book as
 * it was written, {@code ""} where there is none.
 */
public record Dataset(
        Catalogue catalogue,
        List<Machine> machines,
        List<Sale> sales,
        List<SlotChange> slotChanges,
        List<StockEvent> stockEvents,
        List<Visit> visits,
        List<CalendarFact> calendar,
        String rulesJson) {
    public Dataset {
        machines = List.copyOf(machines);
        sales = List.copyOf(sales);
        slotChanges = List.copyOf(slotChanges);
        stockEvents = List.copyOf(stockEvents);
        visits = List.copyOf(visits);
        calendar = List.copyOf(calendar);
    }

    /** The same dataset with other sales. */
    public Dataset withSales(List<Sale> newSales) {
        return new Dataset(catalogue, machines, newSales, slotChanges, stockEvents, visits, calendar, rulesJson);
    }

    /** @throws IllegalArgumentException if there is no such machine */
    public Machine machine(String deviceId) {
        return machines.stream()
                .filter(machine -> machine.id().equals(deviceId))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The device (%s) is not in the dataset.".formatted(deviceId)));
    }

    /** What is known of one machine's past; calendar facts of its venue type, of the machine and of everyone. */
    public MachineHistory history(String deviceId) {
        Set<String> scopes =
                Set.of("", deviceId).contains(machine(deviceId).venue().type())
                        ? Set.of("", deviceId)
                        : Set.of("", deviceId, machine(deviceId).venue().type());
        return new MachineHistory(
                SalesHistory.of(sales.stream()
                        .filter(sale -> sale.deviceId().equals(deviceId))
                        .toList()),
                slotChanges.stream()
                        .filter(change -> change.deviceId().equals(deviceId))
                        .toList(),
                stockEvents.stream()
                        .filter(event -> event.deviceId().equals(deviceId))
                        .toList(),
                visits.stream()
                        .filter(visit -> visit.deviceId().equals(deviceId))
                        .toList(),
                calendar.stream().filter(fact -> scopes.contains(fact.scope())).toList());
    }
}
