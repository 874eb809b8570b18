package io.slotwise.engine.value;

/**
 * How strongly shoppers react, each as a normal belief.
 *
 * @param facings power of the number of facings that sales grow with
 * @param price power of the price that attraction falls with, as a positive number
 * @param lostLogit logit of the share of a removed product's units that leaves the machine
 */
public record Elasticities(Estimate facings, Estimate price, Estimate lostLogit) {
    /** A mean and its standard deviation. */
    public record Estimate(double mean, double sd) {
        public Estimate {
            if (!(Double.isFinite(mean) && sd >= 0)) {
                throw new IllegalArgumentException(
                        "The estimate (%s ± %s) must be finite and its deviation not negative.".formatted(mean, sd));
            }
        }
    }

    /** What is believed before any change was seen; see {@link Priors}. */
    public static final Elasticities PRIOR = new Elasticities(
            new Estimate(Priors.FACINGS_ELASTICITY, Priors.FACINGS_ELASTICITY_SD),
            new Estimate(Priors.PRICE_ELASTICITY, Priors.PRICE_ELASTICITY_SD),
            new Estimate(Priors.LOST_LOGIT, Priors.LOST_LOGIT_SD));
}
