package io.slotwise.engine.value.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
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
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetKnowledgeTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final int WEEKS = 26;
    private static final int SLOTS = 12;
    private static final Catalogue CATALOGUE = Catalogue.of(IntStream.range(0, SLOTS + 1)
            .mapToObj(i -> Product.of("p" + i, "Product " + i, i < 6 ? "snacks" : "drinks", Money.of("1.50")))
            .toList());

    @Test
    void rates_are_those_that_the_sales_came_from() {
        Rates rates = rates(new World());

        for (int i = 0; i < SLOTS; i++) {
            ProductRate rate = rates.rate("p" + i);
            assertThat(rate.mean()).isCloseTo(rate(i), within(0.25 * rate(i) + 0.05));
        }
    }

    @Test
    void a_price_rise_teaches_how_shoppers_react() {
        World world = new World();
        world.elasticity = 2.2;
        FleetKnowledge knowledge = knowledge(world);

        assertThat(knowledge.elasticities().price().mean()).isCloseTo(2.2, within(0.5));
        assertThat(knowledge.elasticities().price().sd()).isLessThan(0.35);
    }

    @Test
    void days_without_stock_are_not_slow_days() {
        World world = new World();
        world.soldOut = true;
        ProductRate rate = rates(world).rate("p3");

        assertThat(rate.mean()).isCloseTo(rate(3), within(0.25 * rate(3)));
    }

    @Test
    void holidays_say_nothing_about_a_usual_week() {
        World world = new World();
        world.closed = true;
        ProductRate rate = rates(world).rate("p3");

        assertThat(rate.mean()).isCloseTo(rate(3), within(0.25 * rate(3)));
    }

    @Test
    void a_product_that_no_machine_ever_sold_rests_on_priors() {
        ProductRate rate = rates(new World()).rate("p12");

        assertThat(rate.priorShare()).isEqualTo(1);
        assertThat(rate.mean()).isBetween(0.1, 2.0);
    }

    @Test
    void a_machine_that_was_not_learnt_from_is_judged_by_its_own_past() {
        World busy = new World();
        busy.level = 3;
        Past newcomer = new Past(machine("new"), history("new", busy, new SplittableRandom(9)));

        Rates rates = knowledge(new World()).evidence(newcomer, 0, CATALOGUE).rates();

        assertThat(rates.rate("p5").mean()).isCloseTo(3 * rate(5), within(0.75 * rate(5)));
        assertThat(rates.rate("p5").priorShare()).isLessThan(0.2);
    }

    @Test
    void a_machine_without_a_past_is_thought_to_sell_like_the_fleet_but_that_is_unsure() {
        Past unseen = new Past(machine("new"), MachineHistory.NONE);

        Rates rates = knowledge(new World()).evidence(unseen, 0, CATALOGUE).rates();

        assertThat(rates.rate("p5").mean()).isCloseTo(rate(5), within(0.5 * rate(5)));
        assertThat(rates.rate("p5").priorShare()).isEqualTo(1);
        assertThat(rates.levelSd()).isGreaterThan(0.3);
    }

    @Test
    void a_product_that_is_new_to_the_catalogue_is_thought_of_as_its_category() {
        List<Product> products = new ArrayList<>(CATALOGUE.products());
        products.add(Product.of("snack", "Another snack", "snacks", Money.of("1.50")));
        products.add(Product.of("drink", "Another drink", "drinks", Money.of("1.50")));
        Past own = new Past(machine("m0"), history("m0", new World(), new SplittableRandom(0)));

        Rates rates =
                knowledge(new World()).evidence(own, 0, Catalogue.of(products)).rates();

        assertThat(rates.rate("snack").mean()).isLessThan(rates.rate("drink").mean());
        assertThat(rates.rate("snack").priorShare()).isEqualTo(1);
    }

    @Test
    void without_a_planogram_on_record_the_slots_of_the_sales_tell_since_when_a_product_stands() {
        List<Sale> sales = new ArrayList<>();
        for (int day = 0; day < 140; day++) {
            for (int i = 0; i < SLOTS; i++) {
                String id = i == 0 && day < 112 ? "p12" : "p" + i;
                sales.add(new Sale(
                        START.plusDays(day), null, "m0", 0, position(i), id, 1, null, null, Sale.Payment.UNKNOWN));
            }
        }
        MachineHistory coils = new MachineHistory(SalesHistory.of(sales), List.of(), List.of(), List.of(), List.of());

        Rates rates = FleetKnowledge.NONE
                .evidence(new Past(machine("m0"), coils), 0, CATALOGUE)
                .rates();

        assertThat(rates.rate("p0").mean()).isCloseTo(1, within(0.25));
        assertThat(rates.rate("p12").mean()).isCloseTo(1, within(0.25));
    }

    @Test
    void a_fleet_without_a_sale_has_the_priors() {
        Past unseen = new Past(machine("m0"), MachineHistory.NONE);
        FleetKnowledge knowledge = FleetKnowledge.of(List.of(unseen), CATALOGUE);

        assertThat(knowledge.elasticities().price().mean()).isCloseTo(1.3, within(1e-6));
        assertThat(knowledge.elasticities().within()).isCloseTo(0.6, within(1e-6));
        assertThat(knowledge.evidence(unseen, 0, CATALOGUE).rates().rate("p1").mean())
                .isPositive();
    }

    private static double rate(int product) {
        return 0.3 + 0.15 * product;
    }

    /** What is true of the machines whose sales are made up. */
    private static final class World {
        double elasticity = 1;
        double level = 1;
        boolean soldOut;
        boolean closed;
    }

    private static Rates rates(World world) {
        Past own = new Past(machine("m0"), history("m0", world, new SplittableRandom(0)));
        return knowledge(world).evidence(own, 0, CATALOGUE).rates();
    }

    private static FleetKnowledge knowledge(World world) {
        List<Past> fleet = new ArrayList<>();
        for (int m = 0; m < 4; m++) {
            fleet.add(new Past(machine("m" + m), history("m" + m, world, new SplittableRandom(m))));
        }
        return FleetKnowledge.of(fleet, CATALOGUE);
    }

    private static Machine machine(String id) {
        Cabinet cabinet = Cabinet.of(0, "combi", 2, SLOTS / 2, Temperature.CHILLED);
        List<Slot> slots = IntStream.range(0, SLOTS)
                .mapToObj(i -> Slot.empty(position(i), 10).with(new Facing("p" + i, null, 10, null)))
                .toList();
        return new Machine(
                id, id, Venue.UNKNOWN, ZoneOffset.UTC, Machine.Service.WEEKLY, List.of(new Planogram(cabinet, slots)));
    }

    private static Position position(int slot) {
        return new Position(slot / (SLOTS / 2), slot % (SLOTS / 2));
    }

    /** Every product costs a third more in one half of the weeks, each its own; nothing else ever changes. */
    private static MachineHistory history(String id, World world, SplittableRandom random) {
        List<Sale> sales = new ArrayList<>();
        List<SlotChange> changes = new ArrayList<>();
        List<StockEvent> events = new ArrayList<>();
        List<CalendarFact> calendar = new ArrayList<>();
        for (int day = 0; day < 7 * WEEKS; day++) {
            LocalDate date = START.plusDays(day);
            boolean closed = world.closed && day / 7 % 3 == 0;
            if (closed) {
                calendar.add(new CalendarFact(date, "", "holiday", 1));
            }
            for (int i = 0; i < SLOTS; i++) {
                boolean dear = (day / 7 + i) % 4 < 2;
                boolean out = world.soldOut && i == 3 && day % 7 >= 4;
                if (day % 7 == 0) {
                    Money price = dear ? Money.of("2.00") : Money.of("1.50");
                    changes.add(new SlotChange(date, id, 0, position(i), "p" + i, price, 10));
                }
                if (world.soldOut && i == 3 && day % 7 == 4) {
                    events.add(event(date, id, i, StockEvent.Kind.STOCKOUT, 0));
                    events.add(event(date.plusDays(3), id, i, StockEvent.Kind.RESTOCK, 10));
                }
                double mean = world.level * rate(i) * (dear ? Math.exp(-world.elasticity / 3) : 1);
                for (int n = closed || out ? 0 : poisson(mean, random); n > 0; n--) {
                    sales.add(Sale.of(date, id, "p" + i));
                }
            }
        }
        return new MachineHistory(SalesHistory.of(sales), changes, events, List.of(), calendar);
    }

    private static StockEvent event(LocalDate date, String id, int slot, StockEvent.Kind kind, int quantity) {
        return new StockEvent(date, LocalTime.MIDNIGHT, id, 0, position(slot), kind, quantity);
    }

    private static int poisson(double mean, SplittableRandom random) {
        double left = Math.exp(-mean);
        int n = 0;
        for (double product = random.nextDouble(); product > left; product *= random.nextDouble()) {
            n++;
        }
        return n;
    }
}
