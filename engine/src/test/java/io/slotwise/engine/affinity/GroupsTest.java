package io.slotwise.engine.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups of more than two: clusters of pairs, and frequent sets of three and more. */
class GroupsTest {
    @Test
    void pairs_join_into_clusters_from_the_strongest_down() {
        List<Clusters.Cluster> clusters =
                Clusters.of(List.of(pair("a", "b", 3), pair("b", "c", 2), pair("x", "y", 4)), 3);

        assertThat(clusters)
                .extracting(Clusters.Cluster::items)
                .containsExactlyInAnyOrder(List.of("a", "b", "c"), List.of("x", "y"));
    }

    @Test
    void a_cluster_stops_growing_at_its_bound() {
        List<Clusters.Cluster> clusters = Clusters.of(List.of(pair("a", "b", 3), pair("b", "c", 2)), 2);

        assertThat(clusters).extracting(Clusters.Cluster::items).containsExactly(List.of("a", "b"));
        assertThatThrownBy(() -> Clusters.of(List.of(), 1)).hasMessageContaining("1");
    }

    @Test
    void a_pair_whose_interval_reaches_one_joins_nothing() {
        assertThat(Clusters.of(List.of(pair("a", "b", 1)), 4)).isEmpty();
    }

    @Test
    void sets_of_three_are_counted_exactly_and_judged_against_their_pairs() {
        Baskets.Builder builder = new Baskets.Builder();
        for (int i = 0; i < 10; i++) {
            builder.add("m", null, List.of("a", "b", "c"));
            builder.add("m", null, List.of("a", "b"));
            builder.add("m", null, List.of("d"));
        }

        List<ItemSets.ItemSet> sets = ItemSets.frequent(builder.build(), 5, 4, 10);

        assertThat(sets).hasSize(1);
        assertThat(sets.getFirst().items()).containsExactly("a", "b", "c");
        assertThat(sets.getFirst().count()).isEqualTo(10);
        assertThat(sets.getFirst().lift()).isCloseTo(1.5, within(1e-12));
        assertThat(ItemSets.frequent(builder.build(), 11, 4, 10)).isEmpty();
        assertThatThrownBy(() -> ItemSets.frequent(builder.build(), 1, 4, 10)).hasMessageContaining("at least 2");
    }

    private static Pair pair(String a, String b, double liftLow) {
        return new Pair(a, b, 10, 2, liftLow + 1, liftLow, liftLow + 2, 0.1, 0.1, 0.01, 0.01, 1.1, 0.001, 0.01);
    }
}
