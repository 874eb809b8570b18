package io.slotwise.engine.value;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.evidence.Priors;
import io.slotwise.engine.value.money.Measure;
import io.slotwise.engine.value.money.Normal;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.engine.value.pairs.AffinityTable;
import io.slotwise.engine.value.slot.Pivot;
import io.slotwise.engine.value.slot.PlacementValues;
import io.slotwise.engine.value.week.Takings;
import io.slotwise.engine.value.week.Week;
import io.slotwise.engine.value.week.Weeks;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What planograms of one cabinet are worth, given the evidence on its machine. Immutable, safe to share, and the
 * same for equal evidence: names never count, and the draws behind its intervals are always the same.
 *
 * <p>Demand is a pivoted nested attraction model of which today's planogram is the fixed point, so no change is
 * worth exactly nothing; sales are what a finite stock lets through between visits; see {@code Market} and
 * {@code Takings} for the methods and {@link Priors} for what is assumed.
 */
public final class ValueModel {
    private final Weeks weeks;
    private final Layout layout;
    private final ValueSettings settings;

    private ValueModel(Evidence evidence, ValueSettings settings) {
        this.settings = settings;
        weeks = new Weeks(evidence, settings);
        layout = weeks.layout();
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
        return weeks.prices().measure;
    }

    /**
     * Those of some products that have no known cost although money is counted as margin: the mean share of the others'
     * prices stands in for it.
     */
    public List<Product> imputedCosts(Collection<String> productIds) {
        return measure() == Measure.REVENUE
                ? List.of()
                : productIds.stream()
                        .map(evidence().catalogue()::get)
                        .filter(product -> product.cost() == null)
                        .toList();
    }

    /** The expected week with a planogram in the cabinet in question. */
    public WeeklyMoney weekly(Planogram planogram) {
        return weeks.money(layout.shelf(planogram), new double[layout.products.size()], 0);
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
        WeeklyMoney weekFrom = weeks.money(from, moneyFrom, 0);
        WeeklyMoney weekTo = weeks.money(to, moneyTo, weeks.moves(from, to));
        Spread spread = new Spread(settings.draws(), from, to);
        for (int draw = 0; draw < settings.draws(); draw++) {
            spread.add(draw, weeks.drawn(draw));
        }
        boolean same = from.sameAs(to);
        double level = settings.intervalLevel();
        return new Uplift(
                weeks.prices().measure,
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
        return weeks.affinity();
    }

    /** The quick way to the worth of single placements on a planogram, such as one that is being edited. */
    public PlacementValues placements(Planogram planogram) {
        return new PlacementValues(weeks, planogram);
    }

    /** The money of single products around a planogram, for a search. */
    public Pivot pivot(Planogram planogram) {
        return new Pivot(weeks, weeks.expected(), planogram);
    }

    /** The model made ready for many questions. */
    public Worlds worlds() {
        return new Worlds(weeks);
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
            pairs = weeks.affinity().money(to) - weeks.affinity().money(from);
            pairsRevenueBefore = weeks.affinity().revenue(from);
            pairsRevenueAfter = weeks.affinity().revenue(to);
            change = new double[draws];
            revenueBefore = new double[draws];
            revenueAfter = new double[draws];
            revenueChange = new double[draws];
        }

        void add(int draw, Takings takings) {
            Week before = takings.week(from, money);
            Week after = takings.week(to, money);
            double together = takings.market.belief.together;
            change[draw] = after.total() - before.total() + together * pairs;
            revenueBefore[draw] = before.allRevenue() + together * pairsRevenueBefore;
            revenueAfter[draw] = after.allRevenue() + together * pairsRevenueAfter;
            revenueChange[draw] = revenueAfter[draw] - revenueBefore[draw];
        }
    }

    Weeks weeks() {
        return weeks;
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
