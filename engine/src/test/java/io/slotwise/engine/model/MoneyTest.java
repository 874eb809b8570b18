package io.slotwise.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"2.5,2.50", "0,0.00", "0.0125,0.0125", "-3.75,-3.75", "1000000000,1000000000.00", "1E+2,100.00"})
    void keeps_an_amount_of_up_to_four_decimals_exactly(String given, String shown) {
        Money money = Money.of(given);

        assertThat(money.toString()).isEqualTo(shown);
        assertThat(money.toBigDecimal()).isEqualByComparingTo(new BigDecimal(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00001", "1e400", "999999999999999999"})
    void refuses_what_it_cannot_keep_exactly(String amount) {
        assertThatThrownBy(() -> Money.of(amount))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 4 decimals");
    }

    @ParameterizedTest
    @CsvSource({"0.00004,0", "0.00006,1", "0.00005,0", "0.00025,2", "-0.00006,-1"})
    void rounds_an_expectation_to_the_nearest_with_halves_to_even(double amount, long tenThousandths) {
        assertThat(Money.nearest(amount).tenThousandths()).isEqualTo(tenThousandths);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void refuses_an_expectation_that_is_no_amount(double amount) {
        assertThatThrownBy(() -> Money.nearest(amount)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void adds_without_the_error_of_doubles() {
        Money sum = Money.ZERO;
        for (int i = 0; i < 10; i++) {
            sum = sum.plus(Money.of("0.1"));
        }

        assertThat(sum).isEqualTo(Money.of("1"));
        assertThat(sum.minus(Money.of("1.25")).isNegative()).isTrue();
        assertThat(Money.of("1.25").times(3)).isEqualTo(Money.of("3.75"));
    }
}
