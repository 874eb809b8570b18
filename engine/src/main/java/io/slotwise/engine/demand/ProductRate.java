package io.slotwise.engine.demand;

/**
 * What is believed of one product's demand on one machine: a Gamma distribution of the units per day that it
 * sells while in stock, at today's facings and price. For a product that does not stand there yet: with one
 * facing in an average slot, at its list price.
 *
 * @param shape of the Gamma, above 0; about the number of sales that the belief is worth
 * @param rateDays of the Gamma, above 0; about the number of days that the belief is worth
 * @param priorShare how much of the mean rests on priors and not on this machine's own sales, 0 to 1
 */
public record ProductRate(String productId, double shape, double rateDays, double priorShare) {
    public ProductRate {
        if (!(shape > 0 && shape < Double.MAX_VALUE && rateDays > 0 && rateDays < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The shape (%s) and rate (%s days) of product (%s) must be above 0."
                    .formatted(shape, rateDays, productId));
        }
        if (!(priorShare >= 0 && priorShare <= 1)) {
            throw new IllegalArgumentException(
                    "The prior share (%s) of product (%s) must be from 0 to 1.".formatted(priorShare, productId));
        }
    }

    /** Expected units per day while in stock. */
    public double mean() {
        return shape / rateDays;
    }
}
