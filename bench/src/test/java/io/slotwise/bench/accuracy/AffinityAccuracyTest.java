package io.slotwise.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AffinityAccuracyTest {
    @Test
    void pairs_that_shoppers_buy_together_are_found_and_hardly_any_others() {
        AffinityAccuracy.Recall recall = AffinityAccuracy.planted(101, 101);

        assertThat(recall.planted()).isGreaterThan(20);
        assertThat(recall.recall()).isGreaterThanOrEqualTo(0.8);
        assertThat(recall.precision()).isGreaterThanOrEqualTo(0.9);
        assertThat(recall.shuffled()).isLessThanOrEqualTo(recall.found() / 20);
    }
}
