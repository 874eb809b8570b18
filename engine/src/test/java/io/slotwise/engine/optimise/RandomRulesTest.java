package io.slotwise.engine.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.optimise.plan.Infeasible;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Which;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans under rules at random, looked over by a checker of its own. */
class RandomRulesTest {
    private static final Effort EFFORT = new Effort(30_000);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void a_plan_breaks_no_rule_and_is_worth_no_less_where_today_was_legal(long seed) {
        List<Rule> rules = rules(seed);
        Problem problem = OptimiserTest.problem(seed, rules.toArray(Rule[]::new));
        switch (Optimiser.solve(problem, seed, EFFORT)) {
            case Plan plan -> {
                assertThat(PlanChecker.faults(problem, plan.planogram(), rules)).isEmpty();
                if (PlanChecker.faults(problem, problem.today(), rules).isEmpty()) {
                    assertThat(worth(problem, plan.planogram()))
                            .isGreaterThanOrEqualTo(worth(problem, problem.today()));
                }
            }
            case Infeasible none ->
                assertThat(PlanChecker.faults(problem, problem.today(), rules)).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void no_rule_of_a_conflict_is_needless(long seed) {
        Rule most = new Rule.GroupFacings(new Which.All(), 0, 3);
        Rule keep = new Rule.MustKeep(new Which.Category("category 1"));
        Problem problem = OptimiserTest.problem(seed, most, keep).with(Limits.NONE);
        Infeasible none = (Infeasible) Optimiser.solve(problem, seed, EFFORT);
        assertThat(none.conflict()).containsExactlyInAnyOrder(most, keep);
    }

    private static double worth(Problem problem, Planogram planogram) {
        return problem.model().compare(problem.today(), planogram).change().mean();
    }

    private static List<Rule> rules(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule.Facings(new Which.All(), 1, 4 + random.nextInt(4)));
        rules.add(new Rule.GroupFacings(
                new Which.Category("category " + random.nextInt(5)), random.nextInt(12), 14 + random.nextInt(10)));
        rules.add(new Rule.MustStock("p" + random.nextInt(40)));
        rules.add(new Rule.MustNot(new Which.Id("p" + (32 + random.nextInt(8))), Set.of(random.nextInt(7))));
        rules.add(new Rule.Pinned(0, new Position(random.nextInt(7), random.nextInt(10))));
        return rules;
    }
}
