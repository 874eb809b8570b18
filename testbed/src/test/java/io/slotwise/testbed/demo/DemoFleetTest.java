package io.slotwise.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.world.TrueMachine;
import io.slotwise.testbed.world.Truth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A first look at the demo shows something to do. */
class DemoFleetTest {
    private static final Dataset DEMO = DemoFleet.dataset();
    private static final Set<String> RULE_BREAKERS = Set.of("demo-03", "demo-08");

    @Test
    void has_twelve_machines_named_as_demo_of_eight_venue_types() {
        assertThat(DEMO.machines()).hasSize(12).allSatisfy(machine -> {
            assertThat(machine.name()).startsWith("Demo ");
            assertThat(machine.venue().location()).endsWith(", Slotsbury");
        });
        assertThat(DEMO.machines().stream()
                        .map(machine -> machine.venue().type())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void every_machine_sells_15_to_160_units_a_week() {
        Map<String, Long> units =
                DEMO.sales().stream().collect(Collectors.groupingBy(Sale::deviceId, Collectors.counting()));

        assertThat(units).hasSize(12);
        assertThat(units.values()).allMatch(sold -> sold >= 15 * 26 && sold <= 160 * 26);
    }

    @Test
    void sales_last_26_weeks_and_end_on_the_fixed_day() {
        assertThat(DEMO.sales())
                .allMatch(sale ->
                        sale.date().isBefore(DemoFleet.END) && !sale.date().isBefore(DemoFleet.END.minusWeeks(26)));
        assertThat(DEMO.sales()).anyMatch(sale -> sale.date().equals(DemoFleet.END.minusDays(1)));
    }

    @Test
    void some_slots_are_sold_out_and_some_are_empty() {
        assertThat(slots().filter(DemoFleetTest::isSoldOut).count()).isGreaterThan(10);
        assertThat(slots().filter(Slot::isEmpty).count()).isGreaterThan(10);
    }

    @Test
    void rules_flag_the_school_and_the_gym_and_nobody_else() {
        for (Machine machine : DEMO.machines()) {
            boolean breaks = machine.planograms().stream()
                    .anyMatch(planogram -> !violations(machine, planogram).stream()
                            .filter(Violation::forbids)
                            .toList()
                            .isEmpty());
            assertThat(breaks).as(machine.id()).isEqualTo(RULE_BREAKERS.contains(machine.id()));
        }
    }

    @Test
    void replacing_second_facings_of_the_badly_planned_machine_would_truly_pay() {
        TrueMachine factory = DemoFleet.fleet().machines().get(5);
        Planogram bad = factory.planograms().getFirst();

        Truth.Difference difference = factory.truth(20_000).compare(List.of(bad), List.of(withMoreVariety(factory)));

        assertThat(difference.revenue()).isGreaterThan(3 * difference.standardError());
        assertThat(difference.lift()).isGreaterThan(0.1);
    }

    /** Every facing but a product's first gives way to the best-liked product that is missing and fits. */
    private static Planogram withMoreVariety(TrueMachine machine) {
        Assortment assortment = Assortment.standard();
        Planogram result = machine.planograms().getFirst();
        List<Product> liked = machine.knownProducts().stream()
                .sorted(Comparator.comparingDouble(id -> -assortment.appeal(assortment.index(id))))
                .map(id -> assortment.product(assortment.index(id)))
                .toList();
        for (Slot slot : result.slots()) {
            Planogram now = result;
            boolean second = slot.productId() != null
                    && !now.slotsOf(slot.productId()).getFirst().equals(slot);
            result = liked.stream()
                    .filter(product -> second && now.slotsOf(product.id()).isEmpty())
                    .filter(product -> CabinetKind.fits(product, now.cabinet(), slot))
                    .findFirst()
                    .map(best -> now.with(slot.position(), new Facing(best.id(), best.price(), slot.capacity(), null)))
                    .orElse(now);
        }
        return result;
    }

    private static boolean isSoldOut(Slot slot) {
        Facing facing = slot.facing();
        return facing != null && Objects.equals(facing.quantity(), 0);
    }

    private static java.util.stream.Stream<Slot> slots() {
        return DEMO.machines().stream()
                .flatMap(machine -> machine.planograms().stream())
                .flatMap(planogram -> planogram.slots().stream());
    }

    private static List<Violation> violations(Machine machine, Planogram planogram) {
        RuleContext context = new RuleContext(DEMO.catalogue(), machine.venue(), machine.service());
        return RuleBook.STANDARD.forDevice(machine.id()).check(planogram, context);
    }
}
