package io.slotwise.engine.rules.tally;

import io.slotwise.engine.model.Money;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One product that asks less than another, slot by slot. */
public record OrderTally(int cheaper, int dearer, Money gap) implements Tally {
    private static final int NOWHERE = -1;

    @Override
    public double excess(Board board) {
        return over(board, NOWHERE, Board.EMPTY);
    }

    @Override
    public double change(Board board, int slot, int assigned) {
        boolean touched = speaksOf(assigned) || speaksOf(board.product[slot]);
        return touched ? over(board, slot, assigned) - excess(board) : 0;
    }

    @Override
    public void judge(Board board, Consumer<Breach> found) {
        double over = excess(board);
        if (over > 0) {
            String low = Spot.name(board.lineup.get(cheaper));
            String high = Spot.name(board.lineup.get(dearer));
            Money from = highestCheap(board);
            Money to = lowestDear(board);
            found.accept(Breach.of(
                    this,
                    "price_order",
                    over,
                    () -> "%s asks %s and %s asks %s, so there are no %s between them."
                            .formatted(low, from, high, to, gap),
                    () -> "Ask at most %s for the one or at least %s for the other."
                            .formatted(to.minus(gap), from.plus(gap))));
        }
    }

    @Override
    public IntStream mendable(Board board) {
        return Tally.super.mendable(board).filter(slot -> speaksOf(board.product[slot]));
    }

    /** The price nearest to today's that one of the two may ask while the other keeps its own. */
    public Money allowed(Board board, int product) {
        return product == cheaper
                ? lowestDear(board).minus(gap)
                : highestCheap(board).plus(gap);
    }

    /** The most that the cheaper one asks anywhere. */
    private Money highestCheap(Board board) {
        return new Money(extreme(board, NOWHERE, Board.EMPTY, cheaper));
    }

    /** The least that the dearer one asks anywhere. */
    private Money lowestDear(Board board) {
        return new Money(extreme(board, NOWHERE, Board.EMPTY, dearer));
    }

    private boolean speaksOf(int product) {
        return product == cheaper || product == dearer;
    }

    private double over(Board board, int slot, int assigned) {
        long high = extreme(board, slot, assigned, cheaper);
        long low = extreme(board, slot, assigned, dearer);
        boolean both = high >= 0 && low >= 0;
        return both && high + gap.tenThousandths() > low ? 1 : 0;
    }

    /** The dearest price of the cheaper or the cheapest price of the dearer product, −1 where it does not stand. */
    private long extreme(Board board, int slot, int assigned, int product) {
        long result = -1;
        for (int i = 0; i < board.size(); i++) {
            if (board.productAt(i, slot, assigned) == product) {
                long price = board.priceAt(i, slot, assigned);
                boolean first = result < 0;
                result = first || (product == cheaper ? price > result : price < result) ? price : result;
            }
        }
        return result;
    }
}
