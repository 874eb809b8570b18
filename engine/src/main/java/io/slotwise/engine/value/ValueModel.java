package io.slotwise.engine.value;

import io.slotwise.engine.model.Planogram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What planograms of one cabinet are worth, given the evidence on its machine. Immutable, safe to share, and the
 * same for equal evidence: names never count, and the draws behind its intervals are always the same.
 *
 * <p>Demand is a pivoted nested attraction model of which today's planogram is the fixed point, so no change is
 * worth exactly nothing; sales are what a finite stock lets through between visits; see {@code Market} and
 * {@code Takings} for the methods and {@link Priors} for what is assumed.
 */
public final class ValueModel {
    /** Enough for the spread of one placement; seventy of them are asked for at once. */
    private static final int MOST_PLACEMENT_DRAWS = 16;

    private final ValueSettings settings;
    private final Layout layout;
    private final Shelf today;
    private final Prices prices;
    private final Takings expected;
    private final Week expectedToday;
    private final AffinityTable affinity;

    /** Draws for single placements, kept once made; threads that race make the same ones. */
    private final @Nullable Takings[] placementDraws;

    private ValueModel(Evidence evidence, ValueSettings settings) {
        this.settings = settings;
        layout = new Layout(evidence);
        today = layout.shelf(layout.today);
        prices = new Prices(layout, today);
        expected = takings(Belief.expected(layout));
        expectedToday = expected.week(today, new double[layout.products.size()]);
        affinity = new AffinityTable(layout, prices, today, expectedToday);
        placementDraws = new Takings[Math.min(MOST_PLACEMENT_DRAWS, settings.draws())];
    }

    /**
     * The model of a machine.
     *
     * @throws IllegalArgumentException if a product stands there that is not in the catalogue
     */
    public static ValueModel of(Evidence evidence, ValueSettings settings) {
        return new ValueModel(evidence, settings);
    }

    public Evidence evidence() {
        return layout.evidence;
    }

    /** The share of the belief that intervals hold. */
    public double intervalLevel() {
        return settings.intervalLevel();
    }

    /** Whether money is margin or revenue. */
    public Measure measure() {
        return prices.measure;
    }

    /** How many products of the catalogue have no known cost although money is counted as margin. */
    public int imputedCosts() {
        return prices.imputed;
    }

    /** The expected week with a planogram in the cabinet in question. */
    public WeeklyMoney weekly(Planogram planogram) {
        return money(layout.shelf(planogram), new double[layout.products.size()], 0);
    }

    /** What a planogram is worth more than today's. */
    public Uplift compare(Planogram after) {
        return compare(layout.today, after);
    }

    /**
     * What one planogram is worth more than another; exactly 0 if they hold the same.
     *
     * @throws IllegalArgumentException if either has other slots than today's or an unknown product
     */
    public Uplift compare(Planogram before, Planogram after) {
        Shelf from = layout.shelf(before);
        Shelf to = layout.shelf(after);
        double[] moneyFrom = new double[layout.products.size()];
        double[] moneyTo = new double[layout.products.size()];
        WeeklyMoney weekFrom = money(from, moneyFrom, 0);
        WeeklyMoney weekTo = money(to, moneyTo, moves(from, to));
        Spread spread = new Spread(settings.draws(), from, to);
        for (int draw = 0; draw < settings.draws(); draw++) {
            spread.add(draw, takings(Belief.draw(layout, draw, settings.draws())));
        }
        boolean same = from.sameAs(to);
        double level = settings.intervalLevel();
        return new Uplift(
                prices.measure,
                weekFrom,
                weekTo,
                same ? WeeklyValue.NOTHING : Normal.around(weekTo.total() - weekFrom.total(), spread.change, level),
                Normal.around(weekFrom.revenue(), spread.revenueBefore, level),
                Normal.around(weekTo.revenue(), spread.revenueAfter, level),
                same
                        ? WeeklyValue.NOTHING
                        : Normal.around(weekTo.revenue() - weekFrom.revenue(), spread.revenueChange, level),
                priorShare(from, to, moneyFrom, moneyTo));
    }

    /** What products that are bought together bring, by pair. */
    public AffinityTable affinity() {
        return affinity;
    }

    private WeeklyMoney money(Shelf shelf, double[] byProduct, double moves) {
        return expected.week(shelf, byProduct)
                .money(expectedToday, moves, affinity.money(shelf), affinity.revenue(shelf));
    }

    /** The quick way to the worth of single placements on a planogram, such as one that is being edited. */
    public PlacementValues placements(Planogram planogram) {
        return new PlacementValues(this, planogram);
    }

    /** The money of single products around a planogram, for a search. */
    public Pivot pivot(Planogram planogram) {
        return new Pivot(this, expected, planogram);
    }

    /** The model made ready for many questions. */
    public Worlds worlds() {
        return new Worlds(this);
    }

    private final class Spread {
        final double[] change;
        final double[] revenueBefore;
        final double[] revenueAfter;
        final double[] revenueChange;
        private final Shelf from;
        private final Shelf to;
        private final double pairs;
        private final double pairsRevenueBefore;
        private final double pairsRevenueAfter;
        private final double[] money = new double[layout.products.size()];

        Spread(int draws, Shelf from, Shelf to) {
            this.from = from;
            this.to = to;
            pairs = affinity.money(to) - affinity.money(from);
            pairsRevenueBefore = affinity.revenue(from);
            pairsRevenueAfter = affinity.revenue(to);
            change = new double[draws];
            revenueBefore = new double[draws];
            revenueAfter = new double[draws];
            revenueChange = new double[draws];
        }

        void add(int draw, Takings takings) {
            Week before = takings.week(from, money);
            Week after = takings.week(to, money);
            Week now = from.sameAs(today) ? before : takings.week(today, money);
            double together = takings.market.belief.together;
            change[draw] = after.total() - before.total() + together * pairs;
            revenueBefore[draw] = before.revenue(now) + together * pairsRevenueBefore;
            revenueAfter[draw] = after.revenue(now) + together * pairsRevenueAfter;
            revenueChange[draw] = revenueAfter[draw] - revenueBefore[draw];
        }
    }

    Layout layout() {
        return layout;
    }

    Shelf today() {
        return today;
    }

    Prices prices() {
        return prices;
    }

    ValueSettings settings() {
        return settings;
    }

    Takings expected() {
        return expected;
    }

    int placementDraws() {
        return placementDraws.length;
    }

    /** The week in one draw for single placements; immutable, so that it may be handed over without a lock. */
    Takings placementDraw(int draw) {
        Takings takings = placementDraws[draw];
        if (takings == null) {
            takings = takings(Belief.draw(layout, draw, placementDraws.length));
            placementDraws[draw] = takings;
        }
        return takings;
    }

    Takings takings(Belief belief) {
        return new Takings(new Market(layout, belief, today), prices, settings);
    }

    /** Cost a week of changing what stands in slots. */
    double moves(Shelf from, Shelf to) {
        int moved = 0;
        for (int s = 0; s < from.productAt.length; s++) {
            if (from.productAt[s] != to.productAt[s]) {
                moved++;
            }
        }
        return moved * moveCost();
    }

    double moveCost() {
        return prices.measure == Measure.REVENUE
                ? 0
                : settings.labourPerHour() / 60 * settings.minutesPerMove() / settings.weeksPerMove();
    }

    private double priorShare(Shelf from, Shelf to, double[] moneyFrom, double[] moneyTo) {
        double[] weight = new double[moneyFrom.length];
        Arrays.setAll(weight, p -> Math.abs(moneyTo[p] - moneyFrom[p]));
        double sum = 0;
        double prior = 0;
        for (int p = 0; p < weight.length; p++) {
            sum += weight[p];
            prior += weight[p] * priorShare(p, from, to);
        }
        return sum == 0 ? 0 : prior / sum;
    }

    private double priorShare(int product, Shelf from, Shelf to) {
        boolean stays = from.facings[product] > 0 && to.facings[product] > 0;
        return stays
                ? Math.max(
                        layout.ratePrior[product], layout.evidence.positions().priorShare())
                : layout.ratePrior[product];
    }
}
