package io.slotwise.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.sales.Sale;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SaleFingerprintsTest {
    private static final Sale COLA = Sale.of(LocalDate.of(2024, 1, 1), "m1", "cola");
    private static final Sale TEA = Sale.of(LocalDate.of(2024, 1, 1), "m1", "tea");

    @Test
    void the_same_lines_get_the_same_names_in_every_import() {
        assertThat(names(List.of(COLA, TEA, COLA))).isEqualTo(names(List.of(TEA, COLA, COLA)));
    }

    @Test
    void two_genuine_vends_that_look_alike_are_two() {
        assertThat(names(List.of(COLA, COLA))).hasSize(2);
    }

    @Test
    void a_later_export_that_overlaps_adds_only_what_is_new() {
        Set<String> stored = names(List.of(COLA, COLA));
        assertThat(names(List.of(COLA, COLA, COLA, TEA))).containsAll(stored).hasSize(4);
    }

    @Test
    void tells_many_equal_lines_apart() {
        assertThat(names(Collections.nCopies(20_000, COLA))).hasSize(20_000);
    }

    @Test
    void different_sales_have_different_names() {
        for (long seed = 0; seed < 30; seed++) {
            List<Sale> sales = RandomDatasets.of(seed).sales();
            assertThat(names(sales)).hasSize(sales.size());
        }
    }

    private static Set<String> names(List<Sale> sales) {
        SaleFingerprints fingerprints = new SaleFingerprints();
        Set<String> names = new HashSet<>();
        sales.forEach(sale -> names.add(fingerprints.of(sale)));
        return names;
    }
}
