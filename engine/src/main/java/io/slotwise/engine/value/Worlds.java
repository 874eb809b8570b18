package io.slotwise.engine.value;

import io.slotwise.engine.model.Planogram;

/**
 * A value model that is asked about many planograms: the expected world and the posterior draws, kept. Not safe to
 * share between threads.
 */
public final class Worlds {
    private final ValueModel model;
    private final Layout layout;
    private final double[] scratch;
    private final Takings[] drawn;
    private final Week today;

    Worlds(ValueModel model) {
        this.model = model;
        layout = model.layout();
        scratch = new double[layout.products.size()];
        drawn = new Takings[model.settings().draws()];
        today = model.expected().week(model.today(), scratch);
    }

    /** How many draws there are. */
    public int draws() {
        return drawn.length;
    }

    /** The expected week, with the cost of the moves from today's planogram. */
    public WeeklyMoney expected(Planogram planogram) {
        Shelf shelf = layout.shelf(planogram);
        return model.expected()
                .week(shelf, scratch)
                .money(
                        today,
                        model.moves(model.today(), shelf),
                        model.affinity().money(shelf),
                        model.affinity().revenue(shelf));
    }

    /** Money a week in one draw, with the cost of the moves from today's planogram. */
    public double drawn(int draw, Planogram planogram) {
        Shelf shelf = layout.shelf(planogram);
        Takings takings = takings(draw);
        return takings.week(shelf, scratch).total()
                + takings.market.belief.together * model.affinity().money(shelf)
                - model.moves(model.today(), shelf);
    }

    /** The money of single products around a planogram in one draw, for a search. */
    public Pivot pivot(int draw, Planogram planogram) {
        return new Pivot(model, takings(draw), planogram);
    }

    private Takings takings(int draw) {
        if (drawn[draw] == null) {
            drawn[draw] = model.takings(Belief.draw(layout, draw, drawn.length));
        }
        return drawn[draw];
    }
}
