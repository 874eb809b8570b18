package io.slotwise.engine.rules.tally;

import io.slotwise.engine.model.Position;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A slot that keeps what it held.
 *
 * @param held id of the product before, {@code ""} for none
 */
public record PinTally(int slot, String held) implements Tally {
    @Override
    public double excess(Board board) {
        return holds(board, board.product[slot]) ? 0 : 1;
    }

    @Override
    public boolean watches(Board board, int changed) {
        return changed == slot;
    }

    @Override
    public double change(Board board, int changed, int assigned) {
        return changed != slot ? 0 : (holds(board, assigned) ? 0 : 1) - excess(board);
    }

    @Override
    public void judge(Board board, Consumer<Breach> found) {
        if (excess(board) > 0) {
            Position position = board.planogram.slots().get(slot).position();
            String what = held.isEmpty() ? "stays empty" : "keeps the product (%s)".formatted(held);
            found.accept(Breach.of(
                            this,
                            "pinned",
                            1,
                            () -> "The slot (%s) is pinned: it %s.".formatted(position, what),
                            () -> "Leave it as it was, or take the pin out.")
                    .in(position));
        }
    }

    @Override
    public IntStream mendable(Board board) {
        return IntStream.of(slot);
    }

    private boolean holds(Board board, int product) {
        return switch (product) {
            case Board.EMPTY -> held.isEmpty();
            case Board.STRANGER -> held.equals(board.planogram.slots().get(slot).productId());
            default -> board.lineup.get(product).id().equals(held);
        };
    }
}
