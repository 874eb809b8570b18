package io.slotwise.engine.value.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.Example;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalsTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void are_those_of_the_weeks_one_shelf_after_the_other(long seed) {
        Example example = Example.of(seed, product -> product.withShelfLifeDays(14));
        Weeks weeks = new Weeks(
                Evidence.of(example.machine(), 0, example.catalogue(), example.rates()), ValueSettings.STANDARD);
        Takings takings = weeks.drawn((int) seed);
        Totals totals = new Totals(takings);
        SplittableRandom random = new SplittableRandom(seed);
        Planogram planogram = example.planogram();
        for (int i = 0; i < 10; i++) {
            planogram = emptied(planogram, random);
            Shelf shelf = weeks.layout().shelf(planogram);
            double[] ignored = new double[shelf.facings.length];

            assertThat(total(totals, takings, shelf))
                    .isCloseTo(takings.week(shelf, ignored).total(), within(1e-9));
        }
    }

    private static double total(Totals totals, Takings takings, Shelf shelf) {
        Market.Choice choice = takings.market.choice(shelf, takings::served);
        for (int p = 0; p < shelf.facings.length; p++) {
            totals.facings[p] = shelf.facings[p];
            totals.stock[p] = shelf.stock[p];
            totals.price[p] = shelf.price(p);
            totals.wanted[p] = choice.wanted()[p];
            totals.reckoned[p] = choice.reckoned()[p];
        }
        return totals.total();
    }

    private static Planogram emptied(Planogram planogram, SplittableRandom random) {
        List<Slot> slots = planogram.slots();
        Slot slot = slots.get(random.nextInt(slots.size()));
        return planogram.with(slot.position(), null);
    }
}
