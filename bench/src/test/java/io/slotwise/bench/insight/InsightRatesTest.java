package io.slotwise.bench.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A small version of the reports on insights: what was planted is found, and nothing where nothing was. */
@Tag("slow")
class InsightRatesTest {
    @Test
    void finds_a_step_and_a_silent_slot_and_is_quiet_without() {
        AnomalyRates.Outcome outcome = AnomalyRates.outcome(AnomalyRates.undisturbed("steady", 4), 4);

        assertThat(outcome.quiet()).isTrue();
        assertThat(outcome.stepFound()).isTrue();
        assertThat(outcome.silenceFound()).isTrue();
        assertThat(outcome.others()).isZero();
    }

    @Test
    void finds_segments_and_rivals_and_is_quiet_without() {
        NetworkRates.Outcome outcome = NetworkRates.outcome("attention", 12);

        assertThat(outcome.oneSegment()).isTrue();
        assertThat(outcome.twoSegments()).isTrue();
        assertThat(outcome.noHabits()).isTrue();
        assertThat(outcome.habits()).isTrue();
        assertThat(outcome.noRivals()).isTrue();
        assertThat(outcome.opening()).isTrue();
        assertThat(outcome.product()).isTrue();
    }

    @Test
    void gives_false_alarms_in_at_most_one_of_twenty_fleets() {
        List<AnomalyRates.Outcome> fleets = LongStream.rangeClosed(1, 20)
                .mapToObj(seed -> AnomalyRates.outcome(AnomalyRates.undisturbed("steady", seed), seed))
                .toList();

        assertThat(fleets.stream().filter(one -> !one.quiet()).count()).isLessThanOrEqualTo(1);
        assertThat(fleets.stream().filter(AnomalyRates.Outcome::stepFound).count())
                .isGreaterThanOrEqualTo(17);
        assertThat(fleets.stream().filter(AnomalyRates.Outcome::silenceFound).count())
                .isGreaterThanOrEqualTo(18);
    }
}
