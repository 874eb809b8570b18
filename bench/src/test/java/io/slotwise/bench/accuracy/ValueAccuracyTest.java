package io.slotwise.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.testbed.fleet.PlannedChanges;
import io.slotwise.testbed.fleet.TruthFleet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small version of the accuracy report: one fleet each, with floors below what the full report shows. */
@Tag("slow")
class ValueAccuracyTest {
    private static final List<PlannedChanges.Kind> ALL_KINDS = List.of(PlannedChanges.Kind.values());

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"habit, 41", "attention, 42"})
    void predicts_what_changes_bring_on_fleets_whose_shoppers_choose_otherwise(String preset, long seed) {
        Trials trials = new Trials(ValueAccuracy.trials(TruthFleet.preset(preset, seed), seed, ALL_KINDS));

        assertThat(trials.close()).isGreaterThanOrEqualTo(0.8);
        assertThat(trials.liftSkill()).isGreaterThan(0.25);
        assertThat(trials.signs()).isGreaterThanOrEqualTo(0.75);
        assertThat(trials.changeCoverage()).isBetween(0.6, 0.97);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"no-zones", "habit-no-zones"})
    void claims_next_to_nothing_for_moving_products_where_positions_do_nothing(String preset) {
        Trials swaps =
                new Trials(ValueAccuracy.trials(TruthFleet.preset(preset, 43), 43, List.of(PlannedChanges.Kind.SWAP)));

        assertThat(swaps.claimed()).isLessThan(0.005);
    }
}
