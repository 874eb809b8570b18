package io.slotwise.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanogramTest {
    private static final Cabinet CABINET = Cabinet.of(0, "snack", 2, 4, Temperature.AMBIENT);

    @Test
    void holds_its_slots_in_reading_order() {
        Planogram planogram = new Planogram(CABINET, List.of(slot("B1"), slot("A3"), slot("A1")));

        assertThat(planogram.slots())
                .extracting(slot -> slot.position().toString())
                .containsExactly("A1", "A3", "B1");
    }

    @Test
    void finds_a_slot_only_at_its_leftmost_column() {
        Planogram planogram = new Planogram(CABINET, List.of(wide("A1", 2), slot("A3")));

        assertThat(planogram.find(Position.parse("A1"))).isNotNull();
        assertThat(planogram.find(Position.parse("A2"))).isNull();
        assertThatThrownBy(() -> planogram.slot(Position.parse("A2"))).hasMessageContaining("A2");
    }

    @Test
    void lets_slots_touch_but_not_overlap() {
        assertThat(new Planogram(CABINET, List.of(wide("A1", 2), slot("A3"))).slots())
                .hasSize(2);
        assertThatThrownBy(() -> new Planogram(CABINET, List.of(wide("A1", 3), slot("A3"))))
                .hasMessageContaining("A3")
                .hasMessageContaining("overlaps");
        assertThatThrownBy(() -> new Planogram(CABINET, List.of(slot("A1"), slot("A1"))))
                .hasMessageContaining("overlaps");
    }

    @Test
    void lets_a_slot_end_at_the_edge_but_not_beyond() {
        assertThat(new Planogram(CABINET, List.of(wide("A3", 2))).slots()).hasSize(1);
        assertThatThrownBy(() -> new Planogram(CABINET, List.of(wide("A3", 3)))).hasMessageContaining("outside");
        assertThatThrownBy(() -> new Planogram(CABINET, List.of(slot("C1")))).hasMessageContaining("outside");
    }

    @Test
    void refuses_to_be_without_slots() {
        assertThatThrownBy(() -> new Planogram(CABINET, List.of())).hasMessageContaining("at least one slot");
    }

    @Test
    void changes_into_a_new_planogram_and_stays_as_it_was() {
        Planogram before = new Planogram(CABINET, List.of(slot("A1"), slot("A2")));

        Planogram after = before.with(Position.parse("A2"), new Facing("p1", null, 5, null));

        assertThat(before.slot(Position.parse("A2")).isEmpty()).isTrue();
        assertThat(after.slotsOf("p1")).hasSize(1);
        assertThat(after.productIds()).containsExactly("p1");
    }

    private static Slot slot(String position) {
        return wide(position, 1);
    }

    private static Slot wide(String position, int columns) {
        return new Slot(Position.parse(position), columns, SlotType.COIL, 8, null, null, null);
    }
}
