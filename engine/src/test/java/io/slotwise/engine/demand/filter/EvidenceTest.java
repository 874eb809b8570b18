package io.slotwise.engine.demand.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.filter.Evidence.Trust;
import io.slotwise.engine.demand.fleet.Simulated;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final double[] EVEN = {0.5, 0.5};
    private static final Trust TRUST = new Trust(1, 1, 1, 1, 0.1);

    @Test
    void keeps_to_the_prior_while_nothing_was_foretold() {
        assertThat(new Evidence(1, 2).weights(new double[] {0.25, 0.75}, TRUST)[0])
                .containsExactly(new double[] {0.25, 0.75}, within(1e-12));
    }

    @Test
    void believes_the_expert_that_foretold_better() {
        double[] weights = sold(10, 60, 1).weights(EVEN, TRUST)[0];
        assertThat(weights[0]).isGreaterThan(0.99);
        assertThat(weights[0] + weights[1]).isCloseTo(1, within(1e-12));
    }

    @Test
    void believes_less_where_units_come_in_lumps() {
        Evidence lumps = new Evidence(1, 2);
        for (int t = 0; t < 12; t++) {
            lumps.see(0, t % 4 == 0 ? 40 : 0, new double[] {10, 8}, 1);
        }
        assertThat(lumps.weights(EVEN, TRUST)[0][0]).isBetween(0.5, 0.6);
    }

    @Test
    void a_group_without_a_past_leans_on_the_others_but_not_wholly() {
        double[][] weights = sold(10, 60, 2).weights(EVEN, TRUST);
        assertThat(weights[1][0]).isCloseTo(0.95, within(0.01));
    }

    @Test
    void another_group_may_know_better_for_itself() {
        Evidence evidence = sold(10, 60, 2);
        for (int t = 0; t < 60; t++) {
            evidence.see(1, 5, new double[] {10, 5}, 1);
        }
        double[][] weights = evidence.weights(EVEN, TRUST);
        assertThat(weights[0][0]).isGreaterThan(0.9);
        assertThat(weights[1][1]).isGreaterThan(0.9);
    }

    /** The first group sold Poisson units about the first expert's mean; the second expert says half of it. */
    private static Evidence sold(double mean, int periods, int groups) {
        SplittableRandom random = new SplittableRandom(1);
        Evidence evidence = new Evidence(groups, 2);
        for (int t = 0; t < periods; t++) {
            evidence.see(0, Simulated.poisson(random, mean), new double[] {mean, mean / 2}, 1);
        }
        return evidence;
    }
}
