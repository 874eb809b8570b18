package io.slotwise.engine.value.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.value.evidence.Elasticities;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceResponseTest {
    private static final Elasticities.Estimate PRIOR = Elasticities.PRIOR.price();

    @ParameterizedTest(name = "elasticity {0}")
    @ValueSource(doubles = {0.5, 1.5, 3})
    void finds_the_elasticity_that_the_sales_came_from(double truth) {
        Elasticities.Estimate found = PriceResponse.of(weeks(truth, 400), PRIOR);

        assertThat(found.mean()).isCloseTo(truth, within(0.15));
        assertThat(found.sd()).isLessThan(0.1);
    }

    @Test
    void a_few_weeks_are_drawn_to_the_prior() {
        Elasticities.Estimate found = PriceResponse.of(weeks(3, 12), PRIOR);

        assertThat(found.mean()).isBetween(PRIOR.mean(), 3.0);
    }

    @Test
    void nothing_seen_is_the_prior() {
        assertThat(PriceResponse.of(List.of(), PRIOR)).isEqualTo(PRIOR);
        assertThat(PriceResponse.of(weeks(3, 4), PRIOR)).isEqualTo(PRIOR);
    }

    /** Dear places sell more in general: only what happens within a place may count. */
    private static List<PriceResponse.Week> weeks(double elasticity, int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<PriceResponse.Week> weeks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int place = i % 4;
            double logPrice = 0.3 * place + random.nextGaussian(0, 0.2);
            double display = random.nextInt(2);
            double logUnits =
                    3 + 2 * place - elasticity * (logPrice - 0.3 * place) + 0.5 * display + random.nextGaussian(0, 0.2);
            weeks.add(new PriceResponse.Week("s" + place, logUnits, logPrice, new double[] {display}));
        }
        return weeks;
    }
}
