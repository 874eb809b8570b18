package io.slotwise.engine.demand;

import java.util.Map;

/**
 * What is believed of the demand for every product on one machine, whether it stands there today or not.
 *
 * @param byProduct by product id
 * @param newcomer the belief about a product of which nothing is known at all
 * @param dispersion how much more than Poisson the units of one service interval spread when the rate is
 *     known: their variance is {@code m + dispersion · m²}; 0 or more
 * @param levelSd standard deviation of the logarithm of the machine's whole level in the coming weeks, which
 *     moves all products together; 0 or more
 * @param weeklySd standard deviation of the logarithm of the whole level of a single week around that, each week anew; 0
 *     where {@code levelSd} holds it already
 */
public record Rates(
        Map<String, ProductRate> byProduct, ProductRate newcomer, double dispersion, double levelSd, double weeklySd) {
    /** Extra variance of a product's interval demand where none was learnt. */
    public static final double USUAL_DISPERSION = 0.15;

    /** Uncertainty of a machine's level where none was learnt. */
    public static final double USUAL_LEVEL_SD = 0.06;

    public Rates {
        byProduct = Map.copyOf(byProduct);
        if (!(dispersion >= 0 && levelSd >= 0 && weeklySd >= 0)) {
            throw new IllegalArgumentException(
                    "The dispersion (%s), level deviation (%s) and weekly deviation (%s) must not be negative."
                            .formatted(dispersion, levelSd, weeklySd));
        }
    }

    /** Without ups and downs of single weeks beyond what is not known of the level. */
    public Rates(Map<String, ProductRate> byProduct, ProductRate newcomer, double dispersion, double levelSd) {
        this(byProduct, newcomer, dispersion, levelSd, 0);
    }

    /** Other products' rates, the rest as it is. */
    public Rates with(Map<String, ProductRate> others, ProductRate otherNewcomer) {
        return new Rates(others, otherNewcomer, dispersion, levelSd, weeklySd);
    }

    /** The belief about a product; the newcomer's where it was never heard of. */
    public ProductRate rate(String productId) {
        ProductRate known = byProduct.get(productId);
        return known != null
                ? known
                : new ProductRate(productId, newcomer.shape(), newcomer.rateDays(), newcomer.priorShare());
    }
}
