package io.slotwise.testbed.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.world.TrueMachine;
import io.slotwise.testbed.world.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Position effects are there when asked for, in the shape asked for, and truly absent when not. */
class PositionEffectTest {
    private static final int TRIPS = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"no-zones", "habit-no-zones", "weighing-no-zones"})
    void in_a_world_without_zones_shuffling_slots_changes_nothing_to_the_last_bit(String preset) {
        TrueMachine machine = Fleets.machine(preset, 0, 4);
        Planogram before = machine.planograms().getFirst();

        Truth.Difference difference =
                machine.truth(TRIPS).compare(List.of(before), List.of(shuffledWithinHardware(before)));

        assertThat(difference.lift()).isZero();
        assertThat(difference.standardError()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention", "habit", "weighing", "needs", "spots"})
    void in_a_world_with_zones_a_product_sells_more_where_it_is_seen_better(String preset) {
        TrueMachine machine = Fleets.machine(preset, 0, 4);
        Planogram planogram = machine.planograms().getFirst();
        Truth truth = machine.truth();
        List<Slot> bySight = planogram.slots().stream()
                .filter(slot -> slot.capacity() == planogram.slots().getFirst().capacity() && !slot.isEmpty())
                .filter(slot -> planogram
                                .slotsOf(Objects.requireNonNull(slot.productId()))
                                .size()
                        == 1)
                .sorted(Comparator.comparingDouble(slot -> machine.seen(0, slot)))
                .toList();
        Slot dark = bySight.getFirst();
        Slot bright = bySight.getLast();

        Planogram swapped = Changes.apply(planogram, new Change.Swap(dark.position(), bright.position()));

        String risen = Objects.requireNonNull(dark.productId());
        String fallen = Objects.requireNonNull(bright.productId());
        double rise = units(truth, swapped, risen) / units(truth, planogram, risen);
        double fall = units(truth, swapped, fallen) / units(truth, planogram, fallen);
        assertThat(rise).isBetween(1.08, 2.2);
        assertThat(fall).isBetween(0.4, 0.95);
    }

    @Test
    void separable_sight_is_a_row_factor_times_a_column_factor() {
        assertThat(interaction(Fleets.machine("attention", 0, 1))).isCloseTo(0, Offset.offset(1e-9));
    }

    @Test
    void spots_are_no_row_factor_times_a_column_factor() {
        assertThat(interaction(Fleets.machine("spots", 0, 1))).isGreaterThan(0.2);
    }

    private static double units(Truth truth, Planogram planogram, String product) {
        return truth.weekly(List.of(planogram), Truth.Supply.ENDLESS).units(product);
    }

    /** Largest log ratio of a slot's sight to the product of its row's and its column's, both against slot A1. */
    private static double interaction(TrueMachine machine) {
        Planogram planogram = machine.planograms().getFirst();
        double largest = 0;
        for (Slot slot : planogram.slots()) {
            double own = sight(machine, planogram, slot.position());
            double row = sight(machine, planogram, new Position(slot.position().row(), 0));
            double column =
                    sight(machine, planogram, new Position(0, slot.position().column()));
            double corner = sight(machine, planogram, new Position(0, 0));
            largest = Math.max(largest, Math.abs(Math.log(own * corner / (row * column))));
        }
        return largest;
    }

    private static double sight(TrueMachine machine, Planogram planogram, Position position) {
        return machine.seen(0, planogram.slot(position));
    }

    private static Planogram shuffledWithinHardware(Planogram planogram) {
        Planogram result = planogram;
        Random random = new Random(3);
        for (Integer pitch :
                planogram.slots().stream().map(Slot::pitchMm).distinct().toList()) {
            List<Slot> same = planogram.slots().stream()
                    .filter(slot -> Objects.equals(slot.pitchMm(), pitch))
                    .toList();
            List<Slot> mixed = new ArrayList<>(same);
            Collections.shuffle(mixed, random);
            for (int i = 0; i < same.size(); i++) {
                result = result.with(same.get(i).position(), mixed.get(i).facing());
            }
        }
        return result;
    }
}
