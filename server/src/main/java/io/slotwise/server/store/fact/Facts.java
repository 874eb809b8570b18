package io.slotwise.server.store.fact;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import io.slotwise.server.store.sqlite.Columns;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The five tables of what happened at the machines, and a machine's past put together from them. */
public final class Facts {
    /** The number of the import under which stands what came one by one. */
    public static final long ONE_BY_ONE = 0;

    public static final FactTable<Sale> SALES = new FactTable<>(
            "sales",
            List.of(
                    "device_id",
                    "epoch_day",
                    "time_of_day",
                    "cabinet_index",
                    "slot",
                    "product_id",
                    "quantity",
                    "unit_price",
                    "transaction_id",
                    "payment"),
            sale -> new Object[] {
                sale.deviceId(),
                sale.date().toEpochDay(),
                Columns.text(sale.time()),
                sale.cabinetIndex(),
                Columns.text(sale.slot()),
                sale.productId(),
                sale.quantity(),
                Columns.written(sale.unitPrice()),
                sale.transactionId(),
                Columns.choice(sale.payment())
            },
            row -> new Sale(
                    Columns.day(row),
                    Columns.optionalTime(row),
                    row.getString("device_id"),
                    row.getInt("cabinet_index"),
                    Columns.optionalPosition(row, "slot"),
                    row.getString("product_id"),
                    row.getInt("quantity"),
                    Columns.optionalMoney(row, "unit_price"),
                    row.getString("transaction_id"),
                    Columns.choice(row, "payment", Sale.Payment.class)));

    public static final FactTable<StockEvent> STOCK_EVENTS = new FactTable<>(
            "stock_events",
            List.of("device_id", "epoch_day", "time_of_day", "cabinet_index", "slot", "kind", "quantity"),
            event -> new Object[] {
                event.deviceId(),
                event.date().toEpochDay(),
                Columns.text(event.time()),
                event.cabinetIndex(),
                event.slot().toString(),
                Columns.choice(event.kind()),
                event.quantity()
            },
            row -> new StockEvent(
                    Columns.day(row),
                    Columns.optionalTime(row),
                    row.getString("device_id"),
                    row.getInt("cabinet_index"),
                    Position.parse(row.getString("slot")),
                    Columns.choice(row, "kind", StockEvent.Kind.class),
                    Columns.optionalInt(row, "quantity")));

    public static final FactTable<Visit> VISITS = new FactTable<>(
            "visits",
            List.of("device_id", "epoch_day", "time_of_day", "type", "minutes"),
            visit -> new Object[] {
                visit.deviceId(), visit.date().toEpochDay(), Columns.text(visit.time()), visit.type(), visit.minutes()
            },
            row -> new Visit(
                    Columns.day(row),
                    Columns.optionalTime(row),
                    row.getString("device_id"),
                    row.getString("type"),
                    Columns.optionalInt(row, "minutes")));

    public static final FactTable<SlotChange> SLOT_CHANGES = new FactTable<>(
            "slot_changes",
            List.of("device_id", "epoch_day", "cabinet_index", "slot", "product_id", "price", "capacity"),
            change -> new Object[] {
                change.deviceId(),
                change.effectiveFrom().toEpochDay(),
                change.cabinetIndex(),
                change.slot().toString(),
                change.productId(),
                Columns.written(change.price()),
                change.capacity()
            },
            row -> new SlotChange(
                    Columns.day(row),
                    row.getString("device_id"),
                    row.getInt("cabinet_index"),
                    Position.parse(row.getString("slot")),
                    row.getString("product_id"),
                    Columns.optionalMoney(row, "price"),
                    Columns.optionalInt(row, "capacity")));

    public static final FactTable<CalendarFact> CALENDAR = new FactTable<>(
            "calendar_facts",
            List.of("epoch_day", "scope", "factor", "value"),
            fact -> new Object[] {fact.date().toEpochDay(), fact.scope(), fact.factor(), fact.value()},
            row -> new CalendarFact(
                    Columns.day(row), row.getString("scope"), row.getString("factor"), row.getDouble("value")));

    /** Names of all tables of facts. */
    public static final List<String> TABLES =
            List.of("sales", "stock_events", "visits", "slot_changes", "calendar_facts");

    private static final String OF_DEVICE = "f.device_id = ?";

    private Facts() {}

    /** All that is known of one machine's past, with the calendar of everyone, of its venue type and of itself. */
    public static MachineHistory history(JdbcClient sql, String deviceId, Venue venue) {
        List<String> id = List.of(deviceId);
        return new MachineHistory(
                SalesHistory.of(SALES.list(sql, OF_DEVICE, id)),
                slotChanges(sql, OF_DEVICE, id),
                STOCK_EVENTS.list(sql, OF_DEVICE, id),
                VISITS.list(sql, OF_DEVICE, id),
                calendar(sql, "f.scope IN ('', ?, ?)", List.of(deviceId, venue.type())));
    }

    /** Where two imports speak of the same slot and day, the later one counts. */
    public static List<SlotChange> slotChanges(JdbcClient sql, String condition, List<?> parameters) {
        record Place(String deviceId, int cabinetIndex, Position slot, LocalDate day) {}
        return lastWord(
                SLOT_CHANGES.list(sql, condition, parameters),
                change -> new Place(change.deviceId(), change.cabinetIndex(), change.slot(), change.effectiveFrom()));
    }

    /** Where two imports speak of the same factor, scope and day, the later one counts. */
    public static List<CalendarFact> calendar(JdbcClient sql, String condition, List<?> parameters) {
        record About(LocalDate day, String scope, String factor) {}
        return lastWord(
                CALENDAR.list(sql, condition, parameters), fact -> new About(fact.date(), fact.scope(), fact.factor()));
    }

    private static <T> List<T> lastWord(List<T> inOrder, Function<T, Object> about) {
        Map<Object, T> last = new LinkedHashMap<>();
        for (T fact : inOrder) {
            last.put(about.apply(fact), fact);
        }
        return List.copyOf(last.values());
    }

    /** The devices that a collection of sales speaks of. */
    public static List<String> devices(Collection<Sale> sales) {
        return sales.stream()
                .map(Sale::deviceId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
