package io.slotwise.engine.value.slot;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.money.Normal;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.engine.value.pairs.PairChanges;
import io.slotwise.engine.value.week.Weeks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The worth of single placements on one planogram: a product assigned to a slot at its list price and filled to
 * capacity, whatever stood there. The expected worth is that of the value model's comparison; what is quick is the
 * worth of all products in all slots ({@link #quickMeans}, exact to about one per cent) and the intervals. Not
 * safe to share between threads: draws are made when first asked for.
 */
public final class PlacementValues {
    private final Weeks weeks;
    private final Layout layout;
    private final Shelf from;
    private final Sizes sizes;
    private final Scene expected;
    private final Responses responses;
    private final double moveCost;
    private final ExactTotals totals;
    private final double weekNow;
    private final PairChanges pairs;
    private @Nullable Draws drawn;

    public PlacementValues(Weeks weeks, Planogram planogram) {
        this.weeks = weeks;
        layout = weeks.layout();
        from = layout.shelf(planogram);
        double[] capacity = new double[planogram.slots().size()];
        Arrays.setAll(capacity, s -> Layout.stock(planogram.slots().get(s), 0));
        sizes = new Sizes(layout.firstSlot, capacity);
        expected = new Scene(weeks.expected().near(from), from);
        responses = new Responses(expected);
        moveCost = weeks.moveCost();
        pairs = weeks.affinity().changes(from);
        totals = new ExactTotals(expected);
        weekNow = totals.now();
    }

    /** Products of the catalogue, in its order. */
    public int products() {
        return layout.products.size();
    }

    /** Slots of the planogram, in reading order. */
    public int slots() {
        return sizes.capacity.length;
    }

    /** @throws IllegalArgumentException if the catalogue has no such product */
    public int productIndex(String productId) {
        return layout.index(productId);
    }

    /** Whether the product stands in the slot already; placing it there changes nothing. */
    public boolean stands(int product, int slot) {
        return incumbent(slot) == product;
    }

    /** Expected money a week of placing a product into a slot, as the value model's comparison has it. */
    public double mean(int product, int slot) {
        if (stands(product, slot)) {
            return 0;
        }
        return mean(expectedPlacing(product, slot), product, slot);
    }

    private double mean(Placing placing, int product, int slot) {
        return totals.after(placing) - weekNow - moveCost + affinity(product, slot);
    }

    /** The expected worth with its interval. */
    public WeeklyValue value(int product, int slot) {
        if (stands(product, slot)) {
            return WeeklyValue.NOTHING;
        }
        Draws all = draws();
        double[] change = new double[all.scenes.length];
        double affinity = affinity(product, slot);
        for (int draw = 0; draw < change.length; draw++) {
            change[draw] = change(all, draw, product, slot) + all.scenes[draw].market.belief.together * affinity;
        }
        return Normal.around(mean(product, slot), change, weeks.settings().intervalLevel());
    }

    /** What the worth is made of. */
    public PlacementParts parts(int product, int slot) {
        if (stands(product, slot)) {
            return PlacementParts.NOTHING;
        }
        Placing placing = expectedPlacing(product, slot);
        int incumbent = incumbent(slot);
        double arrives = placing.arrives();
        double inUsualSlot = placing.arrivesInUsualSlot();
        return new PlacementParts(
                placing.demand() * Layout.WEEK,
                inUsualSlot - responses.now[product],
                arrives - inUsualSlot,
                incumbent == Layout.NONE ? 0 : placing.stays() - responses.now[incumbent],
                placing.others() + affinity(product, slot),
                moveCost);
    }

    /**
     * Expected money a week of every placement.
     *
     * @return shape {@code [products × slots]}, product by product; 0 where the product stands already
     */
    public double[] quickMeans() {
        double[] means = new QuickMeans(expected, responses, sizes, moveCost).all();
        if (weeks.affinity().size() > 0) {
            for (int product = 0; product < layout.products.size(); product++) {
                int at = product * slots();
                for (int slot = 0; slot < slots(); slot++) {
                    means[at + slot] += stands(product, slot) ? 0 : affinity(product, slot);
                }
            }
        }
        return means;
    }

    /** What neighbours and companions win or lose by it. */
    private double affinity(int product, int slot) {
        return pairs.at(layout.firstSlot + slot, product);
    }

    private double change(Draws all, int draw, int product, int slot) {
        Placing placing = placing(all.arriving(draw, product), slot);
        int incumbent = incumbent(slot);
        double change = placing.arrives() - all.now(draw, product) + placing.others() - moveCost;
        return incumbent == Layout.NONE ? change : change + placing.stays() - all.now(draw, incumbent);
    }

    private Placing expectedPlacing(int product, int slot) {
        return placing(Arriving.exact(expected, product), slot);
    }

    private Placing placing(Arriving arriving, int slot) {
        return new Placing(arriving, responses, new Placing.Place(layout.firstSlot + slot, sizes.capacity[slot]));
    }

    private int incumbent(int slot) {
        return from.productAt[layout.firstSlot + slot];
    }

    private Draws draws() {
        if (drawn == null) {
            drawn = new Draws(weeks, from, responses, sizes);
        }
        return drawn;
    }
}
