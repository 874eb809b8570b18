package io.slotwise.bench.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.testbed.puzzle.Puzzle;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small version of the report; the referee's native code is for one system alone. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class RefereeTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double NOTHING = 1e-6;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 6, 7})
    void the_referee_proves_a_best_plan_that_our_bound_allows_and_ours_is_near(long seed) {
        RefereeReport.Trial trial = RefereeReport.trial(seed, Puzzle.Adjacency.NONE, LIMIT);

        assertThat(trial.proven()).isTrue();
        assertThat(trial.loose()).isBetween(-NOTHING, 0.5);
        assertThat(trial.behind()).isBetween(0.0, 0.5);
    }

    @Test
    void our_bound_is_no_lower_than_the_linear_one_where_neighbours_count() {
        RefereeReport.Trial trial = RefereeReport.trial(2, Puzzle.Adjacency.SOME, Duration.ofMillis(1));

        assertThat(trial.linear()).isBetween(-NOTHING, 1.0);
    }
}
