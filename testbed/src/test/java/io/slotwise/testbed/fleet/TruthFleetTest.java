package io.slotwise.testbed.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.world.Knobs;
import io.slotwise.testbed.world.TrueMachine;
import io.slotwise.testbed.world.Truth;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruthFleetTest {
    @ParameterizedTest
    @MethodSource("io.slotwise.testbed.fleet.Presets#names")
    void the_same_preset_and_seed_give_the_same_fleet(String preset) {
        Knobs knobs = Fleets.small(preset, 2, 6);

        assertThat(TruthFleet.of(knobs, 5).dataset())
                .isEqualTo(TruthFleet.of(knobs, 5).dataset());
    }

    @Test
    void another_seed_gives_another_fleet() {
        Knobs knobs = Fleets.small("attention", 1, 3);

        assertThat(TruthFleet.of(knobs, 5).dataset().sales())
                .isNotEqualTo(TruthFleet.of(knobs, 6).dataset().sales());
    }

    @Test
    void a_machine_is_the_same_in_a_bigger_fleet() {
        TrueMachine alone =
                TruthFleet.of(Fleets.small("attention", 1, 3), 5).machines().getFirst();
        TrueMachine first =
                TruthFleet.of(Fleets.small("attention", 3, 3), 5).machines().getFirst();

        assertThat(first.machine()).isEqualTo(alone.machine());
        assertThat(first.past()).isEqualTo(alone.past());
    }

    @Test
    void refuses_an_unknown_preset_and_names_the_known_ones() {
        assertThatThrownBy(() -> TruthFleet.preset("attenshun", 1))
                .hasMessageContaining("attenshun")
                .hasMessageContaining("habit");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_planogram_is_legal_for_its_cabinet(long seed) {
        for (TrueMachine machine :
                TruthFleet.of(Fleets.small("attention", 6, 8), seed).machines()) {
            assertThat(machine.planograms())
                    .allSatisfy(planogram -> assertThat(planogram.slots())
                            .filteredOn(slot -> !slot.isEmpty())
                            .allMatch(slot -> CabinetKind.fits(productOf(slot), planogram.cabinet(), slot)));
        }
    }

    @Test
    void nothing_is_ever_found_empty_where_supply_is_endless() {
        Knobs busy = Fleets.small("heavy-sellers", 1, 6);
        Knobs endless = busy.with(busy.operations().with(Truth.Supply.ENDLESS));

        assertThat(counts(TruthFleet.of(busy, 5))).contains(0);
        assertThat(counts(TruthFleet.of(endless, 5))).isNotEmpty().doesNotContain(0);
    }

    private static List<Integer> counts(TruthFleet fleet) {
        return fleet.dataset().stockEvents().stream()
                .filter(event -> event.kind() == StockEvent.Kind.READ)
                .map(event -> Objects.requireNonNull(event.quantity()))
                .toList();
    }

    private static io.slotwise.engine.model.Product productOf(Slot slot) {
        Assortment assortment = Assortment.standard();
        return assortment.product(assortment.index(Objects.requireNonNull(slot.productId())));
    }
}
