package io.slotwise.engine.value.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.Example;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Companions;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.engine.value.slot.PlacementValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffinityTableTest {
    private final Example example = Example.of(5);

    @Test
    void without_companions_nothing_comes_from_affinity() {
        Uplift uplift = model(List.of()).compare(without("p3"));

        assertThat(uplift.before().affinity()).isZero();
        assertThat(uplift.after().affinity()).isZero();
    }

    @Test
    void todays_planogram_is_the_measure() {
        ValueModel model = model(List.of(new Companions("p3", "p17", 0.1)));

        assertThat(model.weekly(example.planogram()).affinity()).isZero();
        assertThat(model.compare(example.planogram()).change()).isEqualTo(WeeklyValue.NOTHING);
    }

    @Test
    void taking_one_of_a_pair_out_loses_what_it_brought_along() {
        ValueModel model = model(List.of(new Companions("p3", "p17", 0.05)));

        double lost = model.compare(without("p3")).after().affinity();

        AffinityTable table = model.affinity();
        assertThat(lost).isNegative();
        assertThat(-lost).isBetween(table.money(0, 0), table.money(0, 1));
    }

    @Test
    void products_that_are_sold_together_earn_a_little_more_side_by_side() {
        ValueModel model = model(List.of(new Companions("p0", "p31", 0.1)));
        Position beside = new Position(0, 1);
        Position where = only("p31").position();

        double gain = model.compare(swapped(where, beside)).after().affinity();

        assertThat(gain).isPositive().isLessThan(0.11 * model.affinity().money(0, 1));
    }

    @Test
    void a_model_made_ready_for_many_questions_counts_it_too() {
        ValueModel model = model(List.of(new Companions("p3", "p17", 0.05)));

        assertThat(model.worlds().expected(without("p3")).affinity())
                .isEqualTo(model.compare(without("p3")).after().affinity());
    }

    @Test
    void nearness_falls_with_every_step() {
        AffinityTable table = model(List.of(new Companions("p0", "p31", 0.1))).affinity();

        assertThat(table.near(0, 1)).isEqualTo(1);
        assertThat(table.near(0, 10)).isEqualTo(1);
        assertThat(table.near(0, 2)).isLessThan(1);
        assertThat(table.near(0, 69)).isLessThan(0.01);
    }

    @Test
    void never_counts_for_more_than_its_bound() {
        List<Companions> many = java.util.stream.IntStream.range(4, 31)
                .mapToObj(i -> new Companions("p3", "p" + i, 1))
                .toList();
        ValueModel model = model(many);

        WeeklyMoney after = model.compare(without("p3")).after();

        assertThat(after.affinity()).isEqualTo(-model.affinity().bound());
        assertThat(model.affinity().bound())
                .isCloseTo(0.03 * model.weekly(example.planogram()).margin(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_quick_ways_count_it_as_the_full_comparison_does(long seed) {
        Example one = Example.of(seed);
        Evidence evidence = Evidence.of(one.machine(), 0, one.catalogue(), one.rates());
        List<Companions> companions = List.of(
                new Companions("p1", "p2", 0.2), new Companions("p2", "p30", 0.1), new Companions("p35", "p4", 0.3));
        ValueModel plain = ValueModel.of(evidence, ValueSettings.STANDARD);
        ValueModel with = ValueModel.of(evidence.with(companions), ValueSettings.STANDARD);
        PlacementValues quickPlain = plain.placements(one.planogram());
        PlacementValues quickWith = with.placements(one.planogram());
        double[] meansPlain = quickPlain.quickMeans();
        double[] meansWith = quickWith.quickMeans();

        for (int product : new int[] {1, 2, 4, 7, 35}) {
            for (int slot = 0; slot < 70; slot += 3) {
                double affinity = quickWith.mean(product, slot) - quickPlain.mean(product, slot);
                Planogram after = Changes.apply(
                        one.planogram(),
                        new Change.Assign(one.planogram().slots().get(slot).position(), "p" + product, null, null));
                double full = with.compare(after).after().affinity();
                assertThat(affinity).isCloseTo(full, within(1e-9));
                assertThat(meansWith[product * 70 + slot] - meansPlain[product * 70 + slot])
                        .isCloseTo(full, within(1e-9));
                assertThat(quickWith.parts(product, slot).total()
                                - quickPlain.parts(product, slot).total())
                        .isCloseTo(full, within(1e-9));
            }
        }
    }

    @Test
    void companions_that_nobody_sells_count_for_nothing() {
        assertThat(model(List.of(new Companions("p3", "elsewhere", 0.1)))
                        .affinity()
                        .size())
                .isZero();
        assertThatThrownBy(() -> new Companions("a", "b", 1.1)).hasMessageContaining("(1.1");
    }

    private ValueModel model(List<Companions> companions) {
        Evidence evidence = Evidence.of(example.machine(), 0, example.catalogue(), example.rates());
        return ValueModel.of(evidence.with(companions), ValueSettings.STANDARD);
    }

    private Planogram without(String product) {
        return Changes.apply(example.planogram(), new Change.SetFacings(product, 0));
    }

    private Planogram swapped(Position one, Position other) {
        return Changes.apply(example.planogram(), new Change.Swap(one, other));
    }

    /** The last slot of a product. */
    private Slot only(String product) {
        return example.planogram().slotsOf(product).getLast();
    }
}
