package io.slotwise.intake.coils;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SlotChange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoilLogTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final Position A1 = Position.parse("A1");

    private final CoilLog log = new CoilLog();
    private int day;

    @Test
    void a_product_that_follows_another_changes_the_slot_on_its_first_sale() {
        sells("cola", 6);
        sells("tea", 6);
        assertThat(products()).containsExactly("cola", "tea");
        assertThat(changes().get(1).effectiveFrom()).isEqualTo(START.plusDays(6));
        assertThat(standing()).isEqualTo("tea");
    }

    @Test
    void a_single_odd_sale_does_not_flip_a_slot() {
        sells("cola", 6);
        sells("tea", 1);
        sells("cola", 6);
        assertThat(products()).containsExactly("cola");
    }

    @Test
    void an_odd_sale_at_the_very_end_does_not_flip_it_either() {
        sells("cola", 6);
        sells("tea", 1);
        assertThat(standing()).isEqualTo("cola");
    }

    @Test
    void two_at_the_end_do() {
        sells("cola", 6);
        sells("tea", 2);
        assertThat(standing()).isEqualTo("tea");
    }

    @Test
    void a_large_quantity_in_one_line_is_still_one_event() {
        sells("cola", 6);
        add("tea", 9, 1);
        sells("cola", 6);
        assertThat(products()).containsExactly("cola");
    }

    @Test
    void two_products_side_by_side_are_told() {
        for (int i = 0; i < 10; i++) {
            sells("cola", 2);
            sells("tea", 1);
        }
        assertThat(products()).containsExactly("cola");
        assertThat(log.reconstruct().warnings()).anyMatch(words -> words.contains("10 of 30"));
    }

    @Test
    void a_silent_slot_is_told_and_kept() {
        sells("cola", 3);
        log.add(sale("tea", START.plusDays(60), "B1", 1, "1.00"));
        assertThat(log.reconstruct().warnings())
                .anyMatch(words -> words.contains("A1") && words.contains("nothing since"));
        assertThat(standing()).isEqualTo("cola");
    }

    @Test
    void sales_need_not_come_in_order() {
        log.add(sale("tea", START.plusDays(9), "A1", 1, "2.00"));
        log.add(sale("tea", START.plusDays(8), "A1", 1, "2.00"));
        log.add(sale("cola", START.plusDays(1), "A1", 1, "1.00"));
        log.add(sale("cola", START, "A1", 1, "1.00"));
        assertThat(products()).containsExactly("cola", "tea");
    }

    @Test
    void the_price_is_the_one_most_often_paid_in_the_stretch() {
        log.add(sale("cola", START, "A1", 1, "1.50"));
        log.add(sale("cola", START.plusDays(1), "A1", 1, "1.50"));
        log.add(sale("cola", START.plusDays(2), "A1", 1, "1.75"));
        assertThat(changes().getFirst().price()).isEqualTo(Money.of("1.50"));
    }

    @Test
    void capacities_are_said_to_be_unknown() {
        sells("cola", 3);
        assertThat(log.reconstruct().warnings().getFirst()).contains("Capacities");
        assertThat(log.reconstruct()
                        .planograms()
                        .getOrDefault("m1", List.of())
                        .getFirst()
                        .slot(A1)
                        .capacity())
                .isZero();
    }

    @Test
    void a_sale_without_a_slot_says_nothing() {
        log.add(Sale.of(START, "m1", "cola"));
        assertThat(log.isEmpty()).isTrue();
    }

    @Test
    void fills_a_machine_that_had_no_planogram() {
        sells("cola", 3);
        Machine machine = new Machine("m1", "m1", Venue.UNKNOWN, ZoneId.of("UTC"), Machine.Service.WEEKLY, List.of());
        assertThat(log.reconstruct().applyTo(machine).planogram(0).slot(A1).productId())
                .isEqualTo("cola");
    }

    private void sells(String product, int days) {
        for (int i = 0; i < days; i++) {
            add(product, 1, 1);
        }
    }

    private void add(String product, int quantity, int days) {
        log.add(sale(product, START.plusDays(day), "A1", quantity, "1.00"));
        day += days;
    }

    private static Sale sale(String product, LocalDate date, String slot, int quantity, String price) {
        return new Sale(
                date,
                null,
                "m1",
                0,
                Position.parse(slot),
                product,
                quantity,
                Money.of(price),
                null,
                Sale.Payment.UNKNOWN);
    }

    private List<SlotChange> changes() {
        return log.reconstruct().changes();
    }

    private List<String> products() {
        return changes().stream()
                .map(SlotChange::productId)
                .map(String::valueOf)
                .toList();
    }

    private String standing() {
        return String.valueOf(log.reconstruct()
                .planograms()
                .getOrDefault("m1", List.of())
                .getFirst()
                .slot(A1)
                .productId());
    }
}
