package io.slotwise.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
    private static final Position A1 = Position.parse("A1");
    private static final Position A2 = Position.parse("A2");
    private static final Position A3 = Position.parse("A3");

    @Test
    void assigning_replaces_what_stood_there_and_fills_the_slot() {
        Planogram after = Changes.apply(planogram("cola", "", "chips"), new Change.Assign(A1, "tea", null, null));

        assertThat(after.slot(A1).facing()).isEqualTo(new Facing("tea", null, 8, null));
    }

    @Test
    void swapping_moves_products_with_their_prices() {
        Planogram before = Changes.apply(planogram("cola", "", "chips"), new Change.Reprice(A1, Money.of("2.75")));

        Planogram after = Changes.apply(before, new Change.Swap(A1, A3));

        assertThat(after.slot(A3).facing()).isEqualTo(before.slot(A1).facing());
        assertThat(after.slot(A1).productId()).isEqualTo("chips");
    }

    @Test
    void a_swapped_facing_never_keeps_a_par_level_above_the_new_capacity() {
        Slot deep = Slot.empty(A1, 12).with(new Facing("cola", null, 12, null));
        Planogram before =
                new Planogram(Cabinet.of(0, "", 1, 2, Temperature.AMBIENT), List.of(deep, Slot.empty(A2, 5)));

        Planogram after = Changes.apply(before, new Change.Swap(A1, A2));

        assertThat(after.slot(A2).facing()).isEqualTo(new Facing("cola", null, 5, null));
        assertThat(after.slot(A1).isEmpty()).isTrue();
    }

    @Test
    void price_and_par_level_of_an_empty_slot_cannot_change() {
        Planogram before = planogram("cola", "", "chips");

        assertThatThrownBy(() -> Changes.apply(before, new Change.Reprice(A2, Money.of("1"))))
                .hasMessageContaining("A2")
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> Changes.apply(before, new Change.SetPar(A2, 3)))
                .hasMessageContaining("A2");
    }

    @Test
    void more_facings_take_the_nearest_empty_slots_and_fewer_clear_the_last() {
        Planogram before = planogram("", "", "chips", "");

        Planogram two = Changes.apply(before, new Change.SetFacings("chips", 2));
        assertThat(two.slotsOf("chips")).extracting(Slot::position).containsExactly(A2, A3);

        Planogram one = Changes.apply(two, new Change.SetFacings("chips", 1));
        assertThat(one.slotsOf("chips")).extracting(Slot::position).containsExactly(A2);

        assertThatThrownBy(() -> Changes.apply(before, new Change.SetFacings("chips", 5)))
                .hasMessageContaining("chips")
                .hasMessageContaining("only 3 slots are empty");
    }

    @Test
    void a_change_at_a_slot_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> Changes.apply(planogram("cola"), new Change.Clear(Position.parse("B7"))))
                .hasMessageContaining("B7");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void the_changes_between_two_planograms_lead_from_one_to_the_other(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Planogram before = random(random);
        Planogram after = random(random);

        List<Change> changes = Changes.between(before, after);

        assertThat(Changes.apply(before, changes)).isEqualTo(after);
        assertThat(Changes.between(after, after)).isEmpty();
    }

    private static Planogram random(SplittableRandom random) {
        List<Slot> slots = IntStream.range(0, 15)
                .mapToObj(i -> randomSlot(new Position(i / 5, i % 5), random))
                .toList();
        return new Planogram(Cabinet.of(0, "", 3, 5, Temperature.CHILLED), slots);
    }

    private static Slot randomSlot(Position position, SplittableRandom random) {
        Slot empty = Slot.empty(position, 8);
        Money price = random.nextBoolean() ? null : new Money(random.nextLong(1, 5) * 5_000);
        Facing facing = new Facing("p" + random.nextInt(4), price, random.nextInt(0, 9), null);
        return random.nextInt(4) == 0 ? empty : empty.with(facing);
    }

    private static Planogram planogram(String... products) {
        List<Slot> slots = IntStream.range(0, products.length)
                .mapToObj(i -> slot(new Position(0, i), products[i]))
                .toList();
        return new Planogram(Cabinet.of(0, "", 1, products.length, Temperature.AMBIENT), slots);
    }

    private static Slot slot(Position position, String product) {
        Slot empty = Slot.empty(position, 8);
        return product.isEmpty() ? empty : empty.with(new Facing(product, null, 8, null));
    }
}
