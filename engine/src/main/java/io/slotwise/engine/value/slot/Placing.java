package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.week.Totals;

/**
 * One product put into one slot in one belief: what the product that comes and the one that gives up the slot bring
 * afterwards, exactly, and what all others win or lose.
 */
final class Placing {
    private final Scene scene;
    private final Responses responses;
    private final int product;
    private final int at;
    private final Leaving leaving;
    private final double capacity;
    private final Arriving arriving;

    /** Units a day that shoppers would want before the choice among products. */
    private final double weight;

    /** What stocks let through of them. */
    private final double served;

    private final Shift shift;

    Placing(Arriving arriving, Responses responses, Place place) {
        this.arriving = arriving;
        this.responses = responses;
        scene = arriving.scene();
        product = arriving.product();
        at = place.slot;
        capacity = place.capacity;
        leaving = new Leaving(scene, at);
        weight = arriving.weight(scene.market.belief.multiplier[at]);
        served = arriving.served(weight, stockWith());
        shift = new Shift(scene, product, served, leaving);
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
        return weight * shift.arrivingFactor();
    }

    /** Money a week of the product. */
    double arrives() {
        return arrives(weight, served);
    }

    /** The same if the slot were a usual one, while the choice stays as it is. */
    double arrivesInUsualSlot() {
        double usual = arriving.weight(scene.market.belief.usualMultiplier);
        return arrives(usual, arriving.served(usual, stockWith()));
    }

    /** Money a week of the product that gives up the slot, from its other slots. */
    double stays() {
        int incumbent = leaving.product;
        if (incumbent == Layout.NONE || scene.from.facings[incumbent] == 1) {
            return 0;
        }
        double factor = shift.leavingFactor();
        return scene.takings.money(
                scene.saleWithout(incumbent, at, responses),
                leaving.weight * factor,
                leaving.served * factor,
                scene.stockWithout(incumbent, at));
    }

    /** Money a week that all other products win or lose. */
    double others() {
        return shift.others(responses);
    }

    /** What the choice makes of the demand for a product. */
    double factor(int product) {
        return shift.factor(product);
    }

    /** How the products concerned stand and sell afterwards. */
    void write(Totals totals) {
        totals.facings[product]++;
        totals.stock[product] = stockWith();
        totals.price[product] = scene.priceWith(product);
        totals.wanted[product] = weight * shift.arrivingFactor();
        totals.reckoned[product] = served * shift.arrivingFactor();
        int incumbent = leaving.product;
        if (incumbent != Layout.NONE) {
            totals.facings[incumbent]--;
            totals.stock[incumbent] = scene.stockWithout(incumbent, at);
            totals.price[incumbent] = scene.priceWithout(incumbent, at);
            totals.wanted[incumbent] = leaving.weight * shift.leavingFactor();
            totals.reckoned[incumbent] = leaving.served * shift.leavingFactor();
        }
    }

    private double arrives(double weight, double served) {
        double factor = shift.arrivingFactor();
        return arriving.money(scene.saleWith(product, responses), weight * factor, served * factor, stockWith());
    }

    private double stockWith() {
        return scene.from.stock[product] + capacity;
    }
}
