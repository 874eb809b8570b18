package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.server.advice.Situation;

/** What is to be planned, and how. */
public record PlanQuestion(Situation situation, Settings settings) {
    /**
     * What a batch asks for all of its machines.
     *
     * @param seed the same question with the same seed and effort has the same answer
     */
    public record Settings(Objective objective, Limits limits, Approach approach, Effort effort, long seed) {
        /** The most of the margin, in the time of a click, with slots filled as far as is worth most. */
        public static final Settings USUAL = new Settings(
                Objective.MARGIN, Limits.NONE, Approach.USUAL.with(Approach.Pars.DECIDE), Effort.STANDARD, 1);

        public Settings with(Approach other) {
            return new Settings(objective, limits, other, effort, seed);
        }

        public Settings with(Objective other) {
            return new Settings(other, limits, approach, effort, seed);
        }

        public Settings with(Limits other) {
            return new Settings(objective, other, approach, effort, seed);
        }

        public Settings with(long otherSeed) {
            return new Settings(objective, limits, approach, effort, otherSeed);
        }

        public Settings with(Effort other) {
            return new Settings(objective, limits, approach, other, seed);
        }
    }

    Problem problem(Approach.Detail detail) {
        return Problem.of(model(), situation.book(), situation.context())
                .with(settings.objective())
                .with(settings.limits())
                .with(settings.approach().with(detail));
    }

    /** What stands today is the planogram in question, also where the model was made for another one. */
    private ValueModel model() {
        ValueModel model = situation.model().get();
        Evidence known = model.evidence();
        Planogram asked = situation.planogram();
        return known.machine().planogram(known.cabinetIndex()).equals(asked)
                ? model
                : ValueModel.of(
                        new Evidence(
                                known.machine().with(asked),
                                known.cabinetIndex(),
                                known.catalogue(),
                                known.rates(),
                                known.positions(),
                                known.elasticities()),
                        ValueSettings.STANDARD);
    }
}
