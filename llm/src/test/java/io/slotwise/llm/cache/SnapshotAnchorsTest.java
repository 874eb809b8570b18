package io.slotwise.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.llm.cache.SnapshotAnchors.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotAnchorsTest {
    private final SnapshotAnchors anchors = new SnapshotAnchors(100);

    @Test
    void a_name_stays_while_nothing_drifts_beyond_its_tolerance() {
        String name = name(10.00);
        assertThat(name(10.49)).isEqualTo(name);
        assertThat(name(9.51)).isEqualTo(name);
    }

    @Test
    void a_name_changes_when_a_metric_has_drifted() {
        assertThat(name(10.00)).isNotEqualTo(name(10.51));
    }

    @Test
    void drift_is_measured_from_the_anchor_and_does_not_creep() {
        String name = name(10.00);
        name(10.40);
        assertThat(name(10.80)).isNotEqualTo(name);
    }

    @Test
    void the_wider_of_both_tolerances_counts() {
        String name = name(100.0);
        assertThat(name(104.9)).isEqualTo(name);
        assertThat(name(105.1)).isNotEqualTo(name);
    }

    @Test
    void two_subjects_never_share_a_name() {
        assertThat(anchors.name("a", List.of(revenue(1)))).isNotEqualTo(anchors.name("b", List.of(revenue(1))));
    }

    @Test
    void a_name_means_the_same_state_after_a_restart() {
        assertThat(new SnapshotAnchors(1).name("m", List.of(revenue(10)))).isEqualTo(name(10));
    }

    @Test
    void refuses_what_is_not_a_number() {
        assertThatThrownBy(() -> revenue(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private String name(double value) {
        return anchors.name("m", List.of(revenue(value)));
    }

    private static Metric revenue(double value) {
        return new Metric("revenue", value, 0.05, 0.50);
    }
}
