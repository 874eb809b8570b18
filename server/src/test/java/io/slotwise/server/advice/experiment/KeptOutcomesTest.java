package io.slotwise.server.advice.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.insight.experiment.Realised;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Window;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptOutcomesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Realised FIVE = new Realised(8, 4, 5, 1, 9, 0.9, 100);

    private final KeptOutcomes outcomes = new KeptOutcomes();
    private int measured;

    @Test
    void a_plan_is_measured_once_while_its_data_stand() {
        assertThat(read("exp-1", basis("a", "7.1"))).isEqualTo(FIVE);
        assertThat(read("exp-1", basis("a", "7.1"))).isEqualTo(FIVE);

        assertThat(measured).isEqualTo(1);
    }

    @Test
    void it_is_measured_again_when_a_machine_it_is_held_against_has_sold_more() {
        read("exp-1", basis("a", "7.1", "b", "3.1"));
        read("exp-1", basis("a", "7.1", "b", "4.1"));

        assertThat(measured).isEqualTo(2);
    }

    @Test
    void another_plan_after_it_changes_its_weeks_and_so_its_outcome() {
        read("exp-1", basis("a", "7.1"));
        read("exp-1", new KeptOutcomes.Basis(new Window(DAY, DAY.plusWeeks(3), 26, 12), List.of("a", "7.1")));

        assertThat(measured).isEqualTo(2);
    }

    @Test
    void that_nothing_can_be_said_is_kept_as_well() {
        for (int i = 0; i < 2; i++) {
            assertThat(outcomes.of("exp-1", basis("a", "7.1"), this::nothing)).isNull();
        }

        assertThat(measured).isEqualTo(1);
    }

    @Test
    void no_more_plans_are_kept_than_the_bound() {
        for (int i = 0; i <= 2 * KeptOutcomes.MOST_PLANS; i++) {
            read("exp-" + i, basis("a", "7.1"));
        }

        assertThat(outcomes.size()).isLessThanOrEqualTo(KeptOutcomes.MOST_PLANS);
    }

    private @Nullable Realised read(String plan, KeptOutcomes.Basis basis) {
        return outcomes.of(plan, basis, () -> {
            measured++;
            return FIVE;
        });
    }

    private @Nullable Realised nothing() {
        measured++;
        return null;
    }

    private static KeptOutcomes.Basis basis(String... versions) {
        return new KeptOutcomes.Basis(new Window(DAY, DAY.plusWeeks(8), 26, 12), List.of(versions));
    }
}
