package io.slotwise.engine.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.calendar.Effect;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Simulated;
import io.slotwise.engine.sales.Sale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two machines of eight products, 3.6 units a day on average, over two years whose summers sell twice their winters. */
class SeasonalDemandTest {
    private static final int DAYS = 730;
    private static final int HORIZON = 91;
    private static final int PRODUCTS = 8;
    private static final double PER_DAY = 3.6;
    private static final LocalDate AS_OF = Simulated.START.plusDays(DAYS);

    private static double summer(int day) {
        return Math.exp(0.4 * Math.cos(2 * Math.PI * (day - 190) / 365.25));
    }

    private static Map<String, List<Sale>> fleet() {
        return Simulated.fleet(3, 2, PRODUCTS, DAYS, SeasonalDemandTest::summer);
    }

    private static DemandForecaster fit(Map<String, List<Sale>> fleet) {
        return DemandForecaster.fit(Simulated.histories(fleet), id -> "", AS_OF);
    }

    private static double quarter(DemandForecaster forecaster) {
        return forecaster.forecast(Level.MACHINE, HORIZON).getFirst().mean();
    }

    @Test
    void a_spring_that_came_twice_is_in_the_forecast_of_the_third() {
        double truth = IntStream.range(DAYS, DAYS + HORIZON)
                        .mapToDouble(SeasonalDemandTest::summer)
                        .sum()
                * PER_DAY;
        assertThat(quarter(fit(fleet()))).isCloseTo(truth, within(truth * 0.12));
    }

    @Test
    void rates_are_of_the_coming_weeks_and_the_season_of_the_whole_year() {
        DemandForecaster forecaster = fit(fleet());
        double now = summer(DAYS + 14);
        assertThat(forecaster.model().unitsPerDay(0)).isCloseTo(PER_DAY * now, within(0.5));
        assertThat(forecaster.model().seasonality(0, 28)).isCloseTo(now, within(0.12));
    }

    @Test
    void a_year_like_any_other_day_is_given_no_season() {
        DemandForecaster steady = fit(Simulated.fleet(4, 2, PRODUCTS, DAYS));
        assertThat(steady.model().season(0).verdict()).isEqualTo(Effect.Verdict.NO_EFFECT_SEEN);
        assertThat(quarter(steady)).isCloseTo(HORIZON * PER_DAY, within(HORIZON * PER_DAY * 0.12));
    }

    @Test
    void a_season_learns_nothing_from_days_to_come() {
        Map<String, List<Sale>> later = new TreeMap<>();
        fleet().forEach((id, sales) -> later.put(id, new ArrayList<>(sales)));
        for (int n = 0; n < 2_000; n++) {
            Objects.requireNonNull(later.get("m1")).add(Sale.of(AS_OF.plusDays(n % 180), "m1", "p" + n % PRODUCTS));
        }
        DemandForecaster spiked = fit(later);
        DemandForecaster calm = fit(fleet());
        assertThat(calm.model().season(1).used()).isTrue();
        assertThat(spiked.model().season(1).months())
                .isEqualTo(calm.model().season(1).months());
        assertThat(spiked.forecast(Level.SKU, HORIZON)).isEqualTo(calm.forecast(Level.SKU, HORIZON));
    }
}
