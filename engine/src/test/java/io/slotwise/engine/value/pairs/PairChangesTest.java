package io.slotwise.engine.value.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.Example;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.evidence.Companions;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.week.Weeks;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairChangesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void changing_one_slot_in_thought_is_worth_what_the_changed_shelf_is_worth(long seed) {
        Example example = Example.of(seed);
        Weeks weeks = new Weeks(
                Evidence.of(example.machine(), 0, example.catalogue(), example.rates())
                        .with(companions(new SplittableRandom(seed))),
                ValueSettings.STANDARD);
        Planogram planogram = example.planogram();
        Shelf shelf = weeks.today();
        AffinityTable table = weeks.affinity();
        PairChanges pairs = table.changes(shelf);

        for (int slot = 0; slot < shelf.productAt.length; slot++) {
            for (int product = 0; product < shelf.facings.length; product++) {
                Planogram after = planogram.with(
                        planogram.slots().get(slot).position(), new Facing("p" + product, null, 8, null));
                double changed = table.money(weeks.layout().shelf(after));
                assertThat(pairs.at(slot, product)).isCloseTo(changed - table.money(shelf), within(1e-9));
            }
        }
    }

    /** Thirty pairs, so that a product is in several. */
    private static List<Companions> companions(SplittableRandom random) {
        List<Companions> companions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            int a = random.nextInt(20);
            companions.add(new Companions("p" + a, "p" + (a + 1 + random.nextInt(15)), 0.03));
        }
        return companions;
    }
}
