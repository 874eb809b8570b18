package io.slotwise.server.store;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import io.slotwise.intake.Dataset;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fleets made up from a seed, with every optional value sometimes there and sometimes not. */
final class Fleets {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    private static final int PRODUCTS = 8;
    private static final int DAYS = 30;

    private Fleets() {}

    static Dataset fleet(RandomGenerator random, int machines, int sales) {
        List<Product> products = IntStream.range(0, PRODUCTS)
                .mapToObj(i -> product("p" + i, random))
                .toList();
        List<Machine> all = IntStream.range(0, machines)
                .mapToObj(i -> machine("m" + i, random))
                .toList();
        return new Dataset(
                Catalogue.of(products),
                all,
                sales(random, machines, sales),
                List.of(new SlotChange(FIRST_DAY, "m0", 0, new Position(0, 0), "p1", maybePrice(random), 8)),
                List.of(new StockEvent(
                        FIRST_DAY, null, "m0", 0, new Position(0, 0), StockEvent.Kind.STOCKOUT, maybe(random, 9))),
                List.of(new Visit(FIRST_DAY, LocalTime.of(8, 30), "m0", "routine", maybe(random, 40))),
                List.of(new CalendarFact(FIRST_DAY, "", "holiday", 1)),
                random.nextBoolean() ? "{\"rules\": []}" : "");
    }

    static List<Sale> sales(RandomGenerator random, int machines, int count) {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sales.add(new Sale(
                    FIRST_DAY.plusDays(random.nextInt(DAYS)),
                    random.nextBoolean() ? null : LocalTime.of(random.nextInt(24), random.nextInt(60)),
                    "m" + random.nextInt(machines),
                    0,
                    random.nextBoolean() ? null : new Position(random.nextInt(2), random.nextInt(3)),
                    "p" + random.nextInt(PRODUCTS),
                    1 + random.nextInt(3),
                    maybePrice(random),
                    random.nextBoolean() ? null : "t" + random.nextInt(1000),
                    any(random, Sale.Payment.class)));
        }
        return sales;
    }

    static Machine machine(String id, RandomGenerator random) {
        Venue venue = new Venue(
                "Hall " + id, "office", "", random.nextBoolean() ? null : 40.5, random.nextBoolean() ? null : -74.25);
        return new Machine(
                id,
                "Machine " + id,
                venue,
                ZoneId.of("America/New_York"),
                new Machine.Service(3.5, Money.of("12.5"), "USD"),
                List.of(planogram(random, 0), planogram(random, 1)));
    }

    static Planogram planogram(RandomGenerator random, int cabinetIndex) {
        Cabinet cabinet = new Cabinet(
                cabinetIndex,
                "refrigerated",
                List.of(new Row(maybe(random, 200), maybe(random, 150), maybe(random, 9000)), Row.UNKNOWN),
                3,
                any(random, Temperature.class),
                maybe(random, 70));
        List<Slot> slots = new ArrayList<>();
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                slots.add(slot(random, new Position(row, column)));
            }
        }
        return new Planogram(cabinet, slots);
    }

    private static Slot slot(RandomGenerator random, Position position) {
        Facing facing = random.nextInt(4) == 0
                ? null
                : new Facing("p" + random.nextInt(PRODUCTS), maybePrice(random), random.nextInt(10), maybe(random, 5));
        return new Slot(
                position,
                1,
                any(random, SlotType.class),
                random.nextInt(12),
                maybe(random, 500),
                maybe(random, 60),
                facing);
    }

    private static Product product(String id, RandomGenerator random) {
        return new Product(
                id,
                "Product ÄΩ " + id,
                random.nextBoolean() ? "" : "Snacks",
                Money.of("1.75"),
                maybePrice(random),
                new Size(maybe(random, 60), maybe(random, 120), maybe(random, 60), maybe(random, 330)),
                any(random, Temperature.class),
                maybe(random, 90),
                random.nextBoolean() ? Set.of() : Set.of("nuts", "age_18"),
                new Product.Look("Brand", "", "can"));
    }

    private static @Nullable Integer maybe(RandomGenerator random, int value) {
        return random.nextBoolean() ? null : value + random.nextInt(10);
    }

    private static @Nullable Money maybePrice(RandomGenerator random) {
        return random.nextBoolean() ? null : new Money(random.nextInt(50_000));
    }

    private static <E extends Enum<E>> E any(RandomGenerator random, Class<E> type) {
        return List.copyOf(EnumSet.allOf(type)).get(random.nextInt(3));
    }
}
