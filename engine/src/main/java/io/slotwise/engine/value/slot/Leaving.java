package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Layout;

/**
 * The product that gives up a slot in one belief, and what that does to the choice: the same whatever comes into the slot,
 * unless that is of its kind.
 */
final class Leaving {
    /** {@link Layout#NONE} where the slot is empty. */
    final int product;

    /** Units a day that shoppers would want of it from its other slots, before the choice among products. */
    final double weight;

    /** What stocks let through of them. */
    final double served;

    /** What less, or more, counts in the choice. */
    final double change;

    /** What the choice leaves of its category's attraction, if another comes into the slot. */
    final double nestFactor;

    /** What that category would sell more or less among categories. */
    final double totalChange;

    /** @param slot of the machine */
    Leaving(Scene scene, int slot) {
        product = scene.from.productAt[slot];
        if (product == Layout.NONE) {
            weight = 0;
            served = 0;
            change = 0;
            nestFactor = 1;
            totalChange = 0;
            return;
        }
        weight = scene.weightWithout(product, slot);
        served = weight == 0 ? 0 : scene.takings.served(product, weight, scene.stockWithout(product, slot));
        change = served - scene.served[product];
        int nest = scene.layout.nest[product];
        double sum = scene.nestSum[nest] + change;
        nestFactor = scene.market.nestFactor(nest, sum);
        totalChange = sum * nestFactor - scene.nestSum[nest] * scene.nestFactor[nest];
    }
}
