package io.slotwise.engine.insight.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.PoissonFleet;
import io.slotwise.engine.insight.anomaly.Anomaly.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnomaliesTest {
    private static final LocalDate STEP = PoissonFleet.END.minusWeeks(10);

    @Test
    void a_fleet_in_which_nothing_happens_is_quiet() {
        int alarms = 0;
        for (long seed = 1; seed <= 20; seed++) {
            alarms += find(steady(seed, 10)).found().isEmpty() ? 0 : 1;
        }

        assertThat(alarms).isLessThanOrEqualTo(1);
    }

    @Test
    void a_machine_that_fell_to_half_is_found_with_its_day_and_its_loss() {
        FleetPast fleet = others(1, 5)
                .with("fallen", "office", 280, (product, day) -> day.isBefore(STEP) ? 2 : 1)
                .past();

        Anomaly found = only(fleet, Kind.LEVEL_SHIFT);

        assertThat(found.deviceId()).isEqualTo("fallen");
        assertThat(found.productId()).isEmpty();
        assertThat(found.from()).isBetween(STEP.minusDays(7), STEP.plusDays(7));
        assertThat(found.unitsPerWeek()).isCloseTo(-56, within(12.0));
        assertThat(found.observed()).isLessThan(found.low());
        assertThat(found.qValue()).isLessThan(0.01);
    }

    @Test
    void a_product_that_fell_is_found_though_its_machine_did_not() {
        FleetPast fleet = others(2, 3)
                .with("m", "office", 280, (product, day) -> product == 3 && !day.isBefore(STEP) ? 0.4 : 2)
                .past();

        List<Anomaly> found = find(fleet).found();

        assertThat(found).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.LEVEL_SHIFT);
            assertThat(one.deviceId()).isEqualTo("m");
            assertThat(one.productId()).isEqualTo("p3");
            assertThat(one.unitsPerWeek()).isNegative();
        });
    }

    @Test
    void a_season_that_all_machines_share_is_no_shift() {
        PoissonFleet fleet = new PoissonFleet(3);
        for (int m = 0; m < 8; m++) {
            fleet.with("m" + m, "office", 280, (product, day) -> day.isBefore(STEP) ? 2 : 1);
        }

        assertThat(find(fleet.past()).found()).noneMatch(one -> one.kind() == Kind.LEVEL_SHIFT);
    }

    @Test
    void a_slot_that_fell_silent_is_found_where_it_stands() {
        LocalDate silent = PoissonFleet.END.minusDays(40);
        FleetPast fleet = others(4, 3)
                .with("m", "office", 200, (product, day) -> product == 5 && !day.isBefore(silent) ? 0 : 1)
                .past();

        Anomaly found = find(fleet).found().stream()
                .filter(one -> one.kind() == Kind.SILENT_SLOT)
                .findFirst()
                .orElseThrow();

        assertThat(found.slot()).hasToString("A6");
        assertThat(found.productId()).isEqualTo("p5");
        assertThat(found.from()).isBetween(silent.minusDays(6), silent);
        assertThat(found.observed()).isZero();
        assertThat(found.expected()).isGreaterThan(20);
    }

    @Test
    void a_slot_that_may_have_sold_out_since_its_last_visit_is_not_called_silent() {
        LocalDate silent = PoissonFleet.END.minusDays(6);
        FleetPast fleet = others(5, 3)
                .with("m", "office", 200, (product, day) -> product == 5 && !day.isBefore(silent) ? 0 : 6)
                .past();

        assertThat(find(fleet).found()).noneMatch(one -> one.kind() == Kind.SILENT_SLOT);
    }

    @Test
    void a_week_that_its_forecast_did_not_allow_for_is_found() {
        LocalDate last = PoissonFleet.END.minusDays(7);
        FleetPast fleet = others(6, 6)
                .with("m", "office", 280, (product, day) -> day.isBefore(last) ? 2 : 5)
                .past();

        assertThat(find(fleet).found()).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.OFF_FORECAST);
            assertThat(one.deviceId()).isEqualTo("m");
            assertThat(one.productId()).isEmpty();
            assertThat(one.observed()).isGreaterThan(one.high());
        });
    }

    @Test
    void a_machine_unlike_all_others_is_found() {
        FleetPast fleet = others(7, 12)
                .with("tiny", "office", 280, (product, day) -> 0.05)
                .past();

        Anomaly found = find(fleet).found().stream()
                .filter(one -> one.kind() == Kind.OUTLIER_LEVEL)
                .findFirst()
                .orElseThrow();

        assertThat(found.deviceId()).isEqualTo("tiny");
        assertThat(found.observed()).isLessThan(found.low());
        assertThat(found.expected()).isCloseTo(112, within(12.0));
    }

    @Test
    void what_cannot_be_looked_at_is_said() {
        AnomalyReport report = find(
                new PoissonFleet(8).with("m", "office", 20, (product, day) -> 1).past());

        assertThat(report.found()).isEmpty();
        assertThat(report.notes())
                .contains(
                        AnomalyReport.Note.TOO_SHORT_FOR_SHIFTS,
                        AnomalyReport.Note.TOO_SHORT_FOR_FORECAST,
                        AnomalyReport.Note.TOO_FEW_MACHINES);
    }

    @Test
    void machines_that_never_sold_disturb_nobody() {
        FleetPast fleet =
                others(9, 2).with("new", "office", 100, (product, day) -> 0).past();

        assertThat(find(fleet).found()).isEmpty();
        assertThat(FleetPast.untilLastSale(List.of(), Map.of(), fleet.catalogue()))
                .isNull();
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new AnomalySettings(0, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnomalySettings(0.05, 29)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Anomaly only(FleetPast fleet, Kind kind) {
        List<Anomaly> found = find(fleet).found();
        assertThat(found).extracting(Anomaly::kind).contains(kind);
        return found.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    private static AnomalyReport find(FleetPast fleet) {
        return Anomalies.find(fleet, AnomalySettings.STANDARD);
    }

    private static FleetPast steady(long seed, int machines) {
        return others(seed, machines).past();
    }

    private static PoissonFleet others(long seed, int machines) {
        PoissonFleet fleet = new PoissonFleet(seed);
        for (int m = 0; m < machines; m++) {
            fleet.with("other" + m, "office", 280, (product, day) -> 2);
        }
        return fleet;
    }
}
