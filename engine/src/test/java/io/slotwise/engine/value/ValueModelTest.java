package io.slotwise.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.choice.Belief;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.Measure;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.engine.value.slot.PlacementValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueModelTest {
    private static final Position A1 = new Position(0, 0);
    private static final Position G10 = new Position(6, 9);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_change_is_worth_exactly_nothing(long seed) {
        Example example = Example.of(seed);
        Uplift uplift = example.model().compare(example.planogram(), example.planogram());

        assertThat(uplift.change()).isEqualTo(WeeklyValue.NOTHING);
        assertThat(uplift.revenueChange()).isEqualTo(WeeklyValue.NOTHING);
        assertThat(uplift.before()).isEqualTo(uplift.after());
        assertThat(uplift.priorShare()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void todays_demand_is_exactly_that_of_the_rates(long seed) {
        Layout layout = new Layout(Evidence.of(
                Example.of(seed).machine(),
                0,
                Example.of(seed).catalogue(),
                Example.of(seed).rates()));
        Shelf today = layout.shelf(layout.today);
        Market market = new Market(layout, Belief.expected(layout), today);
        double[] demand = market.choice(today, market::served).wanted();

        for (int p = 0; p < demand.length; p++) {
            assertThat(demand[p]).isEqualTo(today.facings[p] > 0 ? layout.rate[p] : 0);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void there_and_back_again_cancels(long seed) {
        Example example = Example.of(seed);
        Planogram other = shuffled(example.planogram(), seed);
        Uplift there = example.model().compare(example.planogram(), other);
        Uplift back = example.model().compare(other, example.planogram());

        double moves = there.after().moves() + back.after().moves();
        assertThat(there.change().mean() + back.change().mean()).isCloseTo(-moves, within(1e-9));
        assertThat(there.revenueChange().mean() + back.revenueChange().mean()).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void equal_evidence_gives_equal_answers_and_names_never_count(long seed) {
        Example plain = Example.of(seed);
        Example renamed = Example.of(seed, product -> renamed(product, seed));
        Planogram other = shuffled(plain.planogram(), seed);

        assertThat(renamed.model().compare(other)).isEqualTo(plain.model().compare(other));
    }

    @Test
    void a_best_seller_is_worth_more_at_eye_level_than_at_the_floor() {
        Example example = Example.of(7);
        Planogram top = Changes.apply(example.planogram(), new Change.Assign(A1, "p3", null, null));
        Planogram floor = Changes.apply(example.planogram(), new Change.Swap(A1, G10));

        assertThat(example.model().compare(top).change().mean()).isFinite();
        assertThat(example.model().compare(floor).revenueChange().mean()).isNotZero();
    }

    @Test
    void a_dearer_product_sells_fewer_units() {
        Example example = Example.of(8);
        Planogram dearer = Changes.apply(example.planogram(), new Change.Reprice(A1, Money.of("9.99")));

        assertThat(example.model().weekly(dearer).units())
                .isLessThan(example.model().weekly(example.planogram()).units());
    }

    @Test
    void a_fuller_slot_sells_more_and_a_removed_product_loses_less_than_it_sold() {
        Example example = Example.of(9);
        ValueModel model = example.model();
        double now = model.weekly(example.planogram()).units();
        Planogram fuller = Changes.apply(example.planogram(), new Change.SetPar(A1, 12));
        Planogram less = Changes.apply(example.planogram(), new Change.SetFacings("p5", 0));

        double sold = 7 * example.rates().rate("p5").mean();
        assertThat(model.weekly(fuller).units()).isGreaterThan(now);
        assertThat(now - model.weekly(less).units()).isBetween(0.2 * sold, 0.7 * sold);
    }

    @Test
    void a_product_that_sells_out_leaves_no_more_behind_than_it_sold() {
        Example example = Example.of(6);
        Rates usual = example.rates();
        Map<String, ProductRate> rates = new HashMap<>(usual.byProduct());
        rates.put("p0", new ProductRate("p0", 200, 40, 0));
        Planogram once = Changes.apply(example.planogram(), new Change.SetFacings("p0", 1));
        Rates heavy = new Rates(rates, usual.newcomer(), usual.dispersion(), usual.levelSd(), usual.weeklySd());
        Evidence evidence = Evidence.of(example.machine().with(once), 0, example.catalogue(), heavy);
        ValueModel model = ValueModel.of(evidence, ValueSettings.STANDARD);

        Uplift uplift = model.compare(Changes.apply(once, new Change.SetFacings("p0", 0)));

        assertThat(uplift.before().units() - uplift.after().units())
                .as("lost of six units that are sold and 35 that are wanted")
                .isBetween(1.2, 4.2);
    }

    @Test
    void the_more_of_its_kind_stands_beside_a_product_the_less_is_lost_without_it() {
        double inASmallCategory = lostWithoutFirst(6);
        double inALargeCategory = lostWithoutFirst(26);

        assertThat(inASmallCategory).isGreaterThan(inALargeCategory + 0.1);
    }

    /** The part of a product's units that is lost with it, where the first products are one category. */
    private static double lostWithoutFirst(int sameKind) {
        Example example = Example.of(
                5,
                product -> Product.of(
                        product.id(),
                        product.name(),
                        Integer.parseInt(product.id().substring(1)) < sameKind ? "its kind" : "others",
                        product.price()));
        Planogram without = example.planogram();
        for (Slot slot : without.slotsOf("p3")) {
            without = without.with(slot.position(), null);
        }
        Uplift uplift = example.model().compare(without);
        double sold = 7 * example.rates().rate("p3").mean();
        return (uplift.before().units() - uplift.after().units()) / sold;
    }

    @Test
    void counts_revenue_where_no_costs_are_known_and_says_so() {
        Example example = Example.of(10, product -> product.withCost(null));

        assertThat(example.model().measure()).isEqualTo(Measure.REVENUE);
        WeeklyMoney week = example.model().weekly(example.planogram());
        assertThat(week.total()).isEqualTo(week.revenue());
    }

    @Test
    void fills_in_the_few_costs_that_are_missing_and_says_which() {
        Example example = Example.of(11, product -> product.id().equals("p1") ? product.withCost(null) : product);

        assertThat(example.model().measure()).isEqualTo(Measure.MARGIN);
        assertThat(example.model().imputedCosts(example.planogram().productIds()))
                .extracting(Product::id)
                .containsExactly("p1");
        assertThat(example.model().imputedCosts(List.of("p2"))).isEmpty();
    }

    @Test
    void goods_that_hardly_keep_spoil() {
        Example keeps = Example.of(12);
        Example spoils = Example.of(12, product -> product.withShelfLifeDays(8));

        assertThat(keeps.model().weekly(keeps.planogram()).spoilage()).isZero();
        assertThat(spoils.model().weekly(spoils.planogram()).spoilage()).isPositive();
    }

    @Test
    void an_interval_holds_the_mean_and_widens_with_its_level() {
        Example example = Example.of(13);
        Planogram other = shuffled(example.planogram(), 13);
        Evidence evidence = Evidence.of(example.machine(), 0, example.catalogue(), example.rates());
        WeeklyValue usual =
                ValueModel.of(evidence, ValueSettings.STANDARD).compare(other).change();
        WeeklyValue wide = ValueModel.of(evidence, ValueSettings.STANDARD.withIntervalLevel(0.95))
                .compare(other)
                .change();

        assertThat(usual.low()).isLessThan(usual.mean()).isGreaterThan(wide.low());
        assertThat(usual.high()).isGreaterThan(usual.mean()).isLessThan(wide.high());
        assertThat(usual.probabilityPositive()).isStrictlyBetween(0.0, 1.0);
    }

    @Test
    void refuses_a_planogram_with_other_slots() {
        Example example = Example.of(14);
        Planogram shorter = new Planogram(
                example.planogram().cabinet(), example.planogram().slots().subList(0, 9));

        assertThatThrownBy(() -> example.model().weekly(shorter))
                .hasMessageContaining("must have the slots of today's");
    }

    @Test
    void refuses_a_product_that_is_not_in_the_catalogue() {
        Example example = Example.of(15);
        Planogram strange = example.planogram().with(A1, new Facing("nobody", null, 5, null));

        assertThatThrownBy(() -> example.model().weekly(strange)).hasMessageContaining("(nobody)");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void the_quick_means_are_close_to_those_of_the_comparison(long seed) {
        Example example = Example.of(seed);
        PlacementValues values = example.model().placements(example.planogram());
        double[] quick = values.quickMeans();
        double error = 0;
        double typical = 0;
        for (int p = 0; p < values.products(); p++) {
            for (int s = 0; s < values.slots(); s++) {
                error += Math.abs(quick[p * values.slots() + s] - values.mean(p, s)) / quick.length;
                typical += Math.abs(values.mean(p, s)) / quick.length;
            }
        }

        assertThat(error).isLessThan(0.05 * typical);
    }

    @Test
    void a_placement_is_worth_what_the_comparison_says() {
        Example example = Example.of(16);
        ValueModel model = example.model();
        PlacementValues values = model.placements(example.planogram());
        Planogram after = Changes.apply(example.planogram(), new Change.Assign(A1, "p35", null, null));
        WeeklyValue compared = model.compare(after).change();
        WeeklyValue placed = values.value(values.productIndex("p35"), 0);

        assertThat(placed.mean()).isCloseTo(compared.mean(), within(1e-9));
        double width = compared.high() - compared.low();
        assertThat(placed.high() - placed.low()).isCloseTo(width, within(0.25 * width));
        assertThat(values.parts(values.productIndex("p35"), 0).total()).isCloseTo(compared.mean(), within(0.05));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void so_is_any_on_a_planogram_that_is_being_edited(long seed) {
        Example example = Example.of(seed, product -> product.withShelfLifeDays(21));
        ValueModel model = example.model();
        Planogram draft = shuffled(example.planogram(), seed);
        PlacementValues values = model.placements(draft);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            Slot slot = draft.slots().get(random.nextInt(draft.slots().size()));
            String product = "p" + random.nextInt(values.products());
            Planogram after = Changes.apply(draft, new Change.Assign(slot.position(), product, null, null));
            boolean stands = slot.facing() != null && slot.facing().productId().equals(product);
            double compared = stands ? 0 : model.compare(draft, after).change().mean();

            assertThat(values.mean(values.productIndex(product), draft.indexOf(slot.position())))
                    .isCloseTo(compared, within(1e-8));
        }
    }

    private static Product renamed(Product product, long seed) {
        return new Product(
                product.id(),
                "x" + seed + product.name().repeat(2),
                product.category(),
                product.price(),
                product.cost(),
                product.size(),
                product.temperature(),
                product.shelfLifeDays(),
                product.tags(),
                product.look());
    }

    private static Planogram shuffled(Planogram planogram, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Change> changes = new ArrayList<>();
        List<Slot> slots = planogram.slots();
        for (int i = 0; i < 12; i++) {
            changes.add(new Change.Swap(
                    slots.get(random.nextInt(slots.size())).position(),
                    slots.get(random.nextInt(slots.size())).position()));
        }
        return Changes.apply(planogram, changes);
    }
}
