package io.slotwise.engine.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairCountsTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agrees_with_looking_at_every_basket(long seed) {
        Baskets baskets = Shopping.of(2_000, 25, List.of(), 0, seed);
        PairCounts counts = PairCounts.of(baskets);

        for (int a = 0; a < 25; a++) {
            for (int b = a + 1; b < 25; b++) {
                assertThat(counts.count(b, a)).isEqualTo(naive(baskets, a, b));
            }
        }
    }

    @Test
    void an_item_given_twice_makes_no_pair_with_itself() {
        Baskets baskets =
                new Baskets.Builder().add("m", null, List.of("a", "a")).build();

        assertThat(PairCounts.of(baskets).size()).isZero();
    }

    @Test
    void a_basket_at_the_bound_is_counted_and_one_over_it_refused() {
        List<String> most = IntStream.range(0, Baskets.MAX_BASKET_ITEMS)
                .mapToObj(Shopping::id)
                .toList();
        Baskets.Builder builder = new Baskets.Builder().add("m", null, most);

        assertThat(PairCounts.of(builder.build()).size())
                .isEqualTo(Baskets.MAX_BASKET_ITEMS * (Baskets.MAX_BASKET_ITEMS - 1) / 2);
        List<String> more = new java.util.ArrayList<>(most);
        more.add("one more");
        assertThatThrownBy(() -> builder.add("m", null, more)).hasMessageContaining("1001 items");
        assertThat(new Baskets.Builder()
                        .add("m", null, Collections.emptyList())
                        .build()
                        .size())
                .isZero();
    }

    private static int naive(Baskets baskets, int a, int b) {
        return (int) IntStream.range(0, baskets.size())
                .filter(basket -> holds(baskets, basket, a) && holds(baskets, basket, b))
                .count();
    }

    private static boolean holds(Baskets baskets, int basket, int item) {
        return IntStream.range(0, baskets.sizeOf(basket)).anyMatch(k -> baskets.item(basket, k) == item);
    }
}
