package io.slotwise.engine.rules.tally;

import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The slots of each product of a group that stands here at all: at least so many, or at most so many. */
public record FacingTally(int group, int limit, Bound bound) implements Tally {
    public enum Bound {
        MIN,
        MAX
    }

    @Override
    public double excess(Board board) {
        double sum = 0;
        for (int i = 0; i < board.facings.length; i++) {
            sum += over(board, i);
        }
        return sum;
    }

    @Override
    public double change(Board board, int slot, int assigned) {
        return step(board, board.product[slot], -1) + step(board, assigned, 1);
    }

    /** A first slot of a product that needs several is a beginning, not a fault of the placement. */
    @Override
    public double placementChange(Board board, int slot, int assigned) {
        double begun = bound == Bound.MIN ? 0 : step(board, assigned, 1);
        return step(board, board.product[slot], -1) + begun;
    }

    @Override
    public void judge(Board board, Consumer<Breach> found) {
        for (int i = 0; i < board.facings.length; i++) {
            double over = over(board, i);
            if (over > 0) {
                found.accept(breach(board, i, over));
            }
        }
    }

    @Override
    public IntStream mendable(Board board) {
        return bound == Bound.MIN
                ? Tally.super.mendable(board)
                : Tally.super.mendable(board).filter(slot -> over(board, board.product[slot]) > 0);
    }

    @Override
    public IntStream wanted(Board board) {
        return bound == Bound.MAX
                ? IntStream.empty()
                : IntStream.range(0, board.facings.length).filter(i -> over(board, i) > 0);
    }

    private Breach breach(Board board, int i, double over) {
        String name = Spot.name(board.lineup.get(i));
        int now = board.facings[i];
        return bound == Bound.MAX
                ? Breach.of(
                        this,
                        "facings_max",
                        over,
                        () -> "%s has %d facings, at most %d are allowed.".formatted(name, now, limit),
                        () -> "Give %d of its slots to something else.".formatted(now - limit))
                : Breach.of(
                        this,
                        "facings_min",
                        over,
                        () -> "%s has %d facings, at least %d are asked for.".formatted(name, now, limit),
                        () -> "Give it %d more, or take it out.".formatted(limit - now));
    }

    private double step(Board board, int i, int by) {
        return board.lineup.inGroup(group, i) ? over(board.facings[i] + by) - over(board.facings[i]) : 0;
    }

    private double over(Board board, int i) {
        return board.lineup.inGroup(group, i) ? over(board.facings[i]) : 0;
    }

    private double over(int facings) {
        return bound == Bound.MAX ? Math.max(0, facings - limit) : facings == 0 ? 0 : Math.max(0, limit - facings);
    }
}
