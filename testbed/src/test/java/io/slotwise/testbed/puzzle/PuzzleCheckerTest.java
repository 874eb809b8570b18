package io.slotwise.testbed.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.Rule;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PuzzleCheckerTest {
    private final Puzzle puzzle = Puzzle.of(1, Puzzle.Adjacency.NONE);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void today_has_no_fault(long seed) {
        Puzzle any = Puzzle.of(seed, Puzzle.Adjacency.SOME);
        assertThat(PuzzleChecker.faults(any, any.today())).isEmpty();
    }

    @Test
    void a_product_that_is_too_high_is_a_fault() {
        Product high = product(190);
        Slot low = puzzle.today().slot(Position.parse("G3"));
        assertThat(faults(low, high)).anyMatch(fault -> fault.contains("does not fit"));
    }

    @Test
    void a_pinned_slot_that_gets_another_product_is_a_fault() {
        Rule.Pinned pin = puzzle.rules().stream()
                .filter(Rule.Pinned.class::isInstance)
                .map(Rule.Pinned.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(faults(puzzle.today().slot(pin.position()), product(120)))
                .contains("%s lost its product".formatted(pin.position()));
    }

    @Test
    void one_product_everywhere_breaks_nearly_every_rule() {
        Product heavy = puzzle.catalogue().products().stream()
                .filter(product -> Integer.valueOf(120).equals(product.size().heightMm()))
                .max(Comparator.comparing(product -> product.size().weightG()))
                .orElseThrow();
        List<Slot> slots = puzzle.today().slots().stream()
                .map(slot -> holding(slot, heavy))
                .toList();
        List<String> faults =
                PuzzleChecker.faults(puzzle, new Planogram(puzzle.today().cabinet(), slots));
        assertThat(faults)
                .anyMatch(fault -> fault.contains("weighs"))
                .anyMatch(fault -> fault.contains("has 70 facings"))
                .anyMatch(fault -> fault.contains("is missing"))
                .anyMatch(fault -> fault.contains("slots change"));
    }

    private Product product(int heightMm) {
        return puzzle.catalogue().products().stream()
                .filter(product ->
                        Integer.valueOf(heightMm).equals(product.size().heightMm()))
                .filter(product -> !puzzle.today().productIds().contains(product.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> faults(Slot slot, Product product) {
        List<Slot> slots = puzzle.today().slots().stream()
                .map(one -> one.equals(slot) ? holding(one, product) : one)
                .toList();
        return PuzzleChecker.faults(puzzle, new Planogram(puzzle.today().cabinet(), slots));
    }

    private static Slot holding(Slot slot, Product product) {
        return slot.with(new Facing(product.id(), null, slot.capacity(), null));
    }
}
