package io.slotwise.engine.insight.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.affinity.AffinitySettings.Correction;
import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.PoissonFleet;
import io.slotwise.engine.model.Venue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final LocalDate OPENING = PoissonFleet.END.minusWeeks(16);
    private static final double NORTH = 50;

    @Test
    void machines_that_sell_alike_are_one_segment_without_habits() {
        Network network = find(fleet(1, 12, false).past());

        assertThat(network.segments().segments()).hasSize(1);
        assertThat(network.segments().pValue()).isEqualTo(1);
        assertThat(network.habits()).isEmpty();
    }

    @Test
    void machines_of_two_ways_of_selling_are_two_segments_with_what_tells_them_apart() {
        Network network = find(fleet(2, 12, true).past());

        List<Segments.Segment> segments = network.segments().segments();
        assertThat(segments).hasSize(2);
        assertThat(segments)
                .anySatisfy(one -> assertThat(one.deviceIds()).containsExactly("m1", "m11", "m3", "m5", "m7", "m9"));
        assertThat(segments)
                .allSatisfy(one ->
                        assertThat(one.traits()).extracting(Segments.Trait::bin).containsAnyOf("saturday", "sunday"));
        assertThat(network.segments().pValue()).isEqualTo(0.01);
    }

    @Test
    void what_a_kind_of_venue_does_on_machine_after_machine_is_a_habit() {
        List<Habit> habits = find(fleet(3, 12, true).past()).habits();

        assertThat(habits).anySatisfy(habit -> {
            assertThat(habit.venueType()).isEqualTo("hotel");
            assertThat(habit.bin()).isEqualTo("sunday");
            assertThat(habit.index()).isGreaterThan(1.5);
            assertThat(habit.low()).isGreaterThan(1);
            assertThat(habit.machines()).isEqualTo(6);
            assertThat(habit.agree()).isEqualTo(6);
        });
    }

    @Test
    void a_neighbour_that_opened_and_took_shoppers_is_found_with_what_it_took() {
        Rival rival = find(neighbours(4, 0.6)).rivals().getFirst();

        assertThat(rival.kind()).isEqualTo(Rival.Kind.NEIGHBOUR_OPENED);
        assertThat(rival.deviceId()).isEqualTo("a");
        assertThat(rival.neighbourId()).isEqualTo("b");
        assertThat(rival.ratio()).isCloseTo(0.6, within(0.12));
        assertThat(rival.low()).isLessThan(0.6);
        assertThat(rival.high()).isBetween(0.6, 1.0);
        assertThat(rival.metres()).isCloseTo(44, within(2.0));
        assertThat(rival.since()).isEqualTo(OPENING);
    }

    @Test
    void a_neighbour_that_opened_and_took_nothing_is_none() {
        Network network = find(neighbours(5, 1));

        assertThat(network.rivals()).isEmpty();
        assertThat(network.rivalTests()).isPositive();
        assertThat(network.neighbours()).isEqualTo(1);
    }

    @Test
    void without_coordinates_or_neighbours_or_machines_that_is_said() {
        assertThat(find(fleet(6, 3, false).past()).notes())
                .contains(Network.Note.NO_COORDINATES, Network.Note.TOO_FEW_MACHINES);
        FleetPast apart = new PoissonFleet(7)
                .with("a", at(NORTH), 200, (product, day) -> 1)
                .with("b", at(NORTH + 1), 200, (product, day) -> 1)
                .past();
        assertThat(find(apart).notes()).contains(Network.Note.NO_NEIGHBOURS);
        FleetPast still = new PoissonFleet(8)
                .with("a", at(NORTH), 200, (product, day) -> 1)
                .with("b", at(NORTH + 0.0001), 200, (product, day) -> 1)
                .past();
        assertThat(find(still).notes()).contains(Network.Note.NOTHING_CHANGED_NEXT_DOOR);
    }

    @Test
    void machines_with_too_few_sales_are_named_and_left_out() {
        FleetPast fleet = fleet(9, 7, false)
                .with("quiet", "office", 100, (product, day) -> 0.01)
                .past();

        Segments segments = find(fleet).segments();

        assertThat(segments.silent()).containsExactly("quiet");
        assertThat(segments.segments().getFirst().deviceIds()).hasSize(7);
    }

    @Test
    void equal_seeds_give_equal_answers() {
        FleetPast fleet = fleet(10, 8, true).past();

        assertThat(find(fleet)).isEqualTo(find(fleet));
    }

    @Test
    void distances_are_those_of_the_globe() {
        assertThat(Rivals.metres(at(50), at(51))).isCloseTo(111_195, within(10.0));
        assertThat(Rivals.metres(at(50), Venue.UNKNOWN)).isNaN();
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new Network.Settings(0, Correction.HOLM, 300, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Network.Settings(0.05, Correction.HOLM, -1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Network find(FleetPast fleet) {
        return Network.of(fleet, Network.Settings.STANDARD);
    }

    /** Every other machine stands in a hotel, and sells more at weekends if {@code different}. */
    private static PoissonFleet fleet(long seed, int machines, boolean different) {
        PoissonFleet fleet = new PoissonFleet(seed);
        for (int m = 0; m < machines; m++) {
            boolean hotel = m % 2 == 1;
            fleet.with(
                    "m" + m,
                    hotel ? "hotel" : "office",
                    182,
                    (product, day) -> different && hotel && isWeekend(day) ? 3 : 1);
        }
        return fleet;
    }

    private static FleetPast neighbours(long seed, double stays) {
        PoissonFleet fleet = new PoissonFleet(seed)
                .with("a", at(NORTH), 280, (product, day) -> day.isBefore(OPENING) ? 2 : 2 * stays)
                .with("b", at(NORTH + 0.0004), 16 * 7, (product, day) -> 1);
        for (int m = 0; m < 5; m++) {
            fleet.with("far" + m, at(10 + m), 280, (product, day) -> 2);
        }
        return fleet.past();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static Venue at(double latitude) {
        return new Venue("", "office", "", latitude, 8.0);
    }
}
