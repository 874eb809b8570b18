package io.slotwise.engine.demand.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.fleet.Simulated;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final int WEEKS = 60;

    /** Groups whose weeks are Poisson around a level that itself spreads by the factor, and forecasts of the level. */
    private static List<Bucket> buckets(double[] levels, double spread) {
        SplittableRandom random = new SplittableRandom(4);
        int[][] units = new int[levels.length][7 * WEEKS];
        List<Backtest.Cell> cells = new ArrayList<>();
        for (int g = 0; g < levels.length; g++) {
            for (int week = 0; week < WEEKS; week++) {
                double level = levels[g] * Math.exp(spread * random.nextGaussian() - spread * spread / 2);
                units[g][7 * week] = Simulated.poisson(random, level);
                cells.add(new Backtest.Cell(week, g, levels[g], new double[0], units[g][7 * week]));
            }
        }
        return Bucket.of(cells, units, 7);
    }

    @Test
    void the_true_mean_of_independent_buyers_reaches_about_all_that_is_possible() {
        List<Bucket> buckets = buckets(new double[] {30, 40, 50, 60}, 0);
        assertThat(buckets).singleElement().satisfies(bucket -> {
            assertThat(bucket.dispersion()).isLessThan(0.01);
            assertThat(bucket.within15().attainment()).isCloseTo(1, within(0.15));
            assertThat(bucket.within15().poisson()).isBetween(0.6, 0.8);
        });
    }

    @Test
    void weeks_that_spread_further_lower_what_is_possible() {
        Bucket bucket = buckets(new double[] {80, 100, 120, 150}, 0.25).getFirst();
        assertThat(bucket.dispersion()).isCloseTo(0.064, within(0.03));
        assertThat(bucket.within15().overDispersed())
                .isLessThan(0.75 * bucket.within15().poisson());
        assertThat(bucket.within15().attainment()).isCloseTo(1, within(0.2));
    }

    @Test
    void sorts_cells_by_expected_units_and_leaves_out_empty_buckets() {
        assertThat(buckets(new double[] {2, 30, 300}, 0))
                .extracting(Bucket::from)
                .containsExactly(0.0, 20.0, 200.0);
    }
}
