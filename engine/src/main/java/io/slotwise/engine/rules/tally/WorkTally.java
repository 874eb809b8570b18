package io.slotwise.engine.rules.tally;

import io.slotwise.engine.rules.Rule;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The work that leads from what stands to a board, against a limit.
 *
 * @param code {@code max_changes} or {@code max_minutes}
 * @param per the work for one slot
 * @param known the work that leads to the one board that this is ready for, else NaN
 */
public record WorkTally(String code, Board standing, Rule.MaxMinutes.Minutes per, double limit, double known)
        implements Tally {
    /** Counts a changed slot as one, whatever changed in it. */
    static final Rule.MaxMinutes.Minutes EACH = new Rule.MaxMinutes.Minutes(1, 1, 1, 1);

    /** Sums of minutes differ by rounding; a millionth of a minute is nothing. */
    private static final double PRECISION = 1e6;

    @Override
    public double excess(Board board) {
        return over(work(board));
    }

    @Override
    public Tally ready(Board board) {
        return new WorkTally(code, standing, per, limit, work(board));
    }

    @Override
    public double change(Board board, int slot, int assigned) {
        double now = Double.isNaN(known) ? work(board) : known;
        int par =
                assigned == Board.EMPTY ? 0 : board.planogram.slots().get(slot).capacity();
        double then = now - workAt(board, slot) + work(slot, assigned, par, board.lineup.price(assigned));
        return over(then) - over(now);
    }

    @Override
    public void judge(Board board, Consumer<Breach> found) {
        double work = work(board);
        if (over(work) > 0) {
            boolean slots = code.equals("max_changes");
            String unit = slots ? "slots change" : "minutes of work";
            found.accept(Breach.of(
                    this,
                    code,
                    over(work),
                    () -> "%s %s, at most %s are allowed.".formatted(Amount.text(work), unit, Amount.text(limit)),
                    () -> "Take back the changes that bring least."));
        }
    }

    @Override
    public IntStream mendable(Board board) {
        return Tally.super.mendable(board).filter(slot -> workAt(board, slot) > 0);
    }

    private double work(Board board) {
        double sum = 0;
        for (int slot = 0; slot < board.size(); slot++) {
            sum += workAt(board, slot);
        }
        return sum;
    }

    private double workAt(Board board, int slot) {
        boolean strangers = board.product[slot] == Board.STRANGER && standing.product[slot] == Board.STRANGER;
        if (strangers) {
            return board.planogram
                            .slots()
                            .get(slot)
                            .equals(standing.planogram.slots().get(slot))
                    ? 0
                    : per.assign();
        }
        return work(slot, board.product[slot], board.par[slot], board.price[slot]);
    }

    private double work(int slot, int product, int par, long price) {
        if (product != standing.product[slot]) {
            return product == Board.EMPTY ? per.clear() : per.assign();
        }
        double reprice = price != standing.price[slot] ? per.reprice() : 0;
        double setPar = par != standing.par[slot] ? per.setPar() : 0;
        return code.equals("max_changes") ? Math.max(reprice, setPar) : reprice + setPar;
    }

    private double over(double work) {
        return Math.max(0, Math.rint((work - limit) * PRECISION) / PRECISION);
    }
}
