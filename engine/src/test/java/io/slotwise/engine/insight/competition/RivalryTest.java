package io.slotwise.engine.insight.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.insight.competition.Rivalry.Competitor;
import io.slotwise.engine.model.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RivalryTest {
    private static final Map<String, Money> HERE =
            Map.of("cola", Money.of("3"), "tea", Money.of("2"), "gum", Money.of("1"));
    private static final Competitor KIOSK =
            new Competitor("Kiosk", Map.of("cola", Money.of("2"), "tea", Money.of("2"), "beer", Money.of("4")));
    private static final Competitor SHOP =
            new Competitor("Shop", Map.of("cola", Money.of("2.50"), "beer", Money.of("3")));

    @Test
    void the_index_weighs_prices_by_what_sells_here() {
        Rivalry heavyCola = Rivalry.of(HERE, Map.of("cola", 10.0, "tea", 0.1), List.of(KIOSK));
        Rivalry heavyTea = Rivalry.of(HERE, Map.of("cola", 0.1, "tea", 10.0), List.of(KIOSK));

        assertThat(heavyCola.priceIndex()).isCloseTo(1.5, within(0.02));
        assertThat(heavyTea.priceIndex()).isCloseTo(1, within(0.02));
    }

    @Test
    void each_competitor_is_compared_product_by_product() {
        Rivalry rivalry = Rivalry.of(HERE, Map.of(), List.of(KIOSK, SHOP));

        Rivalry.Standing kiosk = rivalry.competitors().getFirst();
        assertThat(kiosk.common()).isEqualTo(2);
        assertThat(kiosk.cheaperThere()).isEqualTo(1);
        assertThat(kiosk.dearerThere()).isZero();
        assertThat(kiosk.onlyThere()).isEqualTo(1);
        assertThat(rivalry.onlyThere()).containsExactly("beer");
        assertThat(rivalry.onlyHere()).containsExactly("gum");
        assertThat(rivalry.positions().getFirst().productId()).isEqualTo("cola");
        assertThat(rivalry.comparedShare()).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void with_nothing_in_common_there_is_no_index() {
        Rivalry rivalry = Rivalry.of(HERE, Map.of(), List.of(new Competitor("Bar", Map.of("beer", Money.of("5")))));

        assertThat(rivalry.priceIndex()).isNull();
        assertThat(rivalry.competitors().getFirst().priceIndex()).isNull();
        assertThat(rivalry.comparedShare()).isZero();
    }

    @Test
    void free_goods_are_compared_with_nothing() {
        Rivalry rivalry = Rivalry.of(HERE, Map.of(), List.of(new Competitor("Gift", Map.of("cola", Money.ZERO))));

        assertThat(rivalry.priceIndex()).isNull();
        assertThat(rivalry.positions()).isEmpty();
    }
}
