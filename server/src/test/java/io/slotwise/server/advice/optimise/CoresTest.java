package io.slotwise.server.advice.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void whoever_waits_for_others_leaves_the_core_to_another_search() {
        try (Cores cores = new Cores(1, 4)) {
            CountDownLatch other = new CountDownLatch(1);

            String both = cores.<String>call(() -> cores.rest(() -> {
                cores.execute(other::countDown);
                awaited(other);
                return "both";
            }));

            assertThat(both).isEqualTo("both");
        }
    }

    @Test
    void what_goes_wrong_while_resting_is_thrown_and_the_core_is_taken_back() {
        try (Cores cores = new Cores(1, 4)) {
            assertThatThrownBy(() -> cores.<String>call(() -> cores.rest(() -> {
                        throw new IllegalStateException("gone");
                    })))
                    .hasMessage("gone");
            assertThat(cores.<Integer>call(() -> 1)).isEqualTo(1);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
