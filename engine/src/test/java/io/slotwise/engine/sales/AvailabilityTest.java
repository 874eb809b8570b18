package io.slotwise.engine.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.StockEvent.Kind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
    private static final Position A1 = Position.parse("A1");
    private static final Position A2 = Position.parse("A2");

    private static Sale sale(int day, int hour) {
        return new Sale(
                DAY.plusDays(day), LocalTime.of(hour, 0), "m", 0, A1, "cola", 1, null, null, Sale.Payment.UNKNOWN);
    }

    private static StockEvent stock(int day, int hour, Kind kind, @Nullable Integer quantity) {
        return new StockEvent(DAY.plusDays(day), LocalTime.of(hour, 0), "m", 0, A1, kind, quantity);
    }

    private static SlotChange stands(int day, Position slot, @Nullable String product, @Nullable Integer capacity) {
        return new SlotChange(DAY.plusDays(day), "m", 0, slot, product, null, capacity);
    }

    private static float @Nullable [] cola(
            List<Sale> sales, List<SlotChange> changes, List<StockEvent> stock, List<Visit> visits) {
        MachineHistory history = new MachineHistory(SalesHistory.of(sales), changes, stock, visits, List.of());
        return Availability.of(history, DAY, 6).get("cola");
    }

    @Test
    void a_stamped_stock_out_lasts_until_the_restock() {
        float[] share = cola(
                List.of(),
                List.of(stands(0, A1, "cola", 8)),
                List.of(stock(1, 12, Kind.STOCKOUT, null), stock(3, 12, Kind.RESTOCK, 8)),
                List.of());
        assertThat(share).containsExactly(1, .5f, 0, .5f, 1, 1);
    }

    @Test
    void what_was_counted_before_the_first_day_tells_how_it_begins() {
        float[] share = cola(
                List.of(),
                List.of(stands(-9, A1, "cola", 8)),
                List.of(stock(-5, 0, Kind.READ, 2), stock(-4, 12, Kind.STOCKOUT, null), stock(1, 12, Kind.RESTOCK, 8)),
                List.of());
        assertThat(share).containsExactly(0, .5f, 1, 1, 1, 1);
    }

    @Test
    void a_count_of_nothing_means_out_since_the_last_sale() {
        float[] share = cola(
                List.of(sale(0, 9), sale(1, 12)),
                List.of(stands(0, A1, "cola", null)),
                List.of(stock(4, 0, Kind.READ, 0), stock(4, 0, Kind.FILL, 8)),
                List.of());
        assertThat(share).containsExactly(new float[] {1, .5f, 0, 0, 1, 1}, within(.1f));
    }

    @Test
    void a_count_of_more_means_never_out() {
        float[] share = cola(
                List.of(sale(0, 9)),
                List.of(stands(0, A1, "cola", null)),
                List.of(stock(4, 0, Kind.READ, 3)),
                List.of());
        assertThat(share).containsExactly(1, 1, 1, 1, 1, 1);
    }

    @Test
    void selling_as_many_as_a_visit_can_have_filled_means_out() {
        float[] share = cola(
                List.of(sale(1, 1), sale(1, 2), sale(2, 0)),
                List.of(stands(0, A1, "cola", 3)),
                List.of(),
                List.of(
                        new Visit(DAY, LocalTime.of(1, 0), "m", "", null),
                        new Visit(DAY.plusDays(4), LocalTime.of(0, 0), "m", "", null)));
        assertThat(share).containsExactly(-1, 1, 0, 0, -1, -1);
    }

    @Test
    void what_stands_nowhere_is_not_on_offer_once_the_planogram_is_known() {
        float[] share = cola(
                List.of(sale(1, 9)),
                List.of(stands(2, A1, "cola", null), stands(2, A2, "chips", null), stands(4, A1, "water", null)),
                List.of(),
                List.of());
        assertThat(share).containsExactly(-1, -1, -1, -1, 0, 0);
    }

    @Test
    void nothing_known_gives_nothing() {
        assertThat(cola(List.of(sale(1, 9)), List.of(), List.of(), List.of())).isNull();
    }

    @Test
    void a_sale_from_a_slot_believed_empty_ends_the_belief() {
        float[] share = cola(
                List.of(sale(3, 0)),
                List.of(stands(0, A1, "cola", 8)),
                List.of(stock(1, 0, Kind.STOCKOUT, null)),
                List.of());
        assertThat(share).containsExactly(1, -1, -1, 1, 1, 1);
    }

    @Test
    void a_product_with_one_of_two_slots_empty_is_on_offer_for_most_but_not_all() {
        float[] share = cola(
                List.of(),
                List.of(stands(0, A1, "cola", 8), stands(0, A2, "cola", 8)),
                List.of(stock(2, 0, Kind.STOCKOUT, null)),
                List.of());
        assertThat(share).containsExactly(new float[] {1, 1, .87f, .87f, .87f, .87f}, within(.01f));
    }
}
