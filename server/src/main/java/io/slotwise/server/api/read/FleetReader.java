package io.slotwise.server.api.read;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.server.advice.insight.Fleets;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.problem.Refusal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what a question about several machines is about: {@code machines} with their sales brought along, or
 * {@code device_ids}, or the whole stored fleet. One machine may be brought along without the list around it.
 */
@Component
public final class FleetReader {
    private static final int MAX_PRODUCTS = 5_000;
    private static final int MAX_SALES = 200_000;
    private static final int MAX_QUANTITY = 10_000;
    private static final int MAX_CABINETS = 99;
    private static final double MIN_INTERVAL_DAYS = 0.25;
    private static final double MAX_INTERVAL_DAYS = 365;
    private static final double MAX_LATITUDE = 90;
    private static final double MAX_LONGITUDE = 180;
    private static final String UNNAMED = "stated";

    private final Fleets fleets;

    FleetReader(Fleets fleets) {
        this.fleets = fleets;
    }

    /** The fleet; faults of the whole body are thrown, an unknown id is 404. */
    public Fleets.Gathered read(Fields body) {
        boolean alone = body.has("sales_history") || body.has("sales");
        boolean brought = body.has("machines") || alone;
        List<String> ids = ids(body);
        if (!brought) {
            String single = body.id("device_id");
            body.check();
            return stored(ids, single);
        }
        Brought fleet = new Brought();
        ProductReader.read(body).forEach(product -> fleet.products.put(product.id(), product));
        for (Fields machine : alone ? List.of(body) : body.list("machines", Fleets.MOST_MACHINES)) {
            fleet.add(machine, alone);
        }
        if (fleet.machines.stream().map(Machine::id).distinct().count() < fleet.machines.size()) {
            body.issue("machines", "given_twice", "A device_id is given twice.");
        }
        body.check();
        return Fleets.stated(fleet.machines, fleet.histories, fleet.catalogue());
    }

    private Fleets.Gathered stored(List<String> ids, @Nullable String single) {
        List<String> named = new ArrayList<>(ids);
        if (single != null) {
            named.add(single);
        }
        String missing = fleets.missing(named);
        Fleets.Gathered gathered = missing == null ? fleets.stored(ids, single) : null;
        if (gathered == null) {
            throw Refusal.notFound("device", missing == null ? "" : missing);
        }
        return gathered;
    }

    private static List<String> ids(Fields body) {
        List<String> ids = new ArrayList<>();
        body.items("device_ids", Fleets.MOST_MACHINES).each((key, all) -> {
            String id = all.requiredId(key);
            if (id != null && !ids.contains(id)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Machines as they are read. */
    private static final class Brought {
        final Map<String, Product> products = new LinkedHashMap<>();
        final Map<String, Product> seen = new LinkedHashMap<>();
        final List<Machine> machines = new ArrayList<>();
        final Map<String, MachineHistory> histories = new HashMap<>();

        void add(Fields fields, boolean alone) {
            int faults = fields.faults();
            String id = alone ? fields.id("device_id") : fields.requiredId("device_id");
            String name = fields.name("name");
            Double latitude = fields.number("latitude", -MAX_LATITUDE, MAX_LATITUDE);
            Double longitude = fields.number("longitude", -MAX_LONGITUDE, MAX_LONGITUDE);
            String venue = fields.text("venue_type", Fields.MAX_LABEL);
            Double interval = fields.number(
                    fields.named("service_interval_days", "service_interval"), MIN_INTERVAL_DAYS, MAX_INTERVAL_DAYS);
            Fields planogramField = fields.fields(fields.named("planogram", "current_planogram"));
            PlanogramReader.Result read = planogramField == null
                    ? PlanogramReader.Result.NONE
                    : PlanogramReader.read(planogramField, 0, null, null);
            String device = id == null ? UNNAMED : id;
            List<Sale> sales = sales(fields, device);
            List<SlotChange> changes = changes(fields, device);
            Machine machine = fields.build(
                    faults,
                    () -> new Machine(
                            device,
                            name == null ? device : name,
                            new Venue("", venue == null ? "" : venue, "", latitude, longitude),
                            ZoneOffset.UTC,
                            new Machine.Service(
                                    interval == null ? Machine.Service.WEEKLY.intervalDays() : interval,
                                    Money.ZERO,
                                    Machine.Service.WEEKLY.currency()),
                            planograms(read.planogram())));
            if (machine != null) {
                read.sightings().forEach(product -> seen.putIfAbsent(product.id(), product));
                sales.forEach(sale -> seen.putIfAbsent(
                        sale.productId(),
                        Product.of(
                                sale.productId(),
                                sale.productId(),
                                "",
                                sale.unitPrice() == null ? Money.ZERO : sale.unitPrice())));
                machines.add(machine);
                histories.put(
                        device, new MachineHistory(SalesHistory.of(sales), changes, List.of(), List.of(), List.of()));
            }
        }

        Catalogue catalogue() {
            Map<String, Product> all = new LinkedHashMap<>(seen);
            all.putAll(products);
            return Catalogue.of(all.values());
        }

        private static List<Planogram> planograms(@Nullable Planogram planogram) {
            return planogram == null ? List.of() : List.of(planogram);
        }

        private static List<Sale> sales(Fields fields, String device) {
            List<Sale> sales = new ArrayList<>();
            for (Fields line : fields.list(fields.named("sales_history", "sales"), MAX_SALES)) {
                int faults = line.faults();
                String field = line.named("date", "timestamp");
                WallClock clock = line.parsed(field, text -> WallClock.parse(text, ZoneOffset.UTC));
                if (!line.has(field)) {
                    line.issue(field, "missing", "The field (%s) is needed.".formatted(field));
                }
                String product = line.requiredId("product_id");
                Integer quantity = line.integer(line.named("quantity", "units"), 1, MAX_QUANTITY);
                Position slot = line.position(line.named("slot", "position"));
                Integer cabinet = line.integer("cabinet_index", 0, MAX_CABINETS);
                Money price = line.money(line.named("unit_price", "price"));
                Sale sale = line.build(
                        faults,
                        () -> new Sale(
                                Objects.requireNonNull(clock).date(),
                                clock.time(),
                                device,
                                cabinet == null ? 0 : cabinet,
                                slot,
                                Objects.requireNonNull(product),
                                quantity == null ? 1 : quantity,
                                price,
                                null,
                                Sale.Payment.UNKNOWN));
                if (sale != null) {
                    sales.add(sale);
                }
            }
            return sales;
        }

        /** Earlier planograms: from a day on, a slot held a product. */
        private static List<SlotChange> changes(Fields fields, String device) {
            List<SlotChange> changes = new ArrayList<>();
            for (Fields line : fields.list("planogram_history", MAX_PRODUCTS)) {
                int faults = line.faults();
                WallClock from = line.parsed("effective_from", text -> WallClock.parse(text, ZoneOffset.UTC));
                if (!line.has("effective_from")) {
                    line.issue("effective_from", "missing", "The field (effective_from) is needed.");
                }
                Position slot = line.requiredPosition(line.named("slot", "position"));
                String product = line.id("product_id");
                Money price = line.money("price");
                Integer cabinet = line.integer("cabinet_index", 0, MAX_CABINETS);
                SlotChange change = line.build(
                        faults,
                        () -> new SlotChange(
                                Objects.requireNonNull(from).date(),
                                device,
                                cabinet == null ? 0 : cabinet,
                                Objects.requireNonNull(slot),
                                product,
                                price,
                                null));
                if (change != null) {
                    changes.add(change);
                }
            }
            return changes;
        }
    }
}
