package io.slotwise.engine.rules.tally;

import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A product that has to stand somewhere.
 *
 * @param product its number, or {@link Board#STRANGER} for one that nobody knows and so cannot stand here
 * @param code {@code must_stock} where it is wanted in any case, {@code must_keep} where it stood before
 */
public record StockTally(int product, String id, String code) implements Tally {
    @Override
    public double excess(Board board) {
        return missing(facings(board));
    }

    @Override
    public double change(Board board, int slot, int assigned) {
        if (product == Board.STRANGER) {
            return 0;
        }
        int now = facings(board);
        int then = now - (board.product[slot] == product ? 1 : 0) + (assigned == product ? 1 : 0);
        return missing(then) - missing(now);
    }

    @Override
    public void judge(Board board, Consumer<Breach> found) {
        if (facings(board) > 0) {
            return;
        }
        String what =
                product == Board.STRANGER ? "The product (%s)".formatted(id) : Spot.name(board.lineup.get(product));
        found.accept(Breach.of(
                this,
                code,
                1,
                () -> "%s has no slot, and has to %s.".formatted(what, code.equals("must_keep") ? "stay" : "be here"),
                () -> product == Board.STRANGER ? "Add it to the catalogue, then give it a slot." : "Give it a slot."));
    }

    @Override
    public IntStream wanted(Board board) {
        return product == Board.STRANGER ? IntStream.empty() : IntStream.of(product);
    }

    private int facings(Board board) {
        return product == Board.STRANGER ? 0 : board.facings[product];
    }

    private static double missing(int facings) {
        return facings == 0 ? 1 : 0;
    }
}
