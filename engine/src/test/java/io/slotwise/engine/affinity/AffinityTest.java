package io.slotwise.engine.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.affinity.AffinitySettings.Correction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffinityTest {
    private static final List<int[]> PLANTED =
            List.of(new int[] {0, 7}, new int[] {1, 12}, new int[] {3, 9}, new int[] {5, 20}, new int[] {4, 30});

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void recalls_planted_pairs_and_little_else(long seed) {
        List<Pair> found = Affinity.find(Shopping.of(12_000, 40, PLANTED, 0.25, seed), AffinitySettings.DEFAULT)
                .pairs();

        Set<String> planted = new HashSet<>();
        PLANTED.forEach(pair -> planted.add(Shopping.id(pair[0]) + Shopping.id(pair[1])));
        long hits = found.stream()
                .filter(pair -> planted.contains(pair.a() + pair.b()))
                .count();
        assertThat(hits).isGreaterThanOrEqualTo(4);
        assertThat(found.size() - hits).isLessThanOrEqualTo(1);
    }

    @Test
    void finds_hardly_anything_where_nothing_was_planted() {
        long found = LongStream.range(0, 20)
                .map(seed -> Affinity.find(Shopping.of(4_000, 40, List.of(), 0, seed), AffinitySettings.DEFAULT)
                        .pairs()
                        .size())
                .sum();

        assertThat(found).isLessThanOrEqualTo(4);
    }

    @Test
    void expects_what_shuffling_yields_on_average() {
        Baskets baskets = Shopping.of(3_000, 13, PLANTED.subList(0, 2), 0.4, 9);
        AffinitySettings settings = AffinitySettings.DEFAULT;
        Strata strata = Strata.of(baskets, settings);
        SplittableRandom random = new SplittableRandom(3);
        int rounds = 200;
        double[][] sum = new double[13][13];
        Baskets shuffled = baskets;
        for (int round = 0; round < rounds; round++) {
            shuffled = AffinityCheck.shuffled(shuffled, settings, random);
            PairCounts.of(shuffled).forEach(1, (a, b, count) -> sum[a][b] += count);
        }

        IntStream.range(0, 13)
                .forEach(a -> IntStream.range(a + 1, 13).forEach(b -> {
                    double expected = strata.expected(a, b);
                    double error = 4 * Math.sqrt(expected / rounds) + 0.03 * expected;
                    assertThat(sum[a][b] / rounds).isCloseTo(expected, within(error));
                }));
    }

    @Test
    void baskets_of_one_expect_no_pair_while_plain_independence_expects_many() {
        Baskets baskets = Shopping.of(3_000, 12, List.of(), 0, 9);
        double adjusted = Strata.of(baskets, AffinitySettings.DEFAULT).expected(0, 1);
        double independent = Strata.of(baskets, AffinitySettings.DEFAULT.with(Null.INDEPENDENCE))
                .expected(0, 1);

        assertThat(independent).isGreaterThan(1.2 * adjusted);
        Baskets single = Shopping.of(2_000, 12, List.of(), 0, 9).where(basket -> true);
        Baskets onlySingles = single.where(basket -> single.sizeOf(basket) == 1);
        assertThat(Strata.of(onlySingles, AffinitySettings.DEFAULT).expected(0, 1))
                .isZero();
    }

    @Test
    void machines_with_different_assortments_do_not_make_pairs_of_their_own() {
        Baskets.Builder baskets = new Baskets.Builder();
        SplittableRandom random = new SplittableRandom(5);
        for (int basket = 0; basket < 6_000; basket++) {
            int machine = basket % 2;
            Set<String> items = new HashSet<>();
            int size = random.nextInt(10) < 6 ? 1 : 2;
            while (items.size() < size) {
                items.add(Shopping.id(machine * 6 + random.nextInt(6)));
            }
            baskets.add("m" + machine, Shopping.FIRST_DAY, items);
        }
        Baskets split = baskets.build();

        assertThat(Affinity.find(split, AffinitySettings.DEFAULT).pairs()).isEmpty();
    }

    @Test
    void says_why_there_are_no_pairs() {
        Baskets none = new Baskets.Builder().build();
        Baskets singles = new Baskets.Builder()
                .add("m", null, List.of("a"))
                .add("m", null, List.of("b"))
                .build();
        Baskets few = new Baskets.Builder().add("m", null, List.of("a", "b")).build();
        Baskets chance = Shopping.of(500, 10, List.of(), 0, 1);

        assertThat(reason(none)).contains("no baskets");
        assertThat(reason(singles)).contains("single product");
        assertThat(reason(few)).contains("too few");
        assertThat(reason(chance)).contains("chance explains all");
        assertThat(Affinity.find(Shopping.of(9_000, 20, PLANTED.subList(0, 1), 0.5, 1), AffinitySettings.DEFAULT)
                        .reasonIfEmpty())
                .isNull();
    }

    @Test
    void gives_each_pair_figures_that_agree_with_each_other() {
        Baskets baskets = Shopping.of(12_000, 30, PLANTED.subList(0, 3), 0.4, 2);
        List<Pair> pairs = Affinity.find(baskets, AffinitySettings.DEFAULT).pairs();

        assertThat(pairs).isNotEmpty().allSatisfy(pair -> {
            assertThat(pair.liftLow()).isLessThan(pair.lift());
            assertThat(pair.lift()).isBetween(1.0, pair.liftHigh());
            assertThat(pair.support()).isEqualTo(pair.count() / 12_000.0);
            assertThat(pair.leverage()).isCloseTo((pair.count() - pair.expected()) / 12_000, within(1e-12));
            assertThat(pair.qValue()).isBetween(pair.pValue(), 0.05);
            assertThat(pair.confidence()).isBetween(pair.support(), 1.0);
        });
    }

    @Test
    void holm_finds_no_pair_that_benjamini_hochberg_does_not() {
        Baskets baskets = Shopping.of(8_000, 40, PLANTED, 0.15, 4);
        List<String> loose = names(Affinity.find(baskets, AffinitySettings.DEFAULT));
        List<String> strict = names(Affinity.find(baskets, AffinitySettings.DEFAULT.with(Correction.HOLM)));

        assertThat(loose).containsAll(strict);
    }

    @Test
    void the_order_of_the_baskets_changes_nothing() {
        Baskets.Builder forward = new Baskets.Builder();
        Baskets.Builder backward = new Baskets.Builder();
        Baskets source = Shopping.of(3_000, 15, PLANTED.subList(0, 2), 0.4, 6);
        for (int i = 0; i < source.size(); i++) {
            copy(source, i, forward);
            copy(source, source.size() - 1 - i, backward);
        }

        List<Pair> one =
                Affinity.find(forward.build(), AffinitySettings.DEFAULT).pairs();
        List<Pair> other =
                Affinity.find(backward.build(), AffinitySettings.DEFAULT).pairs();

        assertThat(one)
                .extracting(pair -> pair.a() + pair.b() + pair.count())
                .containsExactlyInAnyOrderElementsOf(other.stream()
                        .map(pair -> pair.a() + pair.b() + pair.count())
                        .toList());
    }

    private static void copy(Baskets source, int basket, Baskets.Builder target) {
        List<String> items = IntStream.range(0, source.sizeOf(basket))
                .mapToObj(k -> source.itemIds().get(source.item(basket, k)))
                .toList();
        target.add("m", null, items);
    }

    private static List<String> names(AffinityReport report) {
        return report.pairs().stream().map(pair -> pair.a() + pair.b()).toList();
    }

    private static @org.jspecify.annotations.Nullable String reason(Baskets baskets) {
        return Affinity.find(baskets, AffinitySettings.DEFAULT).reasonIfEmpty();
    }
}
