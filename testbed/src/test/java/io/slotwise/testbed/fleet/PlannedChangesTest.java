package io.slotwise.testbed.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.fleet.PlannedChanges.Kind;
import io.slotwise.testbed.world.TrueMachine;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedChangesTest {
    private static final TrueMachine SNACKS = Fleets.machine("attention", 0, 2);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 20})
    void touch_as_many_slots_as_asked_and_stay_legal(int slots) {
        for (int seed = 0; seed < 20; seed++) {
            List<Change> changes = PlannedChanges.random(SNACKS, slots, new SplittableRandom(seed));
            Planogram before = SNACKS.planograms().getFirst();
            Planogram after = Changes.apply(before, changes);

            long touched = before.slots().stream()
                    .filter(slot -> !slot.equals(after.slot(slot.position())))
                    .count();
            assertThat(touched).isBetween(1L, (long) slots);
            assertThat(after.slots()).filteredOn(slot -> !slot.isEmpty()).allMatch(slot -> fits(after, slot));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void are_of_the_kind_asked_for(Kind kind) {
        List<Change> changes = PlannedChanges.random(SNACKS, 0, 6, List.of(kind), new SplittableRandom(1));

        assertThat(changes)
                .isNotEmpty()
                .hasOnlyElementsOfType(
                        switch (kind) {
                            case SWAP -> Change.Swap.class;
                            case FACING, NEW_PRODUCT -> Change.Assign.class;
                            case PRICE -> Change.Reprice.class;
                        });
    }

    @Test
    void new_products_stood_nowhere_before() {
        List<Change> changes = PlannedChanges.random(SNACKS, 0, 6, List.of(Kind.NEW_PRODUCT), new SplittableRandom(1));
        List<String> before = SNACKS.planograms().getFirst().productIds();

        assertThat(changes)
                .allSatisfy(change ->
                        assertThat(((Change.Assign) change).productId()).isNotIn(before));
    }

    @Test
    void the_same_seed_plans_the_same() {
        assertThat(PlannedChanges.random(SNACKS, 10, new SplittableRandom(4)))
                .isEqualTo(PlannedChanges.random(SNACKS, 10, new SplittableRandom(4)))
                .isNotEqualTo(PlannedChanges.random(SNACKS, 10, new SplittableRandom(5)));
    }

    private static boolean fits(Planogram planogram, Slot slot) {
        Assortment assortment = Assortment.standard();
        int product = assortment.index(Objects.requireNonNull(slot.productId()));
        return CabinetKind.fits(assortment.product(product), planogram.cabinet(), slot);
    }
}
