package io.slotwise.engine.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.MachineHistory;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneMapsTest {
    private static final double[] NO_EFFECT = new double[6];
    private static final double[] BOTTOM_BEST = {-0.25, -0.15, -0.05, 0.05, 0.15, 0.25};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void learns_what_rows_do_from_products_that_moved(long seed) {
        ZoneMap map = ZoneMaps.of(MovingMachine.moving(BOTTOM_BEST, 720, 60, seed), List.of());

        assertThat(map.identifiable()).isTrue();
        assertThat(map.reason()).isNull();
        double[] learnt = centred(map);
        for (int row = 0; row < BOTTOM_BEST.length; row++) {
            assertThat(learnt[row]).as("row %d", row).isCloseTo(BOTTOM_BEST[row], within(0.12));
        }
        assertThat(map.effects().priorShare()).isLessThan(0.5);
    }

    @Test
    void learns_from_the_coils_of_sales_where_no_planogram_was_kept() {
        ZoneMaps.Seen kept = MovingMachine.moving(BOTTOM_BEST, 720, 60, 1);
        MachineHistory coilsOnly = MachineHistory.of(kept.history().sales());

        ZoneMap map = ZoneMaps.of(new ZoneMaps.Seen(coilsOnly, 0, kept.cabinet()), List.of());

        assertThat(map.identifiable()).isTrue();
        double[] learnt = centred(map);
        for (int row = 0; row < BOTTOM_BEST.length; row++) {
            assertThat(learnt[row]).as("row %d", row).isCloseTo(BOTTOM_BEST[row], within(0.15));
        }
    }

    @Test
    void eighty_percent_intervals_hold_the_truth_about_that_often() {
        int held = 0;
        int asked = 0;
        for (long seed = 10; seed < 40; seed++) {
            ZoneMap map = ZoneMaps.of(MovingMachine.moving(BOTTOM_BEST, 360, 60, seed), List.of());
            double shift = shift(map);
            for (int row = 0; row < BOTTOM_BEST.length; row++) {
                ZoneMap.Multiplier multiplier = map.rows().get(row);
                double truth = Math.exp(BOTTOM_BEST[row] + shift);
                held += truth >= multiplier.low() && truth <= multiplier.high() ? 1 : 0;
                asked++;
            }
        }

        assertThat(held / (double) asked).isBetween(0.7, 0.99);
    }

    @Test
    void where_no_place_is_better_the_adjusted_map_comes_out_nearly_flat() {
        ZoneMap map = ZoneMaps.of(MovingMachine.moving(NO_EFFECT, 720, 60, 7), List.of());

        for (double log : centred(map)) {
            assertThat(Math.exp(log)).isCloseTo(1, within(0.1));
        }
    }

    @Test
    void a_map_of_what_never_moved_shows_the_prior_and_says_so() {
        ZoneMap map = ZoneMaps.of(MovingMachine.still(NO_EFFECT, 360, 3), List.of());

        assertThat(map.identifiable()).isFalse();
        assertThat(map.reason()).startsWith("Not identifiable yet: 0 products");
        assertThat(map.effects()).isEqualTo(PositionEffects.prior(MovingMachine.cabinet(6)));
        assertThat(map.effects().priorShare()).isEqualTo(1);
    }

    @Test
    void the_observed_map_shows_what_stands_there_even_where_no_place_is_better() {
        ZoneMap map = ZoneMaps.of(MovingMachine.still(NO_EFFECT, 360, 3), List.of());

        double top = Objects.requireNonNull(map.byZone().get(Zone.A)).index();
        double bottom = Objects.requireNonNull(map.byZone().get(Zone.C)).index();
        assertThat(top).isGreaterThan(2 * bottom);
        assertThat(map.multiplier(new Position(0, 3)) / map.multiplier(new Position(5, 3)))
                .isLessThan(1.4);
    }

    @Test
    void learns_from_other_machines_of_the_same_grid_and_not_from_others() {
        ZoneMaps.Seen own = MovingMachine.still(BOTTOM_BEST, 200, 1);
        ZoneMaps.Seen twin = MovingMachine.moving(BOTTOM_BEST, 720, 60, 2);
        ZoneMaps.Seen smaller = MovingMachine.moving(new double[4], 720, 60, 2);

        assertThat(ZoneMaps.of(own, List.of(twin)).identifiable()).isTrue();
        assertThat(ZoneMaps.of(own, List.of(smaller)).identifiable()).isFalse();
    }

    @Test
    void observed_figures_add_up_to_the_sales() {
        ZoneMaps.Seen seen = MovingMachine.still(NO_EFFECT, 100, 4);
        int units = IntStream.range(0, seen.history().sales().size())
                .map(seen.history().sales()::quantity)
                .sum();

        ZoneMap map = ZoneMaps.of(seen, List.of());

        assertThat(map.observed().stream().mapToInt(ZoneMap.Observed::units).sum())
                .isEqualTo(units);
        assertThat(map.byZone().values().stream()
                        .mapToInt(ZoneMap.Observed.OfZone::units)
                        .sum())
                .isEqualTo(units);
        assertThat(map.observed().stream()
                        .mapToDouble(ZoneMap.Observed::index)
                        .average()
                        .orElse(0))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void a_machine_without_a_past_has_an_empty_map_and_the_prior() {
        ZoneMap map = ZoneMaps.of(new ZoneMaps.Seen(MachineHistory.NONE, 0, MovingMachine.cabinet(6)), List.of());

        assertThat(map.observed()).isEmpty();
        assertThat(map.byZone()).isEmpty();
        assertThat(map.identifiable()).isFalse();
        assertThat(map.zones()).containsExactly(Zone.A, Zone.A, Zone.B, Zone.B, Zone.C, Zone.C);
        assertThat(map.rows())
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.mean()).isBetween(row.low(), row.high()));
    }

    /** Only differences between rows can be learnt, so truth and answer are compared around their means. */
    private static double[] centred(ZoneMap map) {
        double mean = shift(map);
        return map.rows().stream()
                .mapToDouble(row -> Math.log(row.mean()) - mean)
                .toArray();
    }

    private static double shift(ZoneMap map) {
        return map.rows().stream()
                .mapToDouble(row -> Math.log(row.mean()))
                .average()
                .orElse(0);
    }
}
