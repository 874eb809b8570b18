package io.slotwise.engine.demand.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Simulated;
import io.slotwise.engine.demand.peer.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    private static final Accuracy REPORT = Accuracy.of(Simulated.panel(7, 3, 8, 240), 26, List.of(7, 28));

    private static Accuracy.Line line(String method, Level level, int days) {
        return REPORT.lines().stream()
                .filter(one -> one.method().equals(method) && one.level() == level && one.horizonDays() == days)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void judges_every_method_at_every_level_and_horizon_on_the_same_cells() {
        assertThat(REPORT.lines()).hasSize((1 + Peer.values().length) * Level.values().length * 2);
        for (Level level : Level.values()) {
            assertThat(REPORT.lines())
                    .filteredOn(one -> one.level() == level && one.horizonDays() == 28)
                    .extracting(one -> one.headline().cells())
                    .containsOnly(line(Method.FLEET, level, 28).headline().cells());
        }
    }

    @Test
    void steady_buyers_are_forecast_near_what_is_possible_and_better_than_by_their_last_week() {
        Accuracy.Line ours = line(Method.FLEET, Level.SKU, 7);
        assertThat(ours.headline().deviance())
                .isLessThan(0.8 * line("LAST_WEEK", Level.SKU, 7).headline().deviance())
                .isLessThan(1.25);
        assertThat(line(Method.FLEET, Level.MACHINE, 28).buckets())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.within15().attainment()).isGreaterThan(0.8));
    }

    @Test
    void plays_par_levels_for_products_at_a_weeks_horizon_only() {
        assertThat(REPORT.lines())
                .filteredOn(one -> one.par() != null)
                .hasSize(1 + Peer.values().length)
                .allMatch(one -> one.level() == Level.SKU && one.horizonDays() == 7);
    }

    @Test
    void reads_as_tables_with_the_halves_of_the_origins_told_apart() {
        assertThat(AccuracyText.of(REPORT))
                .startsWith("3 machines, 24 series, 240 days; 26 weekly origins")
                .contains("### Product on machine, 7 days")
                .contains("### Fleet, 28 days")
                .contains("| slotwise |")
                .contains("| IMAPA |")
                .contains("### Filling up for a week");
    }
}
