package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Layout;

/**
 * One product put into one slot in one belief: what the product that comes and the one that gives up the slot bring
 * afterwards, exactly, and what all others win or lose.
 */
final class Placing {
    private final Scene scene;
    private final Responses responses;
    private final int product;
    private final int at;
    private final int incumbent;
    private final double capacity;
    private final double perMultiplier;

    /** Units a day that shoppers would want before the choice among products. */
    private final double arriving;

    private final double leaving;

    /** What stocks let through of them. */
    private final double arrivingServed;

    private final double leavingServed;
    private final Shift shift;

    /** @param perMultiplier see {@link Scene#weightPerMultiplier} */
    Placing(Scene scene, Responses responses, double perMultiplier, int product, Place place) {
        this.scene = scene;
        this.responses = responses;
        this.perMultiplier = perMultiplier;
        this.product = product;
        at = place.slot;
        capacity = place.capacity;
        incumbent = scene.from.productAt[at];
        arriving = weight(scene.market.belief.multiplier[at]);
        leaving = incumbent == Layout.NONE ? 0 : scene.weightWithout(incumbent, at);
        arrivingServed = served(arriving);
        leavingServed = leaving == 0 ? 0 : scene.takings.served(incumbent, leaving, scene.stockWithout(incumbent, at));
        shift = new Shift(scene, product, arrivingServed, incumbent, leavingServed);
    }

    /**
     * Where the product goes.
     *
     * @param slot of the machine
     * @param capacity units that fill it
     */
    record Place(int slot, double capacity) {}

    /** Units a day that shoppers want of the product. */
    double demand() {
        return arriving * shift.arrivingFactor();
    }

    /** Money a week of the product. */
    double arrives() {
        return arrives(arriving, arrivingServed);
    }

    /** The same if the slot were a usual one, while the choice stays as it is. */
    double arrivesInUsualSlot() {
        double usual = weight(scene.market.belief.usualMultiplier);
        return arrives(usual, served(usual));
    }

    /** Money a week of the product that gives up the slot, from its other slots. */
    double stays() {
        if (incumbent == Layout.NONE || scene.from.facings[incumbent] == 1) {
            return 0;
        }
        double factor = shift.leavingFactor();
        return scene.takings.money(
                scene.saleWithout(incumbent, at, responses),
                leaving * factor,
                leavingServed * factor,
                scene.stockWithout(incumbent, at));
    }

    /** Money a week that all other products win or lose. */
    double others() {
        return shift.others(responses);
    }

    private double weight(double multiplier) {
        return perMultiplier * (scene.multiplierSum[product] + multiplier);
    }

    private double served(double weight) {
        return scene.takings.served(product, weight, stockWith());
    }

    private double arrives(double weight, double served) {
        double factor = shift.arrivingFactor();
        return scene.takings.money(scene.saleWith(product, responses), weight * factor, served * factor, stockWith());
    }

    private double stockWith() {
        return scene.from.stock[product] + capacity;
    }
}
