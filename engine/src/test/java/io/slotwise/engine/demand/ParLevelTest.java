package io.slotwise.engine.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.count.NegativeBinomial;
import org.junit.jupiter.api.Test;

class ParLevelTest {
    private static final NegativeBinomial DEMAND = new NegativeBinomial(2.5, 0.3);

    @Test
    void fills_to_the_quantile_of_the_critical_ratio() {
        assertThat(new ParLevel(0.9, 0, 0.1).units(DEMAND, 20)).isEqualTo(5);
        assertThat(new ParLevel(0.9, 0, 0.9).units(DEMAND, 20)).isEqualTo(2);
    }

    @Test
    void never_fills_beyond_capacity_nor_for_nothing() {
        assertThat(new ParLevel(1, 0, 0).units(DEMAND, 4)).isEqualTo(4);
        assertThat(new ParLevel(0, 0, 0.1).units(DEMAND, 4)).isZero();
        assertThat(new ParLevel(1, 1, 0.1).units(DEMAND, 4)).isZero();
    }

    @Test
    void recaptured_sales_need_less_stock() {
        assertThat(new ParLevel(1, 0.6, 0.2).serviceLevel()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void an_empty_slot_has_run_out() {
        assertThat(ParLevel.stockOutRisk(DEMAND, 0)).isEqualTo(1);
        assertThat(ParLevel.stockOutRisk(DEMAND, 5)).isCloseTo(1 - 0.844109015147, within(1e-9));
    }

    @Test
    void refuses_nonsense() {
        assertThatThrownBy(() -> new ParLevel(1, 1.1, 0)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> new ParLevel(1, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
