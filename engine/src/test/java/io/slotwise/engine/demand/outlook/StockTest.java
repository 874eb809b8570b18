package io.slotwise.engine.demand.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.ParLevel;
import io.slotwise.engine.demand.count.NegativeBinomial;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final NegativeBinomial FOUR = new NegativeBinomial(4, 0.2);
    private static final ParLevel PRICES = new ParLevel(1, 0.5, 0.05);

    @Test
    void what_is_missed_and_what_is_sold_add_up_to_what_is_wanted() {
        double sold = 0;
        for (int n = 1; n <= 6; n++) {
            sold += Stock.risk(FOUR, n);
        }
        assertThat(Stock.missed(FOUR, 6)).isCloseTo(4 - sold, within(1e-9));
        assertThat(Stock.missed(FOUR, 0)).isEqualTo(4);
        assertThat(Stock.missed(FOUR, 200)).isCloseTo(0, within(1e-6));
    }

    @Test
    void without_spoilage_the_par_level_is_that_of_the_newsvendor() {
        assertThat(Stock.par(PRICES, FOUR, FOUR, 0, 50)).isEqualTo(PRICES.units(FOUR, 50));
    }

    @Test
    void what_spoils_is_filled_less_and_the_less_the_sooner_it_spoils() {
        int keeps = Stock.par(PRICES, FOUR, new NegativeBinomial(40, 0.2), 0.8, 50);
        int spoils = Stock.par(PRICES, FOUR, FOUR, 0.8, 50);
        assertThat(spoils).isLessThan(keeps);
        assertThat(keeps).isLessThanOrEqualTo(PRICES.units(FOUR, 50));
    }

    @Test
    void never_fills_beyond_the_room() {
        assertThat(Stock.par(PRICES, FOUR, FOUR, 0, 3)).isEqualTo(3);
    }
}
