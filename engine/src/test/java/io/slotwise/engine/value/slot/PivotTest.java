package io.slotwise.engine.value.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.value.Example;
import io.slotwise.engine.value.slot.Pivot.Count;
import io.slotwise.engine.value.slot.Pivot.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PivotTest {
    private static final int MOST_STOCK = 60;

    @ParameterizedTest
    @EnumSource(Count.class)
    void all_stocks_at_once_are_worth_what_each_of_them_is(Count count) {
        Example example = Example.of(3);
        Pivot pivot = example.model().pivot(example.machine().planogram(0));
        double[] worths = new double[MOST_STOCK + 1];
        for (int product = 0; product < pivot.products(); product++) {
            double price = pivot.price(product, null);
            pivot.worths(count, product, new Pattern(2, 2.1, 0), price, 1.08, worths);
            for (int stock = 0; stock <= MOST_STOCK; stock++) {
                double one = pivot.worth(count, product, new Pattern(2, 2.1, stock), price, 1.08);
                assertThat(worths[stock])
                        .as("product %d with %d units", product, stock)
                        .isCloseTo(one, within(1e-9));
            }
        }
    }
}
