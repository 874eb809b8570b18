package io.slotwise.engine.value.learn;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import java.util.HashMap;
import java.util.Map;

/** Turns likings and levels into rates at what stands on a machine today. */
final class Today {
    private final FleetKnowledge.Index products;
    private final Common common;
    private final MachineFit fit;
    private final int[] facings;
    private final double[] multiplier;
    private final double[] price;
    private final double usualMultiplier;

    Today(Machine machine, FleetKnowledge.Index products, Common common, MachineFit fit) {
        this.products = products;
        this.common = common;
        this.fit = fit;
        int count = products.ids.size();
        facings = new int[count];
        multiplier = new double[count];
        price = new double[count];
        usualMultiplier = survey(machine);
    }

    /** The rates of all products of the catalogue. */
    Rates rates(double newcomerShape, double newcomerLiking) {
        int count = facings.length;
        double[] offer = new double[products.kinds.size()];
        double[] pull = new double[count];
        double all = 0;
        double variance = 0;
        for (int p = 0; p < count; p++) {
            pull[p] = facings[p] == 0 ? 0 : attraction(p) * fit.liking(p, common);
            offer[products.category[p]] += pull[p];
            all += pull[p];
            variance += pull[p] * pull[p] / fit.shape[p];
        }
        Map<String, ProductRate> rates = HashMap.newHashMap(count);
        for (int p = 0; p < count; p++) {
            rates.put(products.ids.get(p), rate(p, attraction(p) * room(p, offer, pull) * fit.levelNow));
        }
        double mean = newcomerLiking * usualMultiplier * fit.levelNow;
        return new Rates(
                rates,
                new ProductRate("?", newcomerShape, newcomerShape / mean, 1),
                common.dispersion,
                fit.levelSd(common, all > 0 ? variance / (all * all) : 0),
                Math.sqrt(common.weeklyNoise));
    }

    private double room(int product, double[] offer, double[] pull) {
        return fit.roomFactor(product, offer[products.category[product]] - pull[product], common);
    }

    private double attraction(int product) {
        return facings[product] == 0
                ? usualMultiplier
                : Math.pow(facings[product], common.other[Common.FACINGS])
                        * (multiplier[product] / facings[product])
                        * Math.exp(-common.other[Common.PRICE] * price[product] / facings[product]);
    }

    private ProductRate rate(int product, double factor) {
        return new ProductRate(
                products.ids.get(product),
                fit.shape[product],
                fit.rate[product] / (factor * fit.favour(product, common)),
                Math.min(1, fit.priorRate[product] / fit.rate[product]));
    }

    /** Counts what stands on the machine; the answer is the multiplier of a usual slot. */
    private double survey(Machine machine) {
        double sum = 0;
        int slots = 0;
        for (Planogram planogram : machine.planograms()) {
            for (Slot slot : planogram.slots()) {
                double own = multiplier(planogram.cabinet(), slot);
                sum += own;
                slots++;
                Facing facing = slot.facing();
                int product = products.of(facing == null ? null : facing.productId());
                if (facing != null && product >= 0) {
                    facings[product]++;
                    multiplier[product] += own;
                    double list = products.listPrice(product);
                    price[product] += facing.price() == null || list <= 0
                            ? 0
                            : facing.price().toDouble() / list - 1;
                }
            }
        }
        return sum / slots;
    }

    private double multiplier(Cabinet cabinet, Slot slot) {
        return Math.exp(common.place[common.keys.row(cabinet, slot.position().row())]
                + common.place[common.keys.column(cabinet, slot.position().column())]);
    }
}
