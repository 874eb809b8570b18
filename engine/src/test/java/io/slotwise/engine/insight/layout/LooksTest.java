package io.slotwise.engine.insight.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.zones.PositionEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Catalogue CATALOGUE = Catalogue.of(List.of(
            product("cola", "Drinks", "#D02020", "can"),
            product("cherry", "Drinks", "#D42828", "can"),
            product("water", "Drinks", "#A9D3F0", "bottle"),
            product("chips", "Snacks", "#F5D327", "bag"),
            product("nuts", "Snacks", "", "bag")));

    @Test
    void products_put_together_are_a_block_and_scattered_ones_are_not() {
        LayoutReport together = look("cola cola water water", "cola cola water water", "chips chips chips chips");
        LayoutReport scattered = look("cola chips cola chips", "chips cola chips cola", "cola chips cola chips");

        LayoutReport.Block drinks = together.categories().getFirst();
        assertThat(drinks.name()).isEqualTo("Drinks");
        assertThat(drinks.blocks()).isEqualTo(1);
        assertThat(drinks.largestShare()).isEqualTo(1);
        assertThat(drinks.togetherness()).isGreaterThan(0.6);
        assertThat(scattered.categories().getFirst().blocks()).isEqualTo(6);
        assertThat(scattered.categories().getFirst().togetherness()).isLessThan(0.05);
    }

    @Test
    void neighbours_that_look_alike_are_found_and_the_same_product_twice_is_not() {
        LayoutReport report = look("cola cherry chips", "cola cola water");

        assertThat(report.lookAlikes())
                .extracting(one -> one.position() + " " + one.neighbour())
                .containsExactly("A1 A2", "A2 B2");
        assertThat(report.lookAlikes().getFirst().contrast()).isLessThan(5);
        assertThat(report.meanContrast()).isGreaterThan(Looks.ALIKE);
    }

    @Test
    void what_is_not_known_is_said_and_not_guessed() {
        LayoutReport report = look("nuts nuts", ". .");

        assertThat(report.coloursKnown()).isZero();
        assertThat(report.meanContrast()).isNull();
        assertThat(report.brands()).isEmpty();
        assertThat(report.filled()).isEqualTo(2);
    }

    @Test
    void the_best_seen_places_come_with_what_they_hold_and_how_it_ranks() {
        Planogram planogram = planogram("chips . .", "cola water cherry", ". . .");
        LayoutReport report = Looks.at(
                planogram,
                CATALOGUE,
                PositionEffects.prior(planogram.cabinet()),
                id -> id.equals("cola") ? 10 : id.equals("chips") ? 1 : 5);

        LayoutReport.Hero best = report.heroes().getFirst();
        assertThat(best.position().row()).isLessThanOrEqualTo(1);
        assertThat(best.visibility()).isGreaterThan(1);
        assertThat(report.heroes()).hasSize(1);
    }

    @Test
    void a_cabinet_with_nothing_in_it_has_a_report_too() {
        LayoutReport report = look(". .");

        assertThat(report.categories()).isEmpty();
        assertThat(report.heroes().getFirst().productId()).isNull();
        assertThat(report.heroes().getFirst().rank()).isZero();
    }

    @Test
    void colours_are_measured_as_the_eye_sees_them() {
        Colour white = Objects.requireNonNull(Colour.parse("#fff"));
        Colour black = Objects.requireNonNull(Colour.parse("#000000"));

        assertThat(white.distance(black)).isCloseTo(100, within(0.01));
        assertThat(white.lightness()).isCloseTo(100, within(0.01));
        assertThat(Objects.requireNonNull(Colour.parse("Red")).a()).isGreaterThan(40);
        assertThat(Colour.parse("ultrabeige")).isNull();
    }

    private static LayoutReport look(String... rows) {
        Planogram planogram = planogram(rows);
        return Looks.at(planogram, CATALOGUE, PositionEffects.prior(planogram.cabinet()), id -> 1);
    }

    private static Planogram planogram(String... rows) {
        List<Slot> slots = new ArrayList<>();
        int columns = 0;
        for (int row = 0; row < rows.length; row++) {
            String[] ids = rows[row].split(" ", -1);
            columns = ids.length;
            for (int column = 0; column < ids.length; column++) {
                Slot slot = Slot.empty(new Position(row, column), 10);
                slots.add(ids[column].equals(".") ? slot : slot.with(new Facing(ids[column], null, 10, null)));
            }
        }
        return new Planogram(Cabinet.of(0, "", rows.length, columns, Temperature.CHILLED), slots);
    }

    private static Product product(String id, String category, String colour, String pack) {
        return Product.of(id, id, category, Money.of("2")).withLook(new Product.Look("", colour, pack));
    }
}
