package io.slotwise.engine.demand.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.demand.fleet.Simulated;
import io.slotwise.engine.demand.peer.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final Panel PANEL = Simulated.panel(1, 2, 6, 260);

    /** Remembers how much it was shown. */
    private static final class Witness implements Method {
        private final List<Integer> days = new ArrayList<>();

        @Override
        public String name() {
            return "witness";
        }

        @Override
        public Fitted fit(Panel past) {
            days.add(past.days());
            return horizonDays -> new Forecasts(Map.of(Level.FLEET, new double[] {1}), Map.of());
        }
    }

    @Test
    void shows_each_origin_only_the_days_before_it() {
        Witness witness = new Witness();
        Backtest.of(PANEL, 26, 28).run(witness, List.of(7));
        assertThat(witness.days).hasSize(26).isSorted().first().isEqualTo(260 - 28 - 25 * 7);
        assertThat(witness.days.getLast()).isEqualTo(232);
    }

    @Test
    void halves_the_origins_and_gives_all_methods_the_same_cells() {
        Backtest backtest = Backtest.of(PANEL, 26, 28);
        List<Backtest.Result> mean = backtest.run(Method.of(Peer.MEAN_28), List.of(28));
        List<Backtest.Result> tsb = backtest.run(Method.of(Peer.TSB), List.of(28));
        for (int i = 0; i < mean.size(); i++) {
            assertThat(mean.get(i).cells())
                    .extracting(Backtest.Cell::actual)
                    .isEqualTo(tsb.get(i).cells().stream()
                            .map(Backtest.Cell::actual)
                            .toList());
            assertThat(mean.get(i).firstHalf().size() + mean.get(i).secondHalf().size())
                    .isEqualTo(mean.get(i).cells().size());
        }
    }

    @Test
    void refuses_a_past_too_short_for_its_origins() {
        assertThatThrownBy(() -> Backtest.of(Simulated.panel(1, 1, 2, 100), 26, 28))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("26 weekly origins");
    }

    @Test
    void scores_a_perfect_forecast_as_perfect() {
        double[] quantiles = {3, 3, 3, 3, 3, 3, 3, 3};
        Score score =
                Score.of(List.of(new Backtest.Cell(0, 0, 3, quantiles, 3), new Backtest.Cell(1, 0, 3, quantiles, 3)));
        assertThat(score.deviance()).isZero();
        assertThat(score.wape()).isZero();
        assertThat(score.pinball()).containsOnly(0.0);
        assertThat(score.coverage()).containsOnly(1.0);
    }
}
