package io.slotwise.intake;

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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Datasets that use every field, with names chosen to be awkward in CSV. */
public final class RandomDatasets {
    private static final List<String> AWKWARD = List.of(
            "plain",
            "=SUM(A1:A9)",
            "+1",
            "-2+3",
            "-7",
            "@cmd",
            "＝full width",
            "'=already guarded",
            "''-5",
            "'quoted'",
            "a \"b\" c",
            "x, y; z",
            "Käse & Öl",
            "可乐",
            "🍫 bar",
            "null",
            "0012",
            "1e5",
            "TRUE");

    private final RandomGenerator random;

    private RandomDatasets(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static Dataset of(long seed) {
        return new RandomDatasets(seed).dataset();
    }

    private Dataset dataset() {
        List<Product> products = IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(this::product)
                .toList();
        List<String> ids = products.stream().map(Product::id).toList();
        List<Machine> machines = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> machine(i, ids))
                .toList();
        List<String> devices = machines.stream().map(Machine::id).toList();
        return new Dataset(
                Catalogue.of(products),
                machines,
                some(() -> sale(devices, ids)),
                some(() -> new SlotChange(
                        date(), one(devices), random.nextInt(3), position(), maybe(() -> one(ids)), money(), units())),
                some(() -> new StockEvent(
                        date(),
                        time(),
                        one(devices),
                        random.nextInt(3),
                        position(),
                        one(StockEvent.Kind.values()),
                        units())),
                some(() -> new Visit(date(), time(), one(devices), one(List.of("", "routine")), units())),
                some(() -> new CalendarFact(
                        date(), one(List.of("", "office", devices.getFirst())), one(AWKWARD), random.nextGaussian())),
                random.nextBoolean() ? "" : "{\"rules\":[]}\n");
    }

    private Product product(int i) {
        return new Product(
                one(AWKWARD) + " " + i,
                one(AWKWARD),
                one(List.of("", "snack", "cold drink")),
                new Money(random.nextLong(1_000_000)),
                money(),
                new Size(millimetres(), millimetres(), millimetres(), millimetres()),
                one(Temperature.values()),
                millimetres(),
                Set.copyOf(List.of("nuts", "age_18").subList(0, random.nextInt(3))),
                new Product.Look(one(List.of("", "Acme")), one(List.of("", "red")), one(List.of("", "can"))));
    }

    private Machine machine(int i, List<String> ids) {
        return new Machine(
                one(AWKWARD) + " machine " + i,
                one(AWKWARD),
                new Venue(
                        one(List.of("", "Main St, 5")),
                        one(List.of("", "office", "school")),
                        one(List.of("", "call_centre")),
                        maybe(() -> random.nextDouble(-90, 90)),
                        maybe(() -> random.nextDouble(-180, 180))),
                ZoneId.of(one(List.of("UTC", "Europe/Berlin", "America/Santiago"))),
                new Machine.Service(random.nextDouble(0.25, 365), new Money(random.nextLong(100_000)), "EUR"),
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(index -> planogram(index, ids))
                        .toList());
    }

    private Planogram planogram(int index, List<String> ids) {
        int rows = 1 + random.nextInt(8);
        int columns = 1 + random.nextInt(10);
        List<Row> trays = IntStream.range(0, rows)
                .mapToObj(row -> new Row(millimetres(), maybe(() -> random.nextInt(200)), millimetres()))
                .toList();
        Cabinet cabinet = new Cabinet(
                index, one(List.of("", "Cooler")), trays, columns, one(Temperature.values()), millimetres());
        List<Slot> slots = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; ) {
                int width = Math.min(1 + random.nextInt(2), columns - column);
                slots.add(new Slot(
                        new Position(row, column),
                        width,
                        one(SlotType.values()),
                        random.nextInt(20),
                        millimetres(),
                        millimetres(),
                        maybe(() -> new Facing(one(ids), money(), random.nextInt(20), units()))));
                column += width;
            }
        }
        return new Planogram(cabinet, slots);
    }

    private Sale sale(List<String> devices, List<String> ids) {
        return new Sale(
                date(),
                time(),
                one(devices),
                random.nextInt(3),
                maybe(this::position),
                one(ids),
                1 + random.nextInt(3),
                money(),
                maybe(() -> "T" + random.nextInt(50)),
                one(Sale.Payment.values()));
    }

    private Position position() {
        return new Position(random.nextInt(Position.MAX_ROWS), random.nextInt(Position.MAX_COLUMNS));
    }

    private LocalDate date() {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
    }

    private @Nullable LocalTime time() {
        return maybe(() -> LocalTime.ofNanoOfDay(
                random.nextBoolean() ? random.nextLong(86_400_000_000_000L) : random.nextInt(1440) * 60_000_000_000L));
    }

    private @Nullable Money money() {
        return maybe(() -> new Money(random.nextLong(500_000)));
    }

    private @Nullable Integer units() {
        return maybe(() -> random.nextInt(30));
    }

    private @Nullable Integer millimetres() {
        return maybe(() -> 1 + random.nextInt(400));
    }

    private <T> List<T> some(Supplier<T> make) {
        return IntStream.range(0, random.nextInt(30)).mapToObj(i -> make.get()).toList();
    }

    private <T> @Nullable T maybe(Supplier<T> make) {
        return random.nextInt(3) == 0 ? null : make.get();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
