package io.slotwise.testbed.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.Sale;
import io.slotwise.testbed.world.Knobs.Operations.Knowledge;
import io.slotwise.testbed.world.MachineMaker;
import io.slotwise.testbed.world.TrueMachine;
import io.slotwise.testbed.world.Truth;
import io.slotwise.testbed.world.WeeklyTruth;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The truth is true: it agrees with the pasts that machines live, and answers changes as people would. */
class TruthTest {
    private static final int TRIPS = 20_000;
    private static final int WEEKS = 120;

    @ParameterizedTest
    @ValueSource(strings = {"attention", "habit", "weighing", "needs"})
    void a_usual_week_agrees_with_a_long_past_in_which_nothing_changes(String preset) {
        TrueMachine machine = Fleets.still(preset, WEEKS, Knowledge.NONE);
        LocalDate first = Presets.named(preset).scale().firstDay();
        Set<Long> unusual = MachineMaker.calendar(first, WEEKS).stream()
                .filter(fact -> fact.factor().equals("holiday"))
                .map(CalendarFact::date)
                .map(day -> week(first, day))
                .collect(Collectors.toSet());

        double lived = machine.past().sales().stream()
                        .filter(sale -> !unusual.contains(week(first, sale.date())))
                        .map(Sale::unitPrice)
                        .mapToDouble(price -> Objects.requireNonNull(price).toDouble())
                        .sum()
                / (WEEKS - unusual.size());

        WeeklyTruth week = machine.truth().weekly(machine.machine());
        assertThat(lived).isCloseTo(week.revenue(), Percentage.withPercentage(4));
        assertThat(week.standardError()).isLessThan(0.015 * week.revenue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention", "habit", "weighing", "needs"})
    void no_change_makes_no_difference_at_all(String preset) {
        TrueMachine machine = Fleets.machine(preset, 3, 4);

        Truth.Difference difference = machine.truth(TRIPS).compare(machine.machine(), machine.machine());

        assertThat(difference.revenue()).isZero();
        assertThat(difference.margin()).isZero();
        assertThat(difference.standardError()).isZero();
    }

    @Test
    void the_same_question_has_the_same_answer() {
        TrueMachine machine = Fleets.machine("attention", 0, 4);

        WeeklyTruth first = machine.truth(TRIPS).weekly(machine.machine());
        WeeklyTruth second = machine.truth(TRIPS).weekly(machine.machine());

        assertThat(second.revenue()).isEqualTo(first.revenue());
        assertThat(second.units()).isEqualTo(first.units());
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention", "habit", "weighing", "needs"})
    void part_of_what_the_best_seller_sold_goes_to_others_when_it_is_gone(String preset) {
        TrueMachine machine = Fleets.machine(preset, 0, 4);
        Truth truth = machine.truth(TRIPS);
        WeeklyTruth before = truth.weekly(machine.machine());
        String best = bestSeller(machine, before);

        Planogram without = Changes.apply(machine.planograms().getFirst(), new Change.SetFacings(best, 0));
        WeeklyTruth after = truth.weekly(machine.machine().with(without));

        assertThat(after.units(best)).isZero();
        double lost = (before.units() - after.units()) / before.units(best);
        assertThat(lost).isBetween(0.1, 0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention", "habit", "weighing", "needs"})
    void a_dearer_product_sells_less_and_a_cheaper_one_more(String preset) {
        TrueMachine machine = Fleets.machine(preset, 0, 4);
        Truth truth = machine.truth();
        String best = bestSeller(machine, truth.weekly(machine.machine()));

        double dear = unitsAt(machine, truth, best, 1.2);
        double usual = unitsAt(machine, truth, best, 1);
        double cheap = unitsAt(machine, truth, best, 0.8);

        double elasticity = Math.log(dear / cheap) / Math.log(1.2 / 0.8);
        assertThat(dear).isLessThan(usual);
        assertThat(usual).isLessThan(cheap);
        assertThat(elasticity).isBetween(-2.5, -0.3);
    }

    @Test
    void a_machine_that_never_runs_out_sells_no_less() {
        TrueMachine machine = Fleets.machine("heavy-sellers", 1, 4);
        Truth truth = machine.truth(TRIPS);

        double endless =
                truth.weekly(machine.planograms(), Truth.Supply.ENDLESS).units();
        double filled =
                truth.weekly(machine.planograms(), Truth.Supply.FROM_PAR).units();

        assertThat(endless).isGreaterThan(1.05 * filled);
    }

    @Test
    void nobody_sells_more_in_a_cycle_than_par() {
        TrueMachine machine = Fleets.machine("heavy-sellers", 1, 4);
        WeeklyTruth week = machine.truth(TRIPS).weekly(machine.machine());
        double cycles = 7 / machine.machine().service().intervalDays();

        for (String product : machine.planograms().getFirst().productIds()) {
            int par = machine.planograms().getFirst().slotsOf(product).stream()
                    .mapToInt(slot -> Objects.requireNonNull(slot.facing()).parLevel())
                    .sum();
            assertThat(week.units(product)).isLessThanOrEqualTo(par * cycles);
        }
    }

    private static double unitsAt(TrueMachine machine, Truth truth, String product, double factor) {
        Machine changed = machine.machine();
        Planogram planogram = machine.planograms().getFirst();
        for (Slot slot : planogram.slotsOf(product)) {
            Money now =
                    Objects.requireNonNull(Objects.requireNonNull(slot.facing()).price());
            Money price = Money.nearest(Math.rint(now.toDouble() * factor * 100) / 100);
            planogram = Changes.apply(planogram, new Change.Reprice(slot.position(), price));
        }
        return truth.weekly(List.of(changed.with(planogram).planogram(0)), Truth.Supply.ENDLESS)
                .units(product);
    }

    private static String bestSeller(TrueMachine machine, WeeklyTruth week) {
        return machine.planograms().getFirst().productIds().stream()
                .max(Comparator.comparingDouble(week::units))
                .orElseThrow();
    }

    private static long week(LocalDate first, LocalDate day) {
        return (day.toEpochDay() - first.toEpochDay()) / 7;
    }
}
