package io.slotwise.engine.optimise.legal;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.optimise.problem.Proposal;
import io.slotwise.engine.optimise.setup.Setup;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal asks for and a search does not take from it: prices, which a plan leaves as they are, and fill levels,
 * which it leaves too or decides by itself. It is said, so that nobody believes it was taken.
 */
final class LeftOut {
    private final Setup setup;
    private final Planogram asked;
    private final Set<String> parts = new LinkedHashSet<>();

    private LeftOut(Setup setup, Planogram asked) {
        this.setup = setup;
        this.asked = asked;
    }

    /**
     * In words, null for nothing.
     *
     * @param asked what stands after the proposal
     */
    static @Nullable String of(Setup setup, Proposal proposal, Planogram asked) {
        LeftOut leftOut = new LeftOut(setup, asked);
        proposal.changes().forEach(leftOut::look);
        return leftOut.parts.isEmpty()
                ? null
                : "A plan decides what stands where; left out of this: %s.".formatted(String.join(", ", leftOut.parts));
    }

    private void look(Change change) {
        switch (change) {
            case Change.Assign assign -> {
                if (assign.price() != null) {
                    price(assign.position());
                }
                if (assign.parLevel() != null) {
                    level(assign.position());
                }
            }
            case Change.Reprice reprice -> price(reprice.position());
            case Change.SetPar setPar -> level(setPar.position());
            case Change.Swap swap -> {}
            case Change.Clear clear -> {}
            case Change.SetFacings facings -> {}
        }
    }

    private void price(Position position) {
        Facing facing = asked.slot(position).facing();
        Facing given = given(position, facing);
        if (facing != null && given != null && !price(facing).equals(price(given))) {
            parts.add("the price %s of %s".formatted(price(facing), position));
        }
    }

    private void level(Position position) {
        Facing facing = asked.slot(position).facing();
        Facing given = given(position, facing);
        if (facing != null && given != null && facing.parLevel() != given.parLevel()) {
            parts.add("the fill level %d of %s".formatted(facing.parLevel(), position));
        }
    }

    /** What the search puts there for it. */
    private @Nullable Facing given(Position position, @Nullable Facing facing) {
        return facing == null
                ? null
                : setup.rules()
                        .facing(setup.index(facing.productId()), setup.today().indexOf(position));
    }

    private Money price(Facing facing) {
        Product product = setup.products().get(setup.index(facing.productId()));
        return facing.price() == null ? product.price() : facing.price();
    }
}
