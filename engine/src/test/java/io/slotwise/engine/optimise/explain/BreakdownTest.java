package io.slotwise.engine.optimise.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.value.Example;
import io.slotwise.engine.value.ValueModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakdownTest {
    private static final Change SWAP = new Change.Swap(new Position(0, 0), new Position(2, 5));
    private static final Change REPRICE = new Change.Reprice(new Position(1, 1), Money.of("9.5"));
    private static final Change ASSIGN = new Change.Assign(new Position(0, 4), "p35", null, 6);
    private static final Change SECOND = new Change.Assign(new Position(0, 7), "p35", null, 6);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_parts_sum_to_the_whole(long seed) {
        Example example = Example.of(seed);
        ValueModel model = example.model();
        Planogram after = after(example, List.of(SWAP, REPRICE, ASSIGN, SECOND));

        List<Breakdown.Part> parts = Breakdown.of(model, example.planogram(), after);

        assertThat(parts.stream().mapToDouble(part -> part.value().mean()).sum())
                .isCloseTo(model.compare(after).change().mean(), within(1e-9));
    }

    @Test
    void two_slots_that_exchange_are_one_part_and_a_price_is_told_as_a_price() {
        Example example = Example.of(4);

        List<Breakdown.Part> parts =
                Breakdown.of(example.model(), example.planogram(), after(example, List.of(SWAP, REPRICE)));

        assertThat(parts).extracting(Breakdown.Part::changes).containsExactly(List.of(SWAP), List.of(REPRICE));
    }

    @Test
    void the_order_in_which_changes_are_named_does_not_matter() {
        Example example = Example.of(6);
        Change up = new Change.SetPar(new Position(0, 1), 12);
        Change again = new Change.SetPar(new Position(0, 2), 12);

        Planogram after = after(example, List.of(up, again));

        assertThat(Breakdown.of(example.model(), example.planogram(), after))
                .isEqualTo(Breakdown.of(example.model(), example.planogram(), after(example, List.of(again, up))));
    }

    @Test
    void nothing_changed_has_no_parts() {
        Example example = Example.of(1);

        assertThat(Breakdown.of(example.model(), example.planogram(), example.planogram()))
                .isEmpty();
    }

    private static Planogram after(Example example, List<Change> changes) {
        return Changes.apply(example.planogram(), changes);
    }
}
