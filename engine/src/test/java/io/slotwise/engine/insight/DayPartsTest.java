package io.slotwise.engine.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayPartsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Catalogue CATALOGUE = Catalogue.of(List.of(
            Product.of("coffee", "Coffee", "Hot drinks", Money.of("2")),
            Product.of("chips", "Chips", "Snacks", Money.of("2"))));

    @Test
    void a_category_stands_out_in_the_part_of_the_day_that_asks_for_it() {
        List<Sale> sales = new ArrayList<>();
        add(sales, "coffee", LocalTime.of(8, 0), 60);
        add(sales, "chips", LocalTime.of(15, 30), 60);

        List<DayParts.Profile> parts = DayParts.of(SalesHistory.of(sales), CATALOGUE, DAY);

        assertThat(parts).hasSize(DayParts.Part.values().length);
        assertThat(parts.getFirst().part()).isEqualTo(DayParts.Part.MORNING);
        assertThat(parts.getFirst().share()).isCloseTo(0.5, within(1e-12));
        assertThat(parts.getFirst().categories()).containsExactly("Hot drinks");
        assertThat(parts.stream().mapToDouble(DayParts.Profile::share).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void says_nothing_where_times_are_unknown_or_few() {
        List<Sale> untimed = new ArrayList<>();
        add(untimed, "coffee", null, 100);
        List<Sale> few = new ArrayList<>();
        add(few, "coffee", LocalTime.NOON, 19);

        assertThat(DayParts.of(SalesHistory.of(untimed), CATALOGUE, DAY)).isEmpty();
        assertThat(DayParts.of(SalesHistory.of(few), CATALOGUE, DAY)).isEmpty();
    }

    @Test
    void every_second_of_a_day_belongs_to_one_part() {
        assertThat(DayParts.Part.at(0)).isEqualTo(DayParts.Part.NIGHT);
        assertThat(DayParts.Part.at(6 * 3_600 - 1)).isEqualTo(DayParts.Part.NIGHT);
        assertThat(DayParts.Part.at(6 * 3_600)).isEqualTo(DayParts.Part.MORNING);
        assertThat(DayParts.Part.at(86_399)).isEqualTo(DayParts.Part.EVENING);
    }

    private static void add(List<Sale> sales, String product, @Nullable LocalTime time, int count) {
        for (int i = 0; i < count; i++) {
            sales.add(new Sale(DAY, time, "m", 0, null, product, 1, null, null, Sale.Payment.UNKNOWN));
        }
    }
}
