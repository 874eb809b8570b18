package io.slotwise.engine.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SalesHistoryTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void counts_units_per_day_with_zeros_where_nothing_sold() {
        SalesHistory history = SalesHistory.of(List.of(
                Sale.of(MONDAY, "m1", "cola"),
                Sale.of(MONDAY.plusDays(2), "m1", "cola"),
                Sale.of(MONDAY.plusDays(2), "m1", "cola"),
                Sale.of(MONDAY, "m1", "chips")));

        assertThat(history.dailyUnits("cola", MONDAY, MONDAY.plusDays(3))).containsExactly(1, 0, 2, 0);
        assertThat(history.dailyUnits(MONDAY, MONDAY)).containsExactly(2);
        assertThat(history.dailyUnits("unknown", MONDAY, MONDAY)).containsExactly(0);
    }

    @Test
    void what_was_known_before_a_day_ends_the_day_before() {
        SalesHistory history =
                SalesHistory.of(List.of(Sale.of(MONDAY, "m1", "cola"), Sale.of(MONDAY.plusDays(1), "m1", "chips")));

        SalesHistory past = history.before(MONDAY.plusDays(1));

        assertThat(past.size()).isEqualTo(1);
        assertThat(past.lastDay()).isEqualTo(MONDAY);
        assertThat(past.productIndex("cola")).isEqualTo(history.productIndex("cola"));
        assertThat(history.before(MONDAY).isEmpty()).isTrue();
        assertThat(history.before(LocalDate.MAX)).isSameAs(history);
    }

    @Test
    void what_happened_since_a_day_begins_with_it() {
        SalesHistory history =
                SalesHistory.of(List.of(Sale.of(MONDAY, "m1", "cola"), Sale.of(MONDAY.plusDays(1), "m1", "chips")));

        SalesHistory late = history.since(MONDAY.plusDays(1));

        assertThat(late.size()).isEqualTo(1);
        assertThat(late.firstDay()).isEqualTo(MONDAY.plusDays(1));
        assertThat(late.productIds().get(late.product(0))).isEqualTo("chips");
        assertThat(history.since(MONDAY)).isSameAs(history);
    }

    @Test
    void keeps_every_known_fact_of_a_line() {
        Position slot = Position.parse("C4");
        SalesHistory history = SalesHistory.of(List.of(new Sale(
                MONDAY, LocalTime.of(9, 30), "m1", 2, slot, "cola", 2, Money.of("2.25"), "t9", Sale.Payment.CARD)));

        assertThat(history.epochDay(0)).isEqualTo((int) MONDAY.toEpochDay());
        assertThat(history.secondOfDay(0)).isEqualTo(9 * 3600 + 30 * 60);
        assertThat(history.cabinetIndex(0)).isEqualTo(2);
        assertThat(history.slot(0)).isEqualTo(slot);
        assertThat(history.quantity(0)).isEqualTo(2);
        assertThat(history.unitPrice(0)).isEqualTo(Money.of("2.25"));
        assertThat(history.basket(0)).isNotEqualTo(SalesHistory.UNKNOWN);
    }

    @Test
    void links_card_sales_of_one_transaction_and_never_cash() {
        SalesHistory history = SalesHistory.of(List.of(
                line("a", "t1", Sale.Payment.CARD),
                line("b", "t1", Sale.Payment.CARD),
                line("c", "t2", Sale.Payment.CASH),
                line("d", "t2", Sale.Payment.CASH)));

        assertThat(history.basket(0)).isEqualTo(history.basket(1)).isNotNegative();
        assertThat(history.basket(2)).isEqualTo(SalesHistory.UNKNOWN);
        assertThat(history.basket(3)).isEqualTo(SalesHistory.UNKNOWN);
    }

    @Test
    void does_not_depend_on_the_order_of_its_input() {
        List<Sale> sales = IntStream.range(0, 200)
                .mapToObj(i -> Sale.of(MONDAY.plusDays(i % 17), "m1", "p" + i % 7))
                .toList();

        SalesHistory sorted = SalesHistory.of(sales);
        SalesHistory reversed = SalesHistory.of(sales.reversed());

        for (int line = 0; line < sorted.size(); line++) {
            assertThat(reversed.epochDay(line)).isEqualTo(sorted.epochDay(line));
            assertThat(reversed.product(line)).isEqualTo(sorted.product(line));
        }
    }

    @Test
    void refuses_the_sales_of_two_machines() {
        List<Sale> sales = List.of(Sale.of(MONDAY, "m1", "cola"), Sale.of(MONDAY, "m2", "cola"));

        assertThatThrownBy(() -> SalesHistory.of(sales))
                .hasMessageContaining("m1")
                .hasMessageContaining("m2");
    }

    private static Sale line(String product, String transaction, Sale.Payment payment) {
        return new Sale(MONDAY, null, "m1", 0, null, product, 1, null, transaction, payment);
    }
}
