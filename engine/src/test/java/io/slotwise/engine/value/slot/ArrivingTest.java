package io.slotwise.engine.value.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.value.Example;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.week.Weeks;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivingTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void brings_by_curves_in_every_draw_what_it_brings_by_sums(long seed) {
        Example example = Example.of(seed, product -> product.withShelfLifeDays(20));
        Weeks weeks = new Weeks(
                Evidence.of(example.machine(), 0, example.catalogue(), example.rates()), ValueSettings.STANDARD);
        Layout layout = weeks.layout();
        double[] capacity = new double[layout.slots];
        Arrays.setAll(capacity, slot -> 6 + 2 * (slot % 3));
        Sizes sizes = new Sizes(0, capacity);
        for (int draw = 0; draw < weeks.placementDraws(); draw++) {
            Scene scene = new Scene(weeks.placementDraw(draw), layout.shelf(layout.today));
            Responses responses = new Responses(scene);
            int product = (int) (seed * 7 + draw) % layout.products.size();
            Arriving quick = Arriving.quick(scene, product, sizes);
            Arriving exact = Arriving.exact(scene, product);
            for (int slot = 0; slot < capacity.length; slot++) {
                Placing.Place place = new Placing.Place(slot, capacity[slot]);
                assertThat(new Placing(quick, responses, place).arrives())
                        .isCloseTo(new Placing(exact, responses, place).arrives(), within(1e-3));
            }
        }
    }
}
