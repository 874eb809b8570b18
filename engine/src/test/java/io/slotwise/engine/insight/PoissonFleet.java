package io.slotwise.engine.insight;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Machines of eight products in two categories whose sales are Poisson at a rate that a test says. */
public final class PoissonFleet {
    public static final LocalDate END = LocalDate.of(2026, 6, 1);
    private static final int PRODUCTS = 8;

    private final SplittableRandom random;
    private final List<Machine> machines = new ArrayList<>();
    private final Map<String, MachineHistory> histories = new HashMap<>();

    /** Units a day that a product is due on a day; and at which hour they sell. */
    public interface Rate {
        double perDay(int product, LocalDate day);

        default int hour(int unit) {
            return 8 + unit % 10;
        }
    }

    public PoissonFleet(long seed) {
        random = new SplittableRandom(seed);
    }

    public PoissonFleet with(String id, String venueType, int days, Rate rate) {
        return with(id, new Venue("", venueType, "", null, null), days, rate);
    }

    public PoissonFleet with(String id, Venue venue, int days, Rate rate) {
        List<Sale> sales = new ArrayList<>();
        for (LocalDate day = END.minusDays(days); day.isBefore(END); day = day.plusDays(1)) {
            for (int product = 0; product < PRODUCTS; product++) {
                int units = poisson(rate.perDay(product, day));
                for (int unit = 0; unit < units; unit++) {
                    sales.add(sale(id, day, rate.hour(sales.size()), product));
                }
            }
        }
        machines.add(machine(id, venue));
        histories.put(id, MachineHistory.of(SalesHistory.of(sales)));
        return this;
    }

    public FleetPast past() {
        List<Product> products = new ArrayList<>();
        for (int p = 0; p < PRODUCTS; p++) {
            products.add(Product.of("p" + p, "Product " + p, p < 4 ? "Drinks" : "Snacks", Money.of("2")));
        }
        return new FleetPast(machines, histories, Catalogue.of(products), END);
    }

    private static Sale sale(String id, LocalDate day, int hour, int product) {
        return new Sale(
                day,
                LocalTime.of(hour, 0),
                id,
                0,
                new Position(0, product),
                "p" + product,
                1,
                Money.of("2"),
                null,
                Sale.Payment.UNKNOWN);
    }

    private static Machine machine(String id, Venue venue) {
        Cabinet cabinet = Cabinet.of(0, "", 1, PRODUCTS, Temperature.AMBIENT);
        List<Slot> slots = new ArrayList<>();
        for (int p = 0; p < PRODUCTS; p++) {
            slots.add(Slot.empty(new Position(0, p), 30).with(new Facing("p" + p, null, 30, null)));
        }
        return new Machine(
                id, id, venue, ZoneOffset.UTC, Machine.Service.WEEKLY, List.of(new Planogram(cabinet, slots)));
    }

    private int poisson(double mean) {
        double product = random.nextDouble();
        int count = 0;
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
