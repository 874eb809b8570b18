package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.week.Takings;

/**
 * A product on its way into some slot in one belief: its attraction by the slot's multiplier, and what its stock lets through.
 *
 * @param takings quick for the product, or the scene's own
 * @param perMultiplier see {@link Scene#weightPerMultiplier}
 */
record Arriving(Scene scene, int product, Takings takings, double perMultiplier) {
    /** What the choice makes of the product's demand in all but rare cases. */
    static final double LEAST_FACTOR = 0.85;

    static final double MOST_FACTOR = 1.02;

    /** By sums, exactly. */
    static Arriving exact(Scene scene, int product) {
        return new Arriving(scene, product, scene.takings, scene.weightPerMultiplier(product));
    }

    /** By curves, for all slots in the time of a few. */
    static Arriving quick(Scene scene, int product, Sizes sizes) {
        double perMultiplier = scene.weightPerMultiplier(product);
        double least = perMultiplier * (scene.multiplierSum[product] + sizes.least(scene));
        double most = perMultiplier * (scene.multiplierSum[product] + sizes.most(scene));
        double factor = scene.factor(product);
        double low = least * Math.min(1, LEAST_FACTOR * factor);
        double high = most * Math.max(1, MOST_FACTOR * factor);
        if (!(low > 0 && high > low)) {
            return new Arriving(scene, product, scene.takings, perMultiplier);
        }
        double[] stocks = sizes.stocks(scene.from.stock[product]);
        return new Arriving(scene, product, scene.takings.around(product, low, high, stocks), perMultiplier);
    }

    /** Units a day that shoppers would want with one more slot, before the choice among products. */
    double weight(double multiplier) {
        return perMultiplier * (scene.multiplierSum[product] + multiplier);
    }

    /** What is let through of that. */
    double served(double weight, double stock) {
        return takings.served(product, weight, stock);
    }

    /** Money a week of the product. */
    double money(Takings.Sale sale, double demand, double reckoned, double stock) {
        return takings.money(sale, demand, reckoned, stock);
    }
}
