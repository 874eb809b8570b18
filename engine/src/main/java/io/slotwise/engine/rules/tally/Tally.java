package io.slotwise.engine.rules.tally;

import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A rule that looks at more than one slot, made ready for a lineup of products. */
public sealed interface Tally
        permits FacingTally, GroupTally, OrderTally, PinTally, StockTally, WeightTally, WorkTally {
    /** How far the rule is from holding, 0 when it holds; about one for each slot that has to change. */
    double excess(Board board);

    /**
     * How much the excess would grow if a slot held another product, at its list price and filled to capacity.
     * Looks only, allocates nothing.
     */
    double change(Board board, int slot, int assigned);

    /** Whether a placement in the slot can change the excess at all. */
    default boolean watches(Board board, int slot) {
        return true;
    }

    /** The same tally, with what it needs to know of a board looked up already; to be asked about that board only. */
    default Tally ready(Board board) {
        return this;
    }

    /** The growth that counts against a placement: not what it begins well and later ones can finish. */
    default double placementChange(Board board, int slot, int assigned) {
        return change(board, slot, assigned);
    }

    /** Reports the rule if it does not hold. */
    void judge(Board board, Consumer<Breach> found);

    /** The slots where a change could help. */
    default IntStream mendable(Board board) {
        return IntStream.range(0, board.size());
    }

    /** The products of which more slots could help. */
    default IntStream wanted(Board board) {
        return IntStream.empty();
    }
}
