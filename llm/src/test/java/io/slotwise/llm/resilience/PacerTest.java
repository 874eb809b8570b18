package io.slotwise.llm.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.upstream.RateWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Pacer pacer = new Pacer(now::get);

    @Test
    void a_limit_that_is_said_to_be_full_again_in_thousands_of_years_is_tried_after_ten_minutes() {
        pacer.told("m", window(Instant.parse("9999-12-31T23:59:59Z")));

        assertThat(pacer.wait("m", 10)).isEqualTo(Duration.ofMinutes(10));
        now.set(START.plus(Duration.ofMinutes(10)));
        assertThat(pacer.wait("m", 10)).isZero();
    }

    @Test
    void a_refusal_that_asks_for_a_day_is_tried_after_ten_minutes() {
        pacer.refused("m", Duration.ofDays(1));

        assertThat(pacer.wait("m", 10)).isEqualTo(Duration.ofMinutes(10));
        now.set(START.plus(Duration.ofMinutes(10)));
        assertThat(pacer.wait("m", 10)).isZero();
    }

    @Test
    void a_limit_that_is_full_again_soon_is_waited_for() {
        pacer.told("m", window(START.plusSeconds(20)));

        assertThat(pacer.wait("m", 10)).isEqualTo(Duration.ofSeconds(20));
        assertThat(pacer.wait("another", 10)).isZero();
    }

    private static RateWindow window(Instant reset) {
        return new RateWindow(new RateWindow.Quota(1, 0, reset), null, null);
    }
}
