package io.slotwise.engine.rules.tally;

import io.slotwise.engine.rules.Rule;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The slots of a group of products together. */
public record GroupTally(int group, Rule.GroupFacings rule) implements Tally {
    @Override
    public double excess(Board board) {
        return over(board.groupFacings[group]);
    }

    @Override
    public double change(Board board, int slot, int assigned) {
        int now = board.groupFacings[group];
        int lost = board.lineup.inGroup(group, board.product[slot]) ? 1 : 0;
        int won = board.lineup.inGroup(group, assigned) ? 1 : 0;
        return over(now - lost + won) - over(now);
    }

    @Override
    public void judge(Board board, Consumer<Breach> found) {
        int now = board.groupFacings[group];
        String what = rule.which().words();
        if (now > rule.max()) {
            found.accept(Breach.of(
                    this,
                    "group_max",
                    over(now),
                    () -> "The %s have %d facings together, at most %d are allowed.".formatted(what, now, rule.max()),
                    () -> "Give %d of their slots to something else.".formatted(now - rule.max())));
        } else if (now < rule.min()) {
            found.accept(Breach.of(
                    this,
                    "group_min",
                    over(now),
                    () -> "The %s have %d facings together, at least %d are asked for."
                            .formatted(what, now, rule.min()),
                    () -> "Give them %d slots more.".formatted(rule.min() - now)));
        }
    }

    @Override
    public IntStream mendable(Board board) {
        boolean tooMany = board.groupFacings[group] > rule.max();
        return Tally.super.mendable(board).filter(slot -> tooMany == board.lineup.inGroup(group, board.product[slot]));
    }

    @Override
    public IntStream wanted(Board board) {
        return board.groupFacings[group] >= rule.min()
                ? IntStream.empty()
                : IntStream.range(0, board.lineup.size()).filter(i -> board.lineup.inGroup(group, i));
    }

    private double over(int facings) {
        return Math.max(0, facings - rule.max()) + Math.max(0, rule.min() - facings);
    }
}
