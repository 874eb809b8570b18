package io.slotwise.engine.value.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.value.choice.Stock;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoldCurvesTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equal_the_sums_within_their_reach(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double mean = Math.exp(random.nextDouble(-3, 5));
        double dispersion = random.nextInt(4) == 0 ? 0 : random.nextDouble(0.01, 2);
        double stock = random.nextInt(1, 60);
        SoldCurves curves = curves(mean, dispersion, stock);

        for (double move = 0.95; move <= 1.05; move += 0.01) {
            double quick = curves.sold(0, mean * move, stock);
            if (!Double.isNaN(quick)) {
                assertThat(quick).isCloseTo(Stock.sold(mean * move, dispersion, stock), within(1e-8 * stock));
            }
        }
        assertThat(curves.sold(0, mean, stock)).isNotNaN();
    }

    @Test
    void say_nothing_beyond_their_reach_or_of_another_stock() {
        SoldCurves curves = curves(4, 0.2, 6);

        assertThat(curves.sold(0, 4 * 1.16, 6)).isNaN();
        assertThat(curves.sold(0, 4 * 0.84, 6)).isNaN();
        assertThat(curves.sold(0, 4, 7)).isNaN();
        assertThat(curves(0, 0.2, 6).sold(0, 0, 6)).isNaN();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void many_stocks_at_once_sell_what_each_would_alone(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double mean = random.nextDouble(0.1, 80);
        double dispersion = random.nextDouble(0, 1);
        double[] stocks = random.ints(6, 0, 90).sorted().asDoubleStream().toArray();
        double[] sold = new double[stocks.length];
        Stock.sold(mean, dispersion, stocks, sold);

        assertThat(sold)
                .containsExactly(
                        Arrays.stream(stocks)
                                .map(stock -> Stock.sold(mean, dispersion, stock))
                                .toArray(),
                        within(1e-8));
    }

    private static SoldCurves curves(double mean, double dispersion, double stock) {
        return new SoldCurves(new double[] {mean}, new double[] {dispersion}, new double[] {stock});
    }
}
