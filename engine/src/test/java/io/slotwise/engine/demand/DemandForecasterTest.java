package io.slotwise.engine.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Simulated;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemandForecasterTest {
    private static String category(String id) {
        return id.compareTo("p3") < 0 ? "low" : "high";
    }

    private static final int DAYS = 200;
    private static final LocalDate AS_OF = Simulated.START.plusDays(DAYS);

    private static DemandForecaster fit(Map<String, List<Sale>> fleet) {
        return DemandForecaster.fit(Simulated.histories(fleet), DemandForecasterTest::category, AS_OF);
    }

    private static void silence(Map<String, List<Sale>> fleet, Predicate<Sale> sales) {
        Objects.requireNonNull(fleet.get("m0")).removeIf(sales);
    }

    @ParameterizedTest
    @EnumSource
    void a_spike_in_the_future_changes_nothing(Level level) {
        Map<String, List<Sale>> fleet = Simulated.fleet(1, 2, 6, DAYS);
        Map<String, List<Sale>> spiked = new TreeMap<>();
        fleet.forEach((id, sales) -> {
            List<Sale> more = new ArrayList<>(sales);
            for (int n = 0; n < 500; n++) {
                more.add(Sale.of(AS_OF.plusDays(n % 3), id, n % 2 == 0 ? "p1" : "never seen before"));
            }
            spiked.put(id, more);
        });
        for (int horizon : new int[] {1, 7, 28}) {
            assertThat(fit(spiked).forecast(level, horizon))
                    .hasToString(fit(fleet).forecast(level, horizon).toString());
        }
    }

    @Test
    void comes_near_the_true_rates() {
        List<DemandForecast> products = fit(Simulated.fleet(2, 4, 8, DAYS)).forecast(Level.SKU, 28);
        assertThat(products).hasSize(32);
        for (DemandForecast one : products) {
            double truth = 2.8 * (one.productId().charAt(1) - '0' + 1);
            assertThat(one.mean()).as(one.toString()).isCloseTo(truth, within(1.5 + 0.3 * truth));
        }
    }

    @Test
    void products_with_what_comes_new_add_up_to_their_machine_and_machines_to_the_fleet() {
        DemandForecaster forecaster = fit(Simulated.fleet(3, 3, 6, DAYS));
        double fleet = forecaster.forecast(Level.FLEET, 7).getFirst().mean();
        assertThat(sum(forecaster, Level.MACHINE)).isCloseTo(fleet, within(1e-9));
        assertThat(sum(forecaster, Level.CATEGORY)).isCloseTo(fleet, within(1e-9));
        assertThat(sum(forecaster, Level.SKU)).isLessThanOrEqualTo(fleet + 1e-9).isGreaterThan(0.9 * fleet);
    }

    private static double sum(DemandForecaster forecaster, Level level) {
        return forecaster.forecast(level, 7).stream()
                .mapToDouble(DemandForecast::mean)
                .sum();
    }

    @Test
    void a_product_silent_for_longer_than_the_assortment_is_left_out() {
        Map<String, List<Sale>> fleet = Simulated.fleet(4, 1, 4, DAYS);
        silence(fleet, sale -> sale.productId().equals("p2") && sale.date().isAfter(AS_OF.minusDays(62)));
        assertThat(fit(fleet).forecast(Level.SKU, 7))
                .extracting(DemandForecast::productId)
                .containsExactly("p0", "p1", "p3");
    }

    @Test
    void a_heavy_seller_that_fell_silent_is_expected_to_sell_little() {
        Map<String, List<Sale>> fleet = Simulated.fleet(5, 3, 8, DAYS);
        silence(fleet, sale -> sale.productId().equals("p7") && sale.date().isAfter(AS_OF.minusDays(22)));
        List<DemandForecast> products = fit(fleet).forecast(Level.SKU, 7);
        double silent = products.stream()
                .filter(one -> one.deviceId().equals("m0") && one.productId().equals("p7"))
                .findFirst()
                .orElseThrow()
                .mean();
        assertThat(silent).isLessThan(0.4 * 5.6);
    }

    @Test
    void says_when_there_are_too_few_sales_or_days() {
        DemandForecaster forecaster = fit(Simulated.fleet(6, 4, 8, DAYS));
        assertThat(forecaster.forecast(Level.SKU, 7)).allMatch(one -> one.reliability() == Reliability.TOO_FEW_SALES);
        assertThat(forecaster.forecast(Level.FLEET, 28).getFirst().reliability())
                .isEqualTo(Reliability.GOOD);
        DemandForecaster young = DemandForecaster.fit(
                Simulated.histories(Simulated.fleet(6, 4, 8, 20)),
                DemandForecasterTest::category,
                Simulated.START.plusDays(20));
        assertThat(young.forecast(Level.FLEET, 28).getFirst().reliability()).isEqualTo(Reliability.SHORT_HISTORY);
    }

    @Test
    void an_empty_fleet_has_no_forecasts() {
        DemandForecaster forecaster =
                DemandForecaster.fit(Map.of("m0", MachineHistory.NONE), DemandForecasterTest::category, AS_OF);
        for (Level level : Level.values()) {
            assertThat(forecaster.forecast(level, 7)).isEmpty();
        }
    }

    @Test
    void a_single_sale_yesterday_gives_a_small_forecast() {
        Map<String, List<Sale>> fleet = Map.of("m0", List.of(Sale.of(AS_OF.minusDays(1), "m0", "p1")));
        DemandForecast one = fit(fleet).forecast(Level.SKU, 7).getFirst();
        assertThat(one.mean()).isBetween(0.1, 20.0);
        assertThat(one.from()).isEqualTo(AS_OF);
        assertThat(one.to()).isEqualTo(AS_OF.plusDays(6));
    }

    @Test
    void refuses_horizons_out_of_bounds() {
        DemandForecaster forecaster = fit(Simulated.fleet(7, 1, 2, DAYS));
        assertThatThrownBy(() -> forecaster.forecast(Level.SKU, 0)).hasMessageContaining("horizon_days (0)");
        assertThatThrownBy(() -> forecaster.forecast(Level.SKU, 181)).hasMessageContaining("181");
        assertThat(forecaster.forecast(Level.SKU, 180)).hasSize(2);
    }
}
