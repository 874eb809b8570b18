package io.slotwise.engine.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.optimise.setup.Setup;
import io.slotwise.engine.value.Worlds;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class RiskTest {
    private static final Effort EFFORT = new Effort(40_000);

    private static Plan plan(Problem problem, double caution) {
        return (Plan) Optimiser.solve(problem.with(problem.approach().withCaution(caution)), 1, EFFORT);
    }

    /** The mean of the worst quarter of the first half of the draws, worked out without the class under test. */
    private static double worstQuarter(Problem problem, Planogram plan) {
        Worlds worlds = problem.model().worlds();
        int draws = worlds.draws() / 2;
        double[] changes = IntStream.range(0, draws)
                .mapToDouble(draw -> worlds.drawn(draw, plan) - worlds.drawn(draw, problem.today()))
                .sorted()
                .toArray();
        return Arrays.stream(changes).limit(draws / 4).average().orElseThrow();
    }

    @ParameterizedTest(name = "machine {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void the_bad_cases_of_a_cautious_plan_are_no_worse(long seed) {
        Problem problem = OptimiserTest.problem(seed);
        Planogram usual = plan(problem, 0).planogram();
        Planogram cautious = plan(problem, 1).planogram();
        assertThat(worstQuarter(problem, cautious)).isGreaterThanOrEqualTo(worstQuarter(problem, usual));
    }

    @ParameterizedTest(name = "machine {0}")
    @ValueSource(longs = {1, 2})
    void a_cautious_plan_expects_no_more_than_the_plan_that_only_looks_at_that(long seed) {
        Problem problem = OptimiserTest.problem(seed);
        double usual = problem.model().weekly(plan(problem, 0).planogram()).total();
        double cautious = problem.model().weekly(plan(problem, 1).planogram()).total();
        assertThat(cautious).isLessThanOrEqualTo(usual * 1.001);
    }

    @Test
    void a_plan_is_never_worse_than_today_in_what_it_is_best_at() {
        Problem problem = OptimiserTest.problem(5);
        assertThat(worstQuarter(problem, plan(problem, 1).planogram())).isNotNegative();
    }

    @Test
    void the_claim_rests_on_draws_that_had_no_part_in_choosing() {
        Problem problem = OptimiserTest.problem(2);
        Setup setup = new Setup(problem.with(problem.approach().withCaution(0.5)));
        assertThat(setup.risk().unseen()).hasSize(16).startsWith(16);
    }

    @Test
    void caution_is_a_share() {
        assertThatThrownBy(() -> Approach.USUAL.withCaution(1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.1");
    }
}
