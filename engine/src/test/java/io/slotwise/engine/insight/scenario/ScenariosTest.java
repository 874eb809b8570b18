package io.slotwise.engine.insight.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.insight.scenario.Outlook.BreakEven;
import io.slotwise.engine.insight.scenario.Outlook.Driver;
import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.value.Example;
import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.engine.value.evidence.Elasticities.Estimate;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.zones.PositionEffects;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenariosTest {
    private static final Scenarios.Settings SETTINGS = new Scenarios.Settings(4, 8_000, 7, 0.95, 0);
    private static final Elasticities CERTAIN =
            new Elasticities(new Estimate(0.2, 0), new Estimate(1, 0), new Estimate(0, 0), 0.6);

    @ParameterizedTest(name = "weeks that vary by {0}")
    @ValueSource(doubles = {0, 0.25})
    void percentiles_and_risk_of_one_product_are_those_of_a_brute_force_simulation(double weeklySd) {
        double[] brute = new double[200_000];
        Random random = new Random(3);
        for (int run = 0; run < brute.length; run++) {
            double rate = gamma(30, random) / 10;
            for (int visit = 0; visit < 4; visit++) {
                double luck = Math.exp(weeklySd * random.nextGaussian() - weeklySd * weeklySd / 2);
                brute[run] += 2 * Math.min(16, poisson(rate * luck * 7, random));
            }
        }
        Arrays.sort(brute);
        double mean = Arrays.stream(brute).average().orElseThrow();
        double tail = Arrays.stream(brute, 0, brute.length / 20).average().orElseThrow();

        Outlook.Result today = outlook(oneProduct(30, 10, weeklySd), List.of()).today();

        assertThat(today.mean()).isCloseTo(mean, within(0.01 * mean));
        for (int i = 0; i < Scenarios.PERCENTILES.size(); i++) {
            double exact = brute[Scenarios.PERCENTILES.get(i) * brute.length / 100];
            assertThat(today.percentiles().get(i)).as("percentile %d", i).isCloseTo(exact, within(0.02 * mean));
        }
        assertThat(today.valueAtRisk()).isCloseTo(mean - brute[brute.length / 20], within(0.02 * mean));
        assertThat(today.expectedShortfall()).isCloseTo(mean - tail, within(0.02 * mean));
        assertThat(today.probabilityLoss()).isZero();
        assertThat(today.change()).isZero();
        assertThat(today.probabilityBetter()).isEqualTo(0.5);
    }

    @Test
    void the_mean_is_what_the_value_model_expects() {
        Example example = Example.of(5);
        Evidence evidence = Evidence.of(example.machine(), 0, example.catalogue(), example.rates());

        Outlook.Result today = outlook(evidence, List.of()).today();

        double expected = 4 * example.model().weekly(example.planogram()).total();
        assertThat(today.mean()).isCloseTo(expected, within(0.03 * expected));
    }

    @Test
    void a_scenario_moves_the_money_its_way_against_the_same_luck() {
        Outlook outlook = outlook(
                oneProduct(30, 10),
                List.of(
                        new Scenario("slump", 0.7, Map.of(), 0, 1, 1, null, List.of()),
                        new Scenario("heat", 1, Map.of("Drinks", 1.2), 0, 1, 1, null, List.of()),
                        new Scenario("cheaper", 1, Map.of(), 0, 0.9, 1, null, List.of()),
                        new Scenario("unsure", 1, Map.of(), 0.4, 1, 1, null, List.of())));

        List<Outlook.Result> results = outlook.scenarios();
        assertThat(results.get(0).probabilityBetter()).isLessThan(0.1);
        assertThat(results.get(0).change()).isNegative();
        assertThat(results.get(1).change()).isPositive();
        assertThat(results.get(2).change()).isBetween(-0.1 * outlook.today().mean(), 0.0);
        assertThat(results.get(3).sd()).isGreaterThan(1.5 * outlook.today().sd());
        assertThat(results.get(3).valueAtRisk()).isGreaterThan(outlook.today().valueAtRisk());
    }

    @Test
    void emptying_the_machine_loses_all_revenue_for_certain() {
        Scenario empty =
                new Scenario("empty", 1, Map.of(), 0, 1, 1, null, List.of(new Change.Clear(Position.parse("A1"))));

        Outlook.Result result =
                outlook(oneProduct(30, 10), List.of(empty)).scenarios().getFirst();

        assertThat(result.revenue()).isZero();
        assertThat(result.probabilityBetter()).isZero();
    }

    @Test
    void equal_seeds_give_equal_answers_and_other_seeds_others() {
        Evidence evidence = oneProduct(30, 10);
        Planogram planogram = evidence.machine().planogram(0);
        Scenarios.Settings other = new Scenarios.Settings(4, 8_000, 8, 0.95, 0);

        assertThat(outlook(evidence, List.of())).isEqualTo(outlook(evidence, List.of()));
        assertThat(Scenarios.of(evidence, planogram, List.of(), other, ValueSettings.STANDARD)
                        .today())
                .isNotEqualTo(outlook(evidence, List.of()).today());
    }

    @Test
    void a_break_even_lands_on_its_target_and_is_absent_where_nothing_reaches_it() {
        Example example = Example.of(6);
        Evidence evidence = Evidence.of(example.machine(), 0, example.catalogue(), example.rates());

        List<BreakEven> zero = outlook(evidence, List.of()).breakEvens();
        Scenarios.Settings absurd = new Scenarios.Settings(4, 100, 1, 0.95, 1e9);
        List<BreakEven> never = Scenarios.of(evidence, example.planogram(), List.of(), absurd, ValueSettings.STANDARD)
                .breakEvens();

        double factor = Objects.requireNonNull(zero.stream()
                .filter(one -> one.driver() == Driver.DEMAND)
                .findFirst()
                .orElseThrow()
                .factor());
        World world = World.of(
                evidence, example.planogram(), Scenario.asToday("x").withDemand(factor), ValueSettings.STANDARD);
        assertThat(factor).isLessThan(1);
        assertThat(world.model().weekly(world.planogram()).total()).isCloseTo(0, within(0.01));
        assertThat(never).allSatisfy(one -> assertThat(one.factor()).isNull());
    }

    @Test
    void sensitivities_come_with_the_largest_swing_first_and_point_the_right_way() {
        Example example = Example.of(6);
        Evidence evidence = Evidence.of(example.machine(), 0, example.catalogue(), example.rates());

        List<Outlook.Sensitivity> all = outlook(evidence, List.of()).sensitivities();

        assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(b.swing(), a.swing()));
        assertThat(all).anySatisfy(one -> {
            assertThat(one.driver()).isEqualTo(Driver.DEMAND);
            assertThat(one.moneyLow()).isLessThan(one.moneyHigh());
        });
        assertThat(all).anySatisfy(one -> {
            assertThat(one.driver()).isEqualTo(Driver.COSTS);
            assertThat(one.moneyLow()).isGreaterThan(one.moneyHigh());
        });
    }

    @Test
    void refuses_what_makes_no_sense() {
        assertThatThrownBy(() -> new Scenario("x", 0, Map.of(), 0, 1, 1, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demand");
        assertThatThrownBy(() -> new Scenarios.Settings(4, 1, 1, 0.95, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Outlook outlook(Evidence evidence, List<Scenario> scenarios) {
        return Scenarios.of(evidence, evidence.machine().planogram(0), scenarios, SETTINGS, ValueSettings.STANDARD);
    }

    /** One slot with one product at 2.00 and 16 units, whose units per day are a Gamma; nothing else is unsure. */
    private static Evidence oneProduct(double shape, double rateDays) {
        return oneProduct(shape, rateDays, 0);
    }

    private static Evidence oneProduct(double shape, double rateDays, double weeklySd) {
        Product cola = Product.of("cola", "Cola", "Drinks", Money.of("2"));
        Slot slot = Slot.empty(Position.parse("A1"), 16).with(new Facing("cola", null, 16, null));
        Planogram planogram = new Planogram(Cabinet.of(0, "", 1, 1, Temperature.AMBIENT), List.of(slot));
        Machine machine =
                new Machine("m", "m", Venue.UNKNOWN, ZoneOffset.UTC, Machine.Service.WEEKLY, List.of(planogram));
        ProductRate rate = new ProductRate("cola", shape, rateDays, 0);
        return new Evidence(
                machine,
                0,
                Catalogue.of(List.of(cola)),
                new Rates(Map.of("cola", rate), rate, 0, 0, weeklySd),
                PositionEffects.none(planogram.cabinet()),
                CERTAIN);
    }

    private static int poisson(double mean, Random random) {
        double product = random.nextDouble();
        int count = 0;
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** A Gamma of whole shape as a sum of exponentials. */
    private static double gamma(int shape, Random random) {
        double sum = 0;
        for (int i = 0; i < shape; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum;
    }
}
