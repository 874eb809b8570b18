package io.slotwise.engine.demand;

import io.slotwise.engine.demand.count.NegativeBinomial;
import io.slotwise.engine.demand.fleet.Belief;
import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Product;
import java.util.HashMap;
import java.util.Map;

/**
 * The rates of one machine as a fitted fleet sees them: what it sells itself, with sold-out time looked through, and
 * for a product that it never had what the fleet and the product's category say of it.
 */
public final class FleetRates {
    /** The horizon at which the spread of a machine's level is taken: that of a planogram's first weeks. */
    private static final int LEVEL_DAYS = 28;

    private static final int INTERVAL_DAYS = 7;

    /** Rates of products new to a machine spread this widely: a Gamma of this shape. */
    private static final double NEWCOMER_SHAPE = 2;

    private static final double LEAST_RATE = 1e-3;
    private static final double LEAST_SHAPE = 0.5;
    private static final double LEAST_DISPERSION = 0.02;
    private static final double LEAST_LEVEL_SD = 0.04;

    private final FleetModel model;
    private final int machine;

    private FleetRates(FleetModel model, int machine) {
        this.model = model;
        this.machine = machine;
    }

    /**
     * The rates of all products of the catalogue on one machine. Learns two horizons of the model on first use.
     *
     * @throws IllegalArgumentException if the model has no such machine
     */
    public static Rates of(FleetModel model, String deviceId, Catalogue catalogue) {
        int machine = model.panel().machines().indexOf(deviceId);
        if (machine < 0) {
            throw new IllegalArgumentException("The device (%s) is not in the fleet.".formatted(deviceId));
        }
        return new FleetRates(model, machine).rates(catalogue);
    }

    private Rates rates(Catalogue catalogue) {
        Map<String, ProductRate> rates = HashMap.newHashMap(catalogue.size());
        for (Product product : catalogue.products()) {
            rates.put(product.id(), newcomer(product.id(), product.category()));
        }
        Panel panel = model.panel();
        double vagueness = 0;
        int believed = 0;
        for (int s = panel.firstSeries(machine); s < panel.firstSeries(machine + 1); s++) {
            Belief belief = model.belief(s);
            if (belief != null) {
                ProductRate own = own(panel.series().get(s).productId(), belief);
                rates.put(own.productId(), own);
                vagueness += 1 / own.shape();
                believed++;
            }
        }
        return new Rates(rates, newcomer("?", ""), dispersion(believed == 0 ? 0 : vagueness / believed), levelSd());
    }

    private static ProductRate own(String productId, Belief belief) {
        double mean = Math.max(LEAST_RATE, belief.unitsPerDay());
        double shape = Math.max(LEAST_SHAPE, belief.shape());
        return new ProductRate(productId, shape, shape / mean, Math.clamp(belief.priorShare(), 0, 1));
    }

    private ProductRate newcomer(String productId, String category) {
        double mean = Math.max(LEAST_RATE, model.newcomerPerDay(machine, productId, category));
        return new ProductRate(productId, NEWCOMER_SHAPE, NEWCOMER_SHAPE / mean, 1);
    }

    /** What an interval's units spread beyond the uncertainty of their rate, which the shapes carry. */
    private double dispersion(double vagueness) {
        double usual = Math.max(LEAST_RATE, model.usualPerDay(machine) * INTERVAL_DAYS);
        NegativeBinomial law = model.law(INTERVAL_DAYS, usual);
        return Math.max(LEAST_DISPERSION, law.dispersion() - vagueness);
    }

    private double levelSd() {
        double expected = Math.max(LEAST_RATE, model.unitsPerDay(machine) * LEVEL_DAYS);
        double variance = model.law(Level.MACHINE, LEVEL_DAYS, expected).dispersion();
        return Math.max(LEAST_LEVEL_SD, Math.sqrt(variance));
    }
}
