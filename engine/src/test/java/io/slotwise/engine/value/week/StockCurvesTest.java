package io.slotwise.engine.value.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.value.choice.Stock;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockCurvesTest {
    private static final double[] STOCKS = {4, 9, 30};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equal_the_sums_within_a_span_as_wide_as_a_machine(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double low = Math.exp(random.nextDouble(-2, 3));
        double high = low * random.nextDouble(1.1, 2.2);
        double dispersion = random.nextInt(4) == 0 ? 0 : random.nextDouble(0.01, 1);
        StockCurves curves = new StockCurves(3, dispersion, new StockCurves.Span(low, high), STOCKS);

        for (double stock : STOCKS) {
            for (int step = 0; step < 20; step++) {
                double mean = low + (high - low) * (step + 0.5) / 20;
                assertThat(curves.sold(3, mean, stock)).isCloseTo(Stock.sold(mean, dispersion, stock), within(1e-3));
            }
        }
    }

    @Test
    void say_nothing_beyond_their_span_of_another_stock_or_of_another_product() {
        StockCurves curves = new StockCurves(3, 0.2, new StockCurves.Span(4, 6), STOCKS);

        assertThat(curves.sold(3, 5, 9)).isNotNaN();
        assertThat(curves.sold(3, 3.9, 9)).isNaN();
        assertThat(curves.sold(3, 6.1, 9)).isNaN();
        assertThat(curves.sold(3, 5, 8)).isNaN();
        assertThat(curves.sold(2, 5, 9)).isNaN();
    }
}
