package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Belief;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Prices;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.Measure;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.pairs.AffinityTable;
import org.jspecify.annotations.Nullable;

/**
 * The weeks that a machine may have with any planogram: as expected, and in every posterior draw. Immutable and safe to
 * share.
 */
public final class Weeks {
    /** Enough for the spread of one placement; seventy of them are asked for at once. */
    private static final int MOST_PLACEMENT_DRAWS = 16;

    private static final double MINUTES_PER_HOUR = 60;

    private final ValueSettings settings;
    private final Layout layout;
    private final Shelf today;
    private final Prices prices;
    private final Takings expected;
    private final AffinityTable affinity;

    /** Draws for single placements, kept once made; threads that race make the same ones. */
    private final @Nullable Takings[] placementDraws;

    public Weeks(Evidence evidence, ValueSettings settings) {
        this.settings = settings;
        layout = new Layout(evidence);
        today = layout.shelf(layout.today);
        prices = new Prices(layout, today);
        expected = takings(Belief.expected(layout));
        Week expectedToday = expected.week(today, new double[layout.products.size()]);
        affinity = new AffinityTable(layout, prices, today, expectedToday.margin(), expectedToday.revenue());
        placementDraws = new Takings[Math.min(MOST_PLACEMENT_DRAWS, settings.draws())];
    }

    public Layout layout() {
        return layout;
    }

    /** What stands there. */
    public Shelf today() {
        return today;
    }

    public Prices prices() {
        return prices;
    }

    public ValueSettings settings() {
        return settings;
    }

    public AffinityTable affinity() {
        return affinity;
    }

    /** The week in the expected belief. */
    public Takings expected() {
        return expected;
    }

    /**
     * The expected week with a shelf.
     *
     * @param byProduct filled with each product's own money, shape {@code [products]}
     * @param moves cost a week of getting there
     */
    public WeeklyMoney money(Shelf shelf, double[] byProduct, double moves) {
        return expected.week(shelf, byProduct).money(moves, affinity.money(shelf), affinity.revenue(shelf));
    }

    /** The week in one of the settings' posterior draws. */
    public Takings drawn(int draw) {
        return takings(Belief.draw(layout, draw, settings.draws()));
    }

    /** How many draws single placements are judged by. */
    public int placementDraws() {
        return placementDraws.length;
    }

    /** The week in one draw for single placements; immutable, so that it may be handed over without a lock. */
    public Takings placementDraw(int draw) {
        Takings takings = placementDraws[draw];
        if (takings == null) {
            takings = takings(Belief.draw(layout, draw, placementDraws.length));
            placementDraws[draw] = takings;
        }
        return takings;
    }

    /** The week in a belief. */
    public Takings takings(Belief belief) {
        return new Takings(new Market(layout, belief, today), prices, settings);
    }

    /** Cost a week of changing what stands in slots. */
    public double moves(Shelf from, Shelf to) {
        int moved = 0;
        for (int s = 0; s < from.productAt.length; s++) {
            if (from.productAt[s] != to.productAt[s]) {
                moved++;
            }
        }
        return moved * moveCost();
    }

    /** Cost a week of changing what one slot holds. */
    public double moveCost() {
        return prices.measure == Measure.REVENUE
                ? 0
                : settings.labourPerHour() / MINUTES_PER_HOUR * settings.minutesPerMove() / settings.weeksPerMove();
    }
}
