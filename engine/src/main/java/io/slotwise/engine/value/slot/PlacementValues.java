package io.slotwise.engine.value.slot;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.money.Normal;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.engine.value.pairs.PairChanges;
import io.slotwise.engine.value.week.Takings;
import io.slotwise.engine.value.week.Weeks;
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
    private final double[] capacity;
    private final Takings near;
    private final Scene expected;
    private final Responses responses;
    private final double moveCost;
    private final double weekNow;
    private final PairChanges pairs;
    private @Nullable Draws drawn;

    public PlacementValues(Weeks weeks, Planogram planogram) {
        this.weeks = weeks;
        layout = weeks.layout();
        from = layout.shelf(planogram);
        capacity = new double[planogram.slots().size()];
        for (int s = 0; s < capacity.length; s++) {
            capacity[s] = Layout.stock(planogram.slots().get(s), 0);
        }
        near = weeks.expected().near(from);
        expected = new Scene(near, from);
        responses = new Responses(expected);
        moveCost = weeks.moveCost();
        pairs = weeks.affinity().changes(from);
        weekNow = near.week(from, new double[from.facings.length]).total();
    }

    /** Products of the catalogue, in its order. */
    public int products() {
        return layout.products.size();
    }

    /** Slots of the planogram, in reading order. */
    public int slots() {
        return capacity.length;
    }

    /** @throws IllegalArgumentException if the catalogue has no such product */
    public int productIndex(String productId) {
        return layout.index(productId);
    }

    /** Whether the product stands in the slot already; placing it there changes nothing. */
    public boolean stands(int product, int slot) {
        return from.productAt[layout.firstSlot + slot] == product;
    }

    /** Expected money a week of placing a product into a slot, as the value model's comparison has it. */
    public double mean(int product, int slot) {
        if (stands(product, slot)) {
            return 0;
        }
        Shelf to = from.with(layout.firstSlot + slot, product, capacity[slot], layout.listPrice[product]);
        return near.week(to, new double[from.facings.length]).total() - weekNow - moveCost + affinity(product, slot);
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
        int at = layout.firstSlot + slot;
        int incumbent = from.productAt[at];
        double perMultiplier = expected.weightPerMultiplier(product);
        double arriving = perMultiplier * (expected.multiplierSum[product] + expected.market.belief.multiplier[at]);
        double leaving = incumbent == Layout.NONE ? 0 : expected.weightWithout(incumbent, at);
        double served = served(expected, product, arriving, slot);
        double servedWithout = servedWithout(expected, incumbent, leaving, at);
        Shift shift = new Shift(expected, product, served, incumbent, servedWithout);
        double own = arriving(expected, product, arriving, served, shift.arrivingFactor(), slot);
        double usual = perMultiplier * (expected.multiplierSum[product] + expected.market.belief.usualMultiplier);
        double servedAtUsual = served(expected, product, usual, slot);
        double atUsual = arriving(expected, product, usual, servedAtUsual, shift.arrivingFactor(), slot);
        double lost = incumbent == Layout.NONE
                ? 0
                : leaving(expected, incumbent, leaving, servedWithout, shift.leavingFactor(), at)
                        - responses.now[incumbent];
        return new PlacementParts(
                arriving * shift.arrivingFactor() * Layout.WEEK,
                atUsual - responses.now[product],
                own - atUsual,
                lost,
                shift.others(responses) + affinity(product, slot),
                moveCost);
    }

    /**
     * Expected money a week of every placement.
     *
     * @return shape {@code [products × slots]}, product by product; 0 where the product stands already
     */
    public double[] quickMeans() {
        double[] means = new QuickMeans(expected, responses, capacity, moveCost).all();
        if (weeks.affinity().size() > 0) {
            for (int product = 0; product < layout.products.size(); product++) {
                int at = product * capacity.length;
                for (int slot = 0; slot < capacity.length; slot++) {
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
        Scene scene = all.scenes[draw];
        int at = layout.firstSlot + slot;
        int incumbent = from.productAt[at];
        double arriving = all.weightPerMultiplier(draw, product)
                * (scene.multiplierSum[product] + scene.market.belief.multiplier[at]);
        double leaving = incumbent == Layout.NONE ? 0 : scene.weightWithout(incumbent, at);
        double served = served(scene, product, arriving, slot);
        double servedWithout = servedWithout(scene, incumbent, leaving, at);
        Shift shift = new Shift(scene, product, served, incumbent, servedWithout);
        double change = arriving(scene, product, arriving, served, shift.arrivingFactor(), slot)
                - all.now(draw, product)
                + shift.others(responses)
                - moveCost;
        return incumbent == Layout.NONE
                ? change
                : change
                        + leaving(scene, incumbent, leaving, servedWithout, shift.leavingFactor(), at)
                        - all.now(draw, incumbent);
    }

    private double served(Scene scene, int product, double weight, int slot) {
        return scene.takings.served(product, weight, from.stock[product] + capacity[slot]);
    }

    private double servedWithout(Scene scene, int incumbent, double weight, int at) {
        return weight == 0 ? 0 : scene.takings.served(incumbent, weight, stockWithout(incumbent, at));
    }

    private double stockWithout(int incumbent, int at) {
        return from.stock[incumbent] - from.stockAt[at];
    }

    private double arriving(Scene scene, int product, double weight, double served, double factor, int slot) {
        double stock = from.stock[product] + capacity[slot];
        Takings.Sale sale =
                new Takings.Sale(from.facings[product] + 1, scene.priceWith(product), responses.credit[product]);
        return scene.takings.money(product, sale, weight * factor, served * factor, stock);
    }

    private double leaving(Scene scene, int incumbent, double weight, double served, double factor, int at) {
        int facings = from.facings[incumbent] - 1;
        if (facings == 0) {
            return 0;
        }
        double stock = stockWithout(incumbent, at);
        Takings.Sale sale = new Takings.Sale(facings, scene.priceWithout(incumbent, at), responses.credit[incumbent]);
        return scene.takings.money(incumbent, sale, weight * factor, served * factor, stock);
    }

    private Draws draws() {
        if (drawn == null) {
            drawn = new Draws(weeks, from, responses);
        }
        return drawn;
    }
}
