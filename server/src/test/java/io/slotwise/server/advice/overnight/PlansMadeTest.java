package io.slotwise.server.advice.overnight;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.server.advice.optimise.PlanAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlansMadeTest {
    private final PlansMade plans = new PlansMade();
    private int searches;

    @Test
    void an_item_that_waits_is_planned_once() {
        PlanAnswer first = plans.of("job-1/0", "7", this::search);

        assertThat(plans.of("job-1/0", "7", this::search)).isSameAs(first);
        assertThat(searches).isEqualTo(1);
    }

    @Test
    void it_is_planned_again_when_its_data_have_changed() {
        plans.of("job-1/0", "7", this::search);
        plans.of("job-1/0", "8", this::search);
        plans.of("job-1/0", "8", this::search);

        assertThat(searches).isEqualTo(2);
    }

    @Test
    void what_is_forgotten_is_planned_again_and_the_others_are_not() {
        plans.of("job-1/0", "7", this::search);
        plans.of("job-2/0", "7", this::search);
        plans.forget(item -> item.startsWith("job-1/"));

        plans.of("job-2/0", "7", this::search);
        assertThat(searches).isEqualTo(2);
        plans.of("job-1/0", "7", this::search);
        assertThat(searches).isEqualTo(3);
    }

    @Test
    void no_more_are_kept_than_there_is_place_for_and_those_that_are_stay() {
        for (int round = 0; round < 2; round++) {
            for (int item = 0; item < PlansMade.MOST + 5; item++) {
                plans.of("job-1/" + item, "7", this::search);
            }
        }

        assertThat(searches).isEqualTo(PlansMade.MOST + 5 + 5);
    }

    private PlanAnswer search() {
        searches++;
        return new PlanAnswer(
                false,
                Objective.MARGIN,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                false);
    }
}
