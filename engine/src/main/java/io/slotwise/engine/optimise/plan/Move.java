package io.slotwise.engine.optimise.plan;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.score.Reason;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a plan, in the order in which a driver can do it, with its share of the plan's worth.
 *
 * @param order from 1
 * @param change to be carried out on what the moves before have left
 * @param from for {@link Type#MOVE} where the product stood before, for {@link Type#SWAP} the second slot
 * @param productId that stands at {@code position} afterwards; absent when it is emptied
 * @param replacedId that stood there before the plan; absent when it was empty
 * @param value money a week, averaged over all orders in which the moves could be made; the values of a plan's
 *     moves sum to its uplift
 * @param decomposition the same mean by component, as differences; its total is the mean of the value
 * @param reasons at most three, the most money first
 * @param mends what is forbidden today where it changes something; such a move may well cost money
 * @param source who suggested it: {@value #SEARCH} or a proposal's source
 */
public record Move(
        int order,
        Type type,
        Change change,
        Position position,
        @Nullable Position from,
        @Nullable String productId,
        @Nullable String replacedId,
        WeeklyValue value,
        WeeklyMoney decomposition,
        List<Reason> reasons,
        List<Violation> mends,
        String source) {
    /** What is done. */
    public enum Type {
        /** A product comes in that had no slot to give up for it. */
        ASSIGN,
        /** A product goes to another slot. */
        MOVE,
        /** Two slots exchange what they hold. */
        SWAP,
        /** A slot is emptied. */
        CLEAR,
        /** A slot is filled to another level. */
        SET_PAR
    }

    /** The source of moves that nobody suggested. */
    public static final String SEARCH = "engine";

    public Move {
        reasons = List.copyOf(reasons);
        mends = List.copyOf(mends);
    }
}
