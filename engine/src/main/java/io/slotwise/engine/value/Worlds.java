package io.slotwise.engine.value;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.slot.Pivot;
import io.slotwise.engine.value.week.Takings;
import io.slotwise.engine.value.week.Weeks;

/**
 * A value model that is asked about many planograms: the expected world and the posterior draws, kept. Not safe to
 * share between threads.
 */
public final class Worlds {
    private final Weeks weeks;
    private final Layout layout;
    private final double[] scratch;
    private final Takings[] drawn;

    Worlds(Weeks weeks) {
        this.weeks = weeks;
        layout = weeks.layout();
        scratch = new double[layout.products.size()];
        drawn = new Takings[weeks.settings().draws()];
    }

    /** How many draws there are. */
    public int draws() {
        return drawn.length;
    }

    /** The expected week, with the cost of the moves from today's planogram. */
    public WeeklyMoney expected(Planogram planogram) {
        Shelf shelf = layout.shelf(planogram);
        return weeks.money(shelf, scratch, weeks.moves(weeks.today(), shelf));
    }

    /** Money a week in one draw, with the cost of the moves from today's planogram. */
    public double drawn(int draw, Planogram planogram) {
        Shelf shelf = layout.shelf(planogram);
        Takings takings = takings(draw);
        return takings.week(shelf, scratch).total()
                + takings.market.belief.together * weeks.affinity().money(shelf)
                - weeks.moves(weeks.today(), shelf);
    }

    /** The money of single products around a planogram in one draw, for a search. */
    public Pivot pivot(int draw, Planogram planogram) {
        return new Pivot(weeks, takings(draw), planogram);
    }

    private Takings takings(int draw) {
        if (drawn[draw] == null) {
            drawn[draw] = weeks.drawn(draw);
        }
        return drawn[draw];
    }
}
