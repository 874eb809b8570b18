package io.slotwise.engine.demand.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MemoriesTest {
    private static final double[] KEEP = {.5, .9, 1};
    private static final int PERIODS = 120;

    private static double[] full(double value) {
        double[] all = new double[PERIODS];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] units(SplittableRandom random, double step) {
        double[] units = new double[PERIODS];
        double log = Math.log(20);
        for (int t = 0; t < PERIODS; t++) {
            log += step * random.nextGaussian();
            double left = Math.exp(log);
            for (double wait = -Math.log(1 - random.nextDouble());
                    wait < left;
                    wait -= Math.log(1 - random.nextDouble())) {
                units[t]++;
            }
        }
        return units;
    }

    private static double[] learnt(double step) {
        Memories memories = new Memories(KEEP.length);
        SplittableRandom random = new SplittableRandom(1);
        for (int series = 0; series < 10; series++) {
            memories.run(KEEP, units(random, step), full(1), 1, 20);
        }
        return memories.weights();
    }

    @Test
    void rates_that_never_change_call_for_the_longest_memory() {
        assertThat(learnt(0)[2]).isGreaterThan(0.95);
    }

    @Test
    void rates_that_wander_far_call_for_a_short_one() {
        assertThat(learnt(0.5)[0]).isGreaterThan(0.95);
    }

    @Test
    void before_anything_was_foretold_all_weigh_the_same() {
        Memories memories = new Memories(2);
        Memories.Held held = memories.run(new double[] {.5, 1}, new double[] {3}, new double[] {1}, 1, 1);
        assertThat(memories.weights()).containsExactly(.5, .5);
        assertThat(held.rate(memories.weights())).isCloseTo(2, within(1e-12));
    }

    @Test
    void a_period_in_which_nothing_was_seen_speaks_for_none() {
        Memories memories = new Memories(2);
        memories.run(new double[] {.5, 1}, new double[] {3, 0, 0}, new double[] {1, 0, 0}, 1, 1);
        assertThat(memories.weights()).containsExactly(.5, .5);
    }
}
