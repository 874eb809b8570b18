package io.slotwise.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void count_what_is_less_as_looking_at_each_does(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double outlier = random.nextInt(2) == 0 ? 1 : 1e6;
        double[] amounts = random.doubles(70, -3, 3)
                .map(amount -> Math.rint(amount * 20) / 20)
                .toArray();
        amounts[13] *= outlier;
        Steps steps = new Steps(amounts);

        for (double amount : amounts) {
            assertThat(steps.below(amount)).isEqualTo(less(amounts, amount));
        }
        for (int i = 0; i < 1_000; i++) {
            double amount = random.nextDouble(-5, 5);
            assertThat(steps.below(amount)).isEqualTo(less(amounts, amount));
        }
    }

    @Test
    void one_step_or_equal_ones_are_below_all_that_is_more() {
        for (double[] amounts : new double[][] {{2}, {2, 2, 2}}) {
            Steps steps = new Steps(amounts);

            assertThat(steps.below(2)).isZero();
            assertThat(steps.below(1.9)).isZero();
            assertThat(steps.below(2.1)).isEqualTo(amounts.length);
        }
    }

    private static int less(double[] amounts, double than) {
        return (int) Arrays.stream(amounts).filter(amount -> amount < than).count();
    }
}
