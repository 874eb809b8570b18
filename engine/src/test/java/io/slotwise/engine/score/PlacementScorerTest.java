package io.slotwise.engine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.value.Example;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementScorerTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void scores_every_slot_in_reading_order(long seed) {
        Example example = Example.of(seed);
        List<Placement> all = scorer(example).scoreAll("p35");

        assertThat(all).hasSize(70);
        assertThat(all).extracting(Placement::position).isSorted();
        assertThat(all).allSatisfy(one -> assertThat(one.score()).isBetween(1, 100));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void one_slot_scores_as_among_all(long seed) {
        Example example = Example.of(seed);
        List<Placement> all = scorer(example).scoreAll("p3");

        PlacementScorer another = scorer(Example.of(seed));
        assertThat(all.stream().map(one -> another.score("p3", one.position())).toList())
                .isEqualTo(all);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_higher_score_is_worth_more(long seed) {
        List<Placement> all = new ArrayList<>(scorer(Example.of(seed)).scoreAll("p36"));
        all.sort(Comparator.comparingInt(Placement::score));

        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).score() > all.get(i - 1).score()) {
                assertThat(all.get(i).valuePerWeek().mean())
                        .isGreaterThan(all.get(i - 1).valuePerWeek().mean());
            }
        }
    }

    @Test
    void half_of_all_placements_score_above_fifty() {
        Example example = Example.of(4);
        PlacementScorer scorer = scorer(example);
        List<Integer> scores = example.catalogue().products().stream()
                .flatMap(product -> scorer.scoreAll(product.id()).stream())
                .map(Placement::score)
                .toList();

        long above = scores.stream().filter(score -> score > 50).count();
        assertThat(above).isBetween((long) (scores.size() * 0.48), (long) (scores.size() * 0.52));
        assertThat(scores).contains(100);
    }

    @Test
    void scores_nought_exactly_where_a_rule_forbids() {
        Example example = Example.of(
                5, product -> product.id().equals("p35") ? product.withTemperature(Temperature.FROZEN) : product);
        PlacementScorer scorer = scorer(example);

        assertThat(scorer.scoreAll("p35")).allSatisfy(one -> {
            assertThat(one.score()).isZero();
            assertThat(one.allowed()).isFalse();
            assertThat(one.violations().getFirst().forbids()).isTrue();
            assertThat(one.better()).isNull();
        });
        assertThat(scorer.scoreAll("p36")).allMatch(Placement::allowed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void names_never_count(long seed) {
        Example plain = Example.of(seed);
        Example renamed = Example.of(seed, PlacementScorerTest::shouting);
        List<Placement> before = scorer(plain).scoreAll("p35");
        List<Placement> after = scorer(renamed).scoreAll("p35");

        assertThat(after)
                .extracting(Placement::score)
                .isEqualTo(before.stream().map(Placement::score).toList());
        assertThat(after)
                .extracting(Placement::valuePerWeek)
                .isEqualTo(before.stream().map(Placement::valuePerWeek).toList());
    }

    @Test
    void a_product_where_it_stands_brings_nothing_new() {
        Example example = Example.of(6);
        Placement there = scorer(example).score("p0", new Position(0, 0));

        assertThat(there.valuePerWeek()).isEqualTo(WeeklyValue.NOTHING);
        assertThat(there.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.text()).contains("already"));
    }

    @Test
    void gives_at_most_three_reasons_with_the_most_money_first() {
        for (Placement one : scorer(Example.of(7)).scoreAll("p33")) {
            assertThat(one.reasons()).hasSizeBetween(1, 3);
            assertThat(one.reasons())
                    .isSortedAccordingTo(Comparator.comparingDouble(reason -> -Math.abs(reason.perWeek())));
            assertThat(one.reasons())
                    .allSatisfy(reason -> assertThat(reason.text()).endsWith("."));
        }
    }

    @Test
    void a_better_slot_is_worth_as_much_more_as_it_says() {
        PlacementScorer scorer = scorer(Example.of(8));
        List<Placement> all = scorer.scoreAll("p33");

        assertThat(all).filteredOn(one -> one.better() != null).isNotEmpty().allSatisfy(one -> {
            Better better = java.util.Objects.requireNonNull(one.better());
            double there = scorer.score("p33", better.position()).valuePerWeek().mean();
            assertThat(there - one.valuePerWeek().mean()).isEqualTo(better.morePerWeek());
        });
    }

    @Test
    void scores_on_a_draft_count_from_the_draft() {
        Example example = Example.of(9);
        Planogram draft = Changes.apply(example.planogram(), new Change.Assign(new Position(0, 0), "p33", null, null));
        PlacementScorer scorer = PlacementScorer.of(example.model(), draft, RuleBook.STANDARD, context(example));

        assertThat(scorer.score("p33", new Position(0, 0)).valuePerWeek()).isEqualTo(WeeklyValue.NOTHING);
    }

    @Test
    void refuses_an_unknown_product_and_an_unknown_slot() {
        PlacementScorer scorer = scorer(Example.of(10));

        assertThatThrownBy(() -> scorer.scoreAll("nobody")).hasMessageContaining("(nobody)");
        assertThatThrownBy(() -> scorer.score("p1", new Position(20, 0))).hasMessageContaining("(U1)");
    }

    private static Product shouting(Product product) {
        return new Product(
                product.id(),
                product.name().toUpperCase(java.util.Locale.ROOT) + "!",
                product.category(),
                product.price(),
                product.cost(),
                product.size(),
                product.temperature(),
                product.shelfLifeDays(),
                product.tags(),
                product.look());
    }

    private static PlacementScorer scorer(Example example) {
        return PlacementScorer.of(example.model(), RuleBook.STANDARD, context(example));
    }

    private static RuleContext context(Example example) {
        return new RuleContext(
                example.catalogue(),
                example.machine().venue(),
                example.machine().service());
    }
}
