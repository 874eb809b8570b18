package io.slotwise.engine.value;

import io.slotwise.engine.model.Planogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The worth of single placements on one planogram: a product assigned to a slot at its list price and filled to
 * capacity, whatever stood there. The expected worth is that of {@link ValueModel#compare}; what is quick is the
 * worth of all products in all slots ({@link #quickMeans}, exact to about one per cent) and the intervals. Not
 * safe to share between threads: draws are made when first asked for.
 */
public final class PlacementValues {
    private final ValueModel model;
    private final Layout layout;
    private final Shelf from;
    private final double[] capacity;
    private final Scene expected;
    private final Responses responses;
    private final double moveCost;
    private final double weekNow;
    private @Nullable List<Scene> drawn;
    private double @Nullable [][] moneyNow;

    PlacementValues(ValueModel model, Planogram planogram) {
        this.model = model;
        layout = model.layout();
        from = layout.shelf(planogram);
        capacity = new double[planogram.slots().size()];
        for (int s = 0; s < capacity.length; s++) {
            capacity[s] = Layout.stock(planogram.slots().get(s), 0);
        }
        expected = new Scene(model.expected(), from);
        responses = new Responses(expected);
        moveCost = model.moveCost();
        weekNow = model.expected().week(from, new double[from.facings.length]).total();
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

    /** Expected money a week of placing a product into a slot, as {@link ValueModel#compare} has it. */
    public double mean(int product, int slot) {
        if (stands(product, slot)) {
            return 0;
        }
        Shelf to = from.with(layout.firstSlot + slot, product, capacity[slot], layout.listPrice[product]);
        return model.expected().week(to, new double[from.facings.length]).total() - weekNow - moveCost;
    }

    /** The expected worth with its interval. */
    public WeeklyValue value(int product, int slot) {
        if (stands(product, slot)) {
            return WeeklyValue.NOTHING;
        }
        List<Scene> scenes = draws();
        double[] change = new double[scenes.size()];
        for (int draw = 0; draw < change.length; draw++) {
            change[draw] =
                    parts(scenes.get(draw), moneyNow(draw), product, slot).total();
        }
        return Normal.around(mean(product, slot), change, model.settings().intervalLevel());
    }

    /** What the worth is made of. */
    public PlacementParts parts(int product, int slot) {
        return parts(expected, responses.now, product, slot);
    }

    /**
     * Expected money a week of every placement.
     *
     * @return shape {@code [products × slots]}, product by product; 0 where the product stands already
     */
    public double[] quickMeans() {
        return new QuickMeans(expected, responses, capacity, moveCost).all();
    }

    private PlacementParts parts(Scene scene, double[] now, int product, int slot) {
        int at = layout.firstSlot + slot;
        if (from.productAt[at] == product) {
            return PlacementParts.NOTHING;
        }
        int incumbent = from.productAt[at];
        double arriving = scene.weightWith(product, at);
        double leaving = incumbent == Layout.NONE ? 0 : scene.weightWithout(incumbent, at);
        Shift shift = new Shift(scene, product, arriving, incumbent, leaving);
        double demand = arriving * shift.arrivingFactor();
        double own = arriving(scene, product, demand, slot);
        double usual = scene.market.belief.usualMultiplier;
        double plain = scene.weightPerMultiplier(product) * (scene.multiplierSum[product] + usual);
        double atUsual = arriving(scene, product, plain * shift.arrivingFactor(), slot);
        double lost = incumbent == Layout.NONE
                ? 0
                : leaving(scene, incumbent, leaving * shift.leavingFactor(), at) - now[incumbent];
        return new PlacementParts(
                demand * Takings.WEEK, atUsual - now[product], own - atUsual, lost, shift.others(responses), moveCost);
    }

    private double arriving(Scene scene, int product, double demand, int slot) {
        return scene.takings.money(
                product,
                demand,
                from.stock[product] + capacity[slot],
                from.facings[product] + 1,
                scene.priceWith(product),
                responses.credit[product]);
    }

    private double leaving(Scene scene, int incumbent, double demand, int at) {
        int facings = from.facings[incumbent] - 1;
        return facings == 0
                ? 0
                : scene.takings.money(
                        incumbent,
                        demand,
                        from.stock[incumbent] - from.stockAt[at],
                        facings,
                        scene.priceWithout(incumbent, at),
                        responses.credit[incumbent]);
    }

    private List<Scene> draws() {
        if (drawn == null) {
            int draws = model.settings().draws();
            List<Scene> scenes = new ArrayList<>(draws);
            moneyNow = new double[draws][];
            for (int draw = 0; draw < draws; draw++) {
                Scene scene = new Scene(model.takings(Belief.draw(layout, draw, draws)), from);
                scenes.add(scene);
                moneyNow[draw] = money(scene);
            }
            drawn = scenes;
        }
        return drawn;
    }

    private double[] moneyNow(int draw) {
        return Objects.requireNonNull(moneyNow)[draw];
    }

    private double[] money(Scene scene) {
        double[] money = new double[from.facings.length];
        for (int p = 0; p < money.length; p++) {
            if (from.facings[p] > 0) {
                money[p] = scene.takings.money(
                        p, scene.demand(p), from.stock[p], from.facings[p], from.price(p), responses.credit[p]);
            }
        }
        return money;
    }
}
