package io.slotwise.engine.optimise.explain;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.setup.Setup;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.Arrays;

/**
 * What a plan is said to bring. A plan was chosen because it looked best, so it looks better than it is (the
 * optimiser's curse, Smith and Winkler 2006). It is therefore valued on posterior draws that had no part in
 * choosing it, and shrunk by what plans brought on simulated machines whose shoppers follow another model; see
 * {@code docs/decisions/optimiser.md}.
 *
 * @param drawsUsed the draws it was valued on
 * @param scale from the expected gain to the claim; moves' shares are scaled alike
 */
public record Claim(WeeklyValue uplift, int[] drawsUsed, double scale, double wider) {
    /**
     * Realised over expected gain on simulated fleets (habit .70 and attention .82, seeds 101 and 102), not those that
     * figures are reported on.
     */
    static final double SHRINKAGE = 0.76;

    /** How widely the truth is spread around claims, against the draws; learnt on the same fleets. */
    static final double WIDENING = 0.65;

    public static Claim of(Setup setup, Planogram plan) {
        int[] draws = setup.risk().unseen();
        if (plan.equals(setup.today())) {
            return new Claim(WeeklyValue.NOTHING, draws, 1, 1);
        }
        double neighbours = setup.neighbours(plan) - setup.neighbours(setup.today());
        double[] changes = new double[draws.length];
        double sum = 0;
        for (int d = 0; d < draws.length; d++) {
            changes[d] =
                    setup.worlds().drawn(draws[d], plan) - setup.worlds().drawn(draws[d], setup.today()) + neighbours;
            sum += changes[d];
        }
        double expected =
                setup.worlds().expected(plan).total() - setup.weekToday().total() + neighbours;
        double mean = SHRINKAGE * Math.min(expected, sum / draws.length);
        double claimed = expected > 0 && mean > 0 ? mean : expected;
        double scale = expected == 0 ? 1 : claimed / expected;
        Claim claim = new Claim(WeeklyValue.NOTHING, draws, scale, WIDENING);
        double level = setup.problem().model().intervalLevel();
        return new Claim(WeeklyValue.around(claimed, claim.scaled(changes), level), draws, scale, WIDENING);
    }

    int draws() {
        return drawsUsed.length;
    }

    int draw(int d) {
        return drawsUsed[d];
    }

    /** Draws with the spread that the truth was found to have around claims. */
    double[] scaled(double[] drawn) {
        return Arrays.stream(drawn).map(value -> wider * value).toArray();
    }
}
