package io.slotwise.engine.rules.tally;

import io.slotwise.engine.model.Position;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The weight of one row, or of the whole cabinet, filled to par. */
public record WeightTally(int row, int limitG) implements Tally {
    /** As a row: all of them. */
    static final int CABINET = -1;

    @Override
    public double excess(Board board) {
        return over(grams(board));
    }

    @Override
    public boolean watches(Board board, int slot) {
        return row == CABINET || board.row[slot] == row;
    }

    @Override
    public double change(Board board, int slot, int assigned) {
        if (!watches(board, slot)) {
            return 0;
        }
        long grams = grams(board);
        return over(grams + board.gramsGained(slot, assigned)) - over(grams);
    }

    @Override
    public void judge(Board board, Consumer<Breach> found) {
        long grams = grams(board);
        if (grams > limitG) {
            String what = row == CABINET ? "The cabinet" : "Row " + Position.rowLetters(row);
            found.accept(Breach.of(
                    this,
                    row == CABINET ? "cabinet_weight" : "row_weight",
                    over(grams),
                    () -> "%s weighs %d g when filled to par, and may carry %d g.".formatted(what, grams, limitG),
                    () -> "Lower par levels or move heavy products, by %d g in all.".formatted(grams - limitG)));
        }
    }

    @Override
    public IntStream mendable(Board board) {
        return Tally.super.mendable(board).filter(slot -> watches(board, slot) && board.product[slot] >= 0);
    }

    public long gramsOver(Board board) {
        return grams(board) - limitG;
    }

    private long grams(Board board) {
        return row == CABINET ? board.grams : board.rowGrams[row];
    }

    private double over(long grams) {
        return grams <= limitG ? 0 : 1 + (double) (grams - limitG) / limitG;
    }
}
