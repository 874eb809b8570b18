package io.slotwise.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.fleet.Panel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegimeSalesTest {
    @ParameterizedTest
    @MethodSource("io.slotwise.bench.accuracy.Regime#all")
    void sells_what_is_expected_on_the_whole(Regime regime) {
        RegimeSales sales = RegimeSales.of(regime, 7);
        Panel panel = sales.panel();
        double expected = 0;
        double sold = 0;
        for (int s = 0; s < panel.series().size(); s++) {
            expected += Arrays.stream(sales.expected(panel, s)).sum();
            sold += Arrays.stream(panel.units(s)).sum();
        }
        assertThat(sold / expected).isCloseTo(1, within(0.15));
    }

    private static int daysBeforeFirstSale(Regime regime, Panel panel) {
        return regime.size().days() - panel.days();
    }

    @Test
    void the_same_seed_gives_the_same_sales() {
        Regime regime = Regime.all().getFirst();
        Panel one = RegimeSales.of(regime, 3).panel();
        Panel other = RegimeSales.of(regime, 3).panel();
        for (int s = 0; s < one.series().size(); s++) {
            assertThat(one.units(s)).isEqualTo(other.units(s));
        }
    }

    @Test
    void a_third_of_a_rotating_machine_is_exchanged_at_a_time() {
        Regime rotating = Regime.all().stream()
                .filter(regime -> regime.shoppers().rotateDays() > 0)
                .findFirst()
                .orElseThrow();
        RegimeSales sales = RegimeSales.of(rotating, 5);
        Panel panel = sales.panel();
        int before = 0;
        int both = 0;
        for (int s = panel.firstSeries(0); s < panel.firstSeries(1); s++) {
            double[] expected = sales.expected(panel, s);
            int day = 4 * rotating.shoppers().rotateDays() - daysBeforeFirstSale(rotating, panel);
            before += expected[day - 1] > 0 ? 1 : 0;
            both += expected[day - 1] > 0 && expected[day] > 0 ? 1 : 0;
        }
        assertThat(before).isEqualTo(rotating.size().products());
        assertThat(both).isEqualTo(before * 2 / 3);
    }
}
