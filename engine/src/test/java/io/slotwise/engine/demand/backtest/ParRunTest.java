package io.slotwise.engine.demand.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ParRunTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private static List<Backtest.Cell> weeks(int par, int... sold) {
        List<Backtest.Cell> cells = new ArrayList<>();
        double[] quantiles = {0, 0, 0, 0, 0, par, par, par};
        for (int week = 0; week < sold.length; week++) {
            cells.add(new Backtest.Cell(week, 0, 1, quantiles, sold[week]));
        }
        return cells;
    }

    @Test
    void counts_what_was_missed_and_what_was_left() {
        ParRun run = ParRun.of(weeks(4, 6, 1, 4));
        assertThat(run.fillRate()).isCloseTo(9 / 11.0, EXACT);
        assertThat(run.lostMarginPerCell()).isCloseTo(2 / 3.0, EXACT);
        assertThat(run.leftPerCell()).isCloseTo(3 / 3.0, EXACT);
        assertThat(run.costPerCell()).isCloseTo((2 + 3 / 9.0) / 3, EXACT);
        assertThat(run.wastePerCell()).isZero();
    }

    @Test
    void throws_away_what_lies_too_long_but_sells_the_oldest_first() {
        assertThat(ParRun.of(weeks(3, 0, 0, 0, 0, 0, 0, 0)).wastePerCell()).isCloseTo(3 / 7.0, EXACT);
        assertThat(ParRun.of(weeks(3, 1, 1, 1, 1, 1, 1, 1)).wastePerCell()).isZero();
    }

    @Test
    void fills_by_the_poisson_law_where_a_method_gives_no_quantiles() {
        ParRun run = ParRun.of(List.of(new Backtest.Cell(0, 0, 2, new double[0], 9)));
        assertThat(run.lostMarginPerCell()).isCloseTo(9 - 4, EXACT);
    }
}
