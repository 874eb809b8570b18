package io.slotwise.engine.value.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.engine.value.evidence.Elasticities.Estimate;
import org.junit.jupiter.api.Test;

class LostShareTest {
    private static final Estimate BEFORE = Elasticities.PRIOR.lostLogit();
    private static final Estimate ROOM_BEFORE = Common.prior(Common.ROOM);

    @Test
    void is_what_was_believed_while_nothing_was_seen() {
        assertThat(LostShare.given(BEFORE, ROOM_BEFORE, ROOM_BEFORE)).isEqualTo(BEFORE);
    }

    @Test
    void is_smaller_where_categories_take_up_more_of_what_they_lose() {
        Estimate some = LostShare.given(BEFORE, new Estimate(0.28, 0.03), ROOM_BEFORE);
        Estimate more = LostShare.given(BEFORE, new Estimate(0.36, 0.03), ROOM_BEFORE);

        assertThat(some.mean()).isLessThan(BEFORE.mean());
        assertThat(more.mean()).isLessThan(some.mean());
    }

    @Test
    void moves_less_the_less_is_known_of_the_room() {
        Estimate sure = LostShare.given(BEFORE, new Estimate(0.3, 0.02), ROOM_BEFORE);
        Estimate unsure = LostShare.given(BEFORE, new Estimate(0.3, 0.1), ROOM_BEFORE);

        assertThat(unsure.mean()).isBetween(sure.mean(), BEFORE.mean());
    }

    @Test
    void is_not_larger_where_categories_take_up_nothing_for_needs_may_cross_them() {
        Estimate lost = LostShare.given(BEFORE, new Estimate(0.02, 0.02), ROOM_BEFORE);

        assertThat(lost.mean()).isCloseTo(BEFORE.mean(), within(1e-12));
    }

    @Test
    void goes_no_further_than_was_ever_seen() {
        Estimate far = LostShare.given(BEFORE, new Estimate(0.6, 0.01), ROOM_BEFORE);
        Estimate farther = LostShare.given(BEFORE, new Estimate(0.9, 0.01), ROOM_BEFORE);

        assertThat(farther.mean()).isCloseTo(far.mean(), within(1e-12));
    }
}
