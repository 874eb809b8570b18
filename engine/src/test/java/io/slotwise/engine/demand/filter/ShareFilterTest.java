package io.slotwise.engine.demand.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.filter.ShareFilter.Setting;
import io.slotwise.engine.demand.fleet.Simulated;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShareFilterTest {
    private static final Setting HIDDEN = new Setting(.99, 10, .02, .03);
    private static final Setting ALWAYS = new Setting(.99, 10, 0, 1);
    private static final double UNKNOWN = -1;

    @Test
    void silence_of_a_heavy_seller_means_that_it_is_gone() {
        ShareFilter filter = new ShareFilter(HIDDEN, 2);
        for (int t = 0; t < 100; t++) {
            filter.see(t < 90 ? 2 : 0, 1, 2, UNKNOWN);
        }
        assertThat(filter.offer()).isLessThan(0.1);
        assertThat(filter.rate()).isCloseTo(2, within(0.1));
    }

    @Test
    void silence_of_a_slow_seller_means_little() {
        ShareFilter filter = new ShareFilter(HIDDEN, 0.05);
        for (int t = 0; t < 100; t++) {
            filter.see(t % 20 == 0 ? 1 : 0, 1, 0.05, UNKNOWN);
        }
        assertThat(filter.offer()).isGreaterThan(0.5);
    }

    @Test
    void one_sale_brings_it_back() {
        ShareFilter filter = new ShareFilter(HIDDEN, 2);
        for (int t = 0; t < 30; t++) {
            filter.see(0, 1, 2, UNKNOWN);
        }
        filter.see(1, 1, 2, UNKNOWN);
        assertThat(filter.offer()).isGreaterThan(0.9);
    }

    @Test
    void what_is_always_on_offer_takes_silence_for_slowness() {
        ShareFilter filter = new ShareFilter(ALWAYS, 2);
        for (int t = 0; t < 200; t++) {
            filter.see(0, 1, 2, UNKNOWN);
        }
        assertThat(filter.offer()).isEqualTo(1);
        assertThat(filter.rate()).isLessThan(0.4);
    }

    @Test
    void known_exposure_removes_the_censoring_bias() {
        SplittableRandom random = new SplittableRandom(3);
        ShareFilter filter = new ShareFilter(new Setting(.998, 5, .02, .03), 3);
        for (int t = 0; t < 600; t++) {
            boolean out = t % 7 >= 3;
            filter.see(out ? 0 : Simulated.poisson(random, 4), 1, 3, out ? 0 : 1);
        }
        assertThat(filter.rate()).isCloseTo(4, within(0.4));
        assertThat(filter.knownOffer()).isCloseTo(3 / 7.0, within(0.1));
    }

    @Test
    void the_chance_to_be_on_offer_moves_to_its_long_run() {
        assertThat(ShareFilter.meanOffer(HIDDEN, 1, 1)).isEqualTo(1);
        assertThat(ShareFilter.meanOffer(HIDDEN, 1, 28)).isBetween(0.6, 1.0);
        assertThat(ShareFilter.meanOffer(HIDDEN, 1, 10_000)).isCloseTo(0.6, within(0.01));
        assertThat(ShareFilter.meanOffer(ALWAYS, 0, 28)).isEqualTo(1);
    }
}
