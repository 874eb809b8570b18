package io.slotwise.engine.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.demand.fleet.Simulated;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetRatesTest {
    private static final FleetModel MODEL = FleetModel.fit(Simulated.panel(3, 4, 6, 200));
    private static final Rates RATES = FleetRates.of(MODEL, "m1", catalogue());

    private static Catalogue catalogue() {
        List<Product> products = IntStream.range(0, 7)
                .mapToObj(p -> Product.of("p" + p, "Product " + p, "", Money.of("2.00")))
                .toList();
        return Catalogue.of(products);
    }

    @Test
    void believes_what_the_machine_sells_within_what_it_says_of_itself() {
        for (int p = 0; p < 6; p++) {
            ProductRate rate = RATES.rate("p" + p);
            assertThat(rate.mean()).isCloseTo(0.1 * (p + 1), within(2.5 * rate.mean() / Math.sqrt(rate.shape())));
        }
    }

    @Test
    void rests_a_sold_product_on_its_sales_and_a_newcomer_on_priors() {
        assertThat(RATES.rate("p5").priorShare()).isLessThan(0.4);
        assertThat(RATES.rate("p6").priorShare()).isEqualTo(1);
        assertThat(RATES.rate("never heard of").priorShare()).isEqualTo(1);
    }

    @Test
    void is_surer_of_what_sells_often() {
        assertThat(RATES.rate("p5").shape()).isGreaterThan(RATES.rate("p0").shape());
        assertThat(RATES.rate("p6").shape()).isLessThan(RATES.rate("p0").shape());
    }

    @Test
    void says_how_far_intervals_and_the_machine_spread() {
        assertThat(RATES.dispersion()).isBetween(0.02, 0.3);
        assertThat(RATES.levelSd()).isBetween(0.04, 0.3);
    }

    @Test
    void refuses_a_machine_that_the_fleet_does_not_have() {
        assertThatThrownBy(() -> FleetRates.of(MODEL, "m9", catalogue()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("m9");
    }
}
