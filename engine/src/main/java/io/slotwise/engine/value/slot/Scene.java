package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.week.Takings;

/**
 * A planogram in one belief, ready to have one slot changed in thought: the products that change are worked out
 * exactly, all others move with their category's and the machine's attraction by their {@link Responses}.
 */
final class Scene {
    final Takings takings;
    final Market market;
    final Layout layout;
    final Shelf from;
    final double[] weight;

    /** Units a day that stocks let through of each weight: what counts in the choice. */
    final double[] served;

    final double[] multiplierSum;
    final double[] nestSum;
    final double[] nestFactor;
    final double total;
    final double machineFactor;
    final double[] inverseNestFactor;
    final double inverseMachineFactor;

    Scene(Takings takings, Shelf from) {
        this.takings = takings;
        this.from = from;
        market = takings.market;
        layout = market.layout;
        double[] multipliers = market.multipliers(from);
        weight = new double[multipliers.length];
        served = new double[multipliers.length];
        multiplierSum = new double[multipliers.length];
        nestSum = new double[layout.nests];
        for (int p = 0; p < weight.length; p++) {
            if (from.facings[p] > 0) {
                weight[p] =
                        market.belief.rate[p] * market.attraction(p, from.facings[p], from.price(p), multipliers[p]);
                multiplierSum[p] = multipliers[p] * from.facings[p];
                served[p] = takings.served(p, weight[p], from.stock[p]);
                nestSum[layout.nest[p]] += served[p];
            }
        }
        nestFactor = new double[layout.nests];
        inverseNestFactor = new double[layout.nests];
        double sum = 0;
        for (int c = 0; c < nestSum.length; c++) {
            nestFactor[c] = market.nestFactor(c, nestSum[c]);
            inverseNestFactor[c] = 1 / nestFactor[c];
            sum += nestSum[c] * nestFactor[c];
        }
        total = sum;
        machineFactor = market.machineFactor(total);
        inverseMachineFactor = 1 / machineFactor;
    }

    /** Units per day that shoppers want of a product now. */
    double demand(int product) {
        return weight[product] * factor(product);
    }

    /** What the choice does to the demand for a product. */
    double factor(int product) {
        return nestFactor[layout.nest[product]] * machineFactor;
    }

    /** Money a week of a product as it stands; 0 where it does not stand. */
    double moneyNow(int product, double credit) {
        return from.facings[product] == 0 ? 0 : money(product, factor(product), credit);
    }

    /** Money a week of a product that stands, where the choice moves the demand for it by a factor. */
    double money(int product, double factor, double credit) {
        return takings.money(
                new Takings.Sale(product, from.facings[product], from.price(product), credit),
                weight[product] * factor,
                served[product] * factor,
                from.stock[product]);
    }

    /** How a product is sold with one more slot at its list price. */
    Takings.Sale saleWith(int product, Responses responses) {
        return new Takings.Sale(product, from.facings[product] + 1, priceWith(product), responses.credit[product]);
    }

    /** How a product that has several slots is sold with one less. */
    Takings.Sale saleWithout(int product, int slot, Responses responses) {
        return new Takings.Sale(
                product, from.facings[product] - 1, priceWithout(product, slot), responses.credit[product]);
    }

    /** Units of a product with one slot less. */
    double stockWithout(int product, int slot) {
        return from.stock[product] - from.stockAt[slot];
    }

    double priceWith(int product) {
        return (from.priceSum[product] + layout.listPrice[product]) / (from.facings[product] + 1);
    }

    double priceWithout(int product, int slot) {
        return (from.priceSum[product] - from.priceAt[slot]) / (from.facings[product] - 1);
    }

    /** Attraction of a product that a slot is added to, for a multiplier of 1 per slot-multiplier summed. */
    double weightPerMultiplier(int product) {
        int facings = from.facings[product] + 1;
        return market.belief.rate[product] * market.attraction(product, facings, priceWith(product), 1) / facings;
    }

    double weightWithout(int product, int slot) {
        int facings = from.facings[product] - 1;
        if (facings == 0) {
            return 0;
        }
        double multiplier = (multiplierSum[product] - market.belief.multiplier[slot]) / facings;
        return market.belief.rate[product]
                * market.attraction(product, facings, priceWithout(product, slot), multiplier);
    }
}
