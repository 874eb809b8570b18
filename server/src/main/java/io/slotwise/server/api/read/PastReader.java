package io.slotwise.server.api.read;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.Visit;
import io.slotwise.server.advice.demand.StatedPast;
import io.slotwise.server.advice.demand.StatedPast.Stockout;
import io.slotwise.server.api.json.Fields;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a past that a caller brings along: sales, stock-outs, visits, weather, days out of the ordinary, capacities.
 * Sales are lines of date and product, or daily units by product that end the day before the forecast begins.
 */
public final class PastReader {
    static final int MAX_LINES = 50_000;

    private static final int MAX_PRODUCTS = 5_000;
    private static final int MAX_DAYS = 3_660;
    private static final int MAX_UNITS = Sale.MAX_QUANTITY;
    private static final int MAX_MINUTES = 1_440;
    private static final double MAX_DEGREES = 70;
    private static final double MAX_VALUE = 1e6;

    private final ZoneId zone;
    private final String deviceId;

    private PastReader(ZoneId zone, String deviceId) {
        this.zone = zone;
        this.deviceId = deviceId;
    }

    /** What the body states; faults are noted in it. */
    public static StatedPast read(Fields body, ZoneId zone, LocalDate today, String deviceId) {
        PastReader reader = new PastReader(zone, deviceId);
        LocalDate asOf = body.parsed(body.named("as_of", "from"), WallClock::day);
        return new StatedPast(
                reader.sales(body, asOf == null ? today : asOf),
                reader.stockouts(body),
                reader.visits(body),
                reader.calendar(body),
                reader.capacities(body),
                asOf);
    }

    private List<Sale> sales(Fields body, LocalDate asOf) {
        String field = body.named("sales_history", "historical_sales");
        return body.isObject(field) ? daily(body, field, asOf) : lines(body, field);
    }

    private List<Sale> daily(Fields body, String field, LocalDate asOf) {
        List<Sale> sales = new ArrayList<>();
        body.keys(field, MAX_PRODUCTS).each((id, all) -> {
            List<Integer> units = new ArrayList<>();
            all.items(id, MAX_DAYS).each((day, list) -> {
                Integer sold = list.requiredInteger(day, 0, MAX_UNITS);
                units.add(sold == null ? 0 : sold);
            });
            LocalDate first = asOf.minusDays(units.size());
            for (int t = 0; t < units.size(); t++) {
                if (units.get(t) > 0) {
                    sales.add(sale(new WallClock(first.plusDays(t), null), id, units.get(t), null, null));
                }
            }
        });
        if (sales.size() > MAX_LINES) {
            body.issue(field, "too_many", "There must be at most %d days with sales.".formatted(MAX_LINES));
        }
        return sales;
    }

    private List<Sale> lines(Fields body, String field) {
        List<Sale> sales = new ArrayList<>();
        for (Fields line : body.list(field, MAX_LINES)) {
            int faults = line.faults();
            WallClock when = moment(line, "timestamp", "date");
            String product = line.requiredId("product_id");
            Integer units = line.integer(line.named("quantity", "units", "units_sold"), 0, MAX_UNITS);
            Position slot = line.position(line.named("slot", "position"));
            Money price = line.money(line.named("unit_price", "price"));
            Sale sale = units != null && units == 0
                    ? null
                    : line.build(
                            faults,
                            () -> sale(
                                    Objects.requireNonNull(when),
                                    Objects.requireNonNull(product),
                                    units == null ? 1 : units,
                                    slot,
                                    price));
            if (sale != null) {
                sales.add(sale);
            }
        }
        return sales;
    }

    private Sale sale(WallClock when, String product, int units, @Nullable Position slot, @Nullable Money price) {
        return new Sale(when.date(), when.time(), deviceId, 0, slot, product, units, price, null, Sale.Payment.UNKNOWN);
    }

    private List<Stockout> stockouts(Fields body) {
        List<Stockout> stockouts = new ArrayList<>();
        for (Fields line : body.list(body.named("stockouts", "stockout_history"), MAX_LINES)) {
            WallClock when = moment(line, "timestamp", "date");
            String product = line.id("product_id");
            Position slot = line.position(line.named("slot", "position"));
            WallClock until = line.parsed(line.named("until", "restocked_at"), text -> WallClock.parse(text, zone));
            if (product == null && slot == null && !line.has("product_id")) {
                line.issue("product_id", "missing", "A stock-out needs a product_id or a slot.");
            }
            if (when != null && until != null && until.date().isBefore(when.date())) {
                line.issue("until", "invalid", "A stock-out must end after it began.");
            }
            if (when != null) {
                stockouts.add(new Stockout(when.date(), when.time(), product, slot, date(until), time(until)));
            }
        }
        return stockouts;
    }

    private List<Visit> visits(Fields body) {
        List<Visit> visits = new ArrayList<>();
        body.items(body.named("service_visits", "visits"), MAX_LINES).each((key, all) -> {
            if (all.isObject(key)) {
                Fields line = Objects.requireNonNull(all.fields(key));
                WallClock when = moment(line, "timestamp", "date");
                String type = line.text("type", Fields.MAX_LABEL);
                Integer minutes = line.integer("minutes", 0, MAX_MINUTES);
                if (when != null) {
                    visits.add(new Visit(when.date(), when.time(), deviceId, type == null ? "" : type, minutes));
                }
            } else {
                WallClock when = all.parsed(key, text -> WallClock.parse(text, zone));
                if (when != null) {
                    visits.add(new Visit(when.date(), when.time(), deviceId, "", null));
                }
            }
        });
        return visits;
    }

    private List<CalendarFact> calendar(Fields body) {
        List<CalendarFact> facts = new ArrayList<>();
        for (Fields line : body.list(body.named("weather", "weather_forecast"), MAX_LINES)) {
            WallClock when = moment(line, "timestamp", "date");
            Double degrees = line.number(line.named("temperature_c", "temperature"), -MAX_DEGREES, MAX_DEGREES);
            if (when != null && degrees != null) {
                facts.add(new CalendarFact(when.date(), "", CalendarFact.TEMPERATURE, degrees));
            }
        }
        for (Fields line : body.list(body.named("events", "special_events"), MAX_LINES)) {
            addEvent(line, facts);
        }
        return facts;
    }

    private void addEvent(Fields line, List<CalendarFact> facts) {
        WallClock when = moment(line, "date", "timestamp");
        LocalDate to = line.parsed(line.named("to", "until"), LocalDate::parse);
        String type = line.name(line.named("type", "factor"));
        line.text("name", Fields.MAX_LABEL);
        Double value = line.number("value", -MAX_VALUE, MAX_VALUE);
        if (when == null) {
            return;
        }
        LocalDate last = to == null ? when.date() : to;
        if (last.isBefore(when.date()) || last.isAfter(when.date().plusDays(MAX_DAYS))) {
            line.issue("to", "invalid", "An event must end within %d days after it began.".formatted(MAX_DAYS));
            return;
        }
        for (LocalDate day = when.date(); !day.isAfter(last); day = day.plusDays(1)) {
            facts.add(new CalendarFact(day, "", type == null ? CalendarFact.EVENT : type, value == null ? 1 : value));
        }
    }

    private Map<String, Integer> capacities(Fields body) {
        Map<String, Integer> capacities = new HashMap<>();
        body.keys("capacities", MAX_PRODUCTS).each((id, all) -> {
            Integer units = all.integer(id, 0, Slot.MAX_UNITS);
            if (units != null) {
                capacities.put(id, units);
            }
        });
        return capacities;
    }

    private @Nullable WallClock moment(Fields line, String name, String other) {
        String field = line.named(name, other);
        if (!line.has(field)) {
            line.issue(field, "missing", "The field (%s) is needed.".formatted(field));
        }
        return line.parsed(field, text -> WallClock.parse(text, zone));
    }

    private static @Nullable LocalDate date(@Nullable WallClock clock) {
        return clock == null ? null : clock.date();
    }

    private static @Nullable LocalTime time(@Nullable WallClock clock) {
        return clock == null ? null : clock.time();
    }
}
