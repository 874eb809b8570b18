package io.slotwise.server.api.guard;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.server.api.guard.Admission.Work;
import io.slotwise.server.api.problem.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Load shedding at bounds so small that single requests reach them. */
class AdmissionTest {
    @Test
    void whoever_comes_past_the_bound_is_refused_at_once_and_let_in_when_another_leaves() {
        Admission admission = admission(1);
        Admission.Place first = admission.enter(Work.ANY);

        assertThatThrownBy(() -> admission.enter(Work.ANY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Try again");

        first.close();
        assertThatCode(() -> admission.enter(Work.ANY).close()).doesNotThrowAnyException();
    }

    @Test
    void whoever_gets_no_turn_to_work_is_refused_and_its_place_is_free_again() {
        Admission admission = admission(2);
        try (Admission.Place working = admission.enter(Work.ANY)) {
            working.work();
            try (Admission.Place waiting = admission.enter(Work.ANY)) {
                assertThatThrownBy(waiting::work).isInstanceOf(Refusal.class);
            }
            assertThatCode(() -> admission.enter(Work.ANY).close()).doesNotThrowAnyException();
        }
        try (Admission.Place next = admission.enter(Work.ANY)) {
            assertThatCode(next::work).doesNotThrowAnyException();
        }
    }

    @Test
    void a_place_without_work_holds_no_turn_and_a_second_turn_costs_none() {
        Admission admission = admission(2);
        try (Admission.Place slowSender = admission.enter(Work.ANY);
                Admission.Place worker = admission.enter(Work.ANY)) {
            worker.work();
            assertThatCode(worker::work).doesNotThrowAnyException();
            assertThatThrownBy(slowSender::work).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void a_drag_waits_for_no_long_work_and_long_work_for_no_drag() {
        Admission admission = admission(4);
        try (Admission.Place plan = admission.enter(Work.ANY);
                Admission.Place drag = admission.enter(Work.QUICK);
                Admission.Place another = admission.enter(Work.QUICK)) {
            plan.work();
            assertThatCode(drag::work).doesNotThrowAnyException();
            assertThatThrownBy(another::work).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void whoever_rests_lets_the_next_one_work() {
        Admission admission = admission(2);
        try (Admission.Place asking = admission.enter(Work.ANY);
                Admission.Place next = admission.enter(Work.ANY)) {
            asking.work();
            asking.rest();
            assertThatCode(next::work).doesNotThrowAnyException();
        }
        try (Admission.Place only = admission.enter(Work.ANY)) {
            assertThatCode(only::work).doesNotThrowAnyException();
        }
    }

    @Test
    void few_photos_are_held_at_once_and_whoever_brings_one_more_keeps_no_place() {
        Admission admission = admission(Admission.MAX_LARGE + 1);
        List<Admission.Place> photos = IntStream.range(0, Admission.MAX_LARGE)
                .mapToObj(i -> admission.enter(Work.LARGE))
                .toList();

        assertThatThrownBy(() -> admission.enter(Work.LARGE)).isInstanceOf(Refusal.class);
        assertThatCode(() -> admission.enter(Work.ANY).close()).doesNotThrowAnyException();

        photos.getFirst().close();
        assertThatCode(() -> admission.enter(Work.LARGE).close()).doesNotThrowAnyException();
    }

    @Test
    void where_enough_wait_already_the_next_is_refused_at_once() {
        Admission admission = new Admission(2, 1, 1, 0, Duration.ofHours(1));
        try (Admission.Place working = admission.enter(Work.ANY);
                Admission.Place next = admission.enter(Work.ANY)) {
            working.work();
            assertThatThrownBy(next::work).isInstanceOf(Refusal.class);
        }
    }

    private static Admission admission(int maxInside) {
        return new Admission(maxInside, 1, 1, 1, Duration.ZERO);
    }
}
