package io.slotwise.server.api.guard;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.server.api.problem.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Load shedding at bounds so small that single requests reach them. */
class AdmissionTest {
    @Test
    void whoever_comes_past_the_bound_is_refused_at_once_and_let_in_when_another_leaves() {
        Admission admission = new Admission(1, 1, Duration.ZERO);
        Admission.Place first = admission.enter();

        assertThatThrownBy(admission::enter).isInstanceOf(Refusal.class).hasMessageContaining("Try again");

        first.close();
        assertThatCode(() -> admission.enter().close()).doesNotThrowAnyException();
    }

    @Test
    void whoever_gets_no_turn_to_work_is_refused_and_its_place_is_free_again() {
        Admission admission = new Admission(2, 1, Duration.ZERO);
        try (Admission.Place working = admission.enter()) {
            working.work();
            try (Admission.Place waiting = admission.enter()) {
                assertThatThrownBy(waiting::work).isInstanceOf(Refusal.class);
            }
            assertThatCode(() -> admission.enter().close()).doesNotThrowAnyException();
        }
        try (Admission.Place next = admission.enter()) {
            assertThatCode(next::work).doesNotThrowAnyException();
        }
    }

    @Test
    void a_place_without_work_holds_no_turn_and_a_second_turn_costs_none() {
        Admission admission = new Admission(2, 1, Duration.ZERO);
        try (Admission.Place slowSender = admission.enter();
                Admission.Place worker = admission.enter()) {
            worker.work();
            assertThatCode(worker::work).doesNotThrowAnyException();
            assertThatThrownBy(slowSender::work).isInstanceOf(Refusal.class);
        }
    }
}
