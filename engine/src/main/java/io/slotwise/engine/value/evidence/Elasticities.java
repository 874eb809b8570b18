package io.slotwise.engine.value.evidence;

/**
 * How strongly shoppers react, each as a normal belief.
 *
 * @param facings power of the number of facings that sales grow with
 * @param price fall of log attraction as the price rises by the list price: the elasticity at the list price, as a
 *     positive number
 * @param lostLogit logit of the share of a removed product's units that leaves the machine
 * @param within the part of {@code log(share lost)} that is decided within the category, by other products of its kind,
 *     0 to 1; the rest is decided between the machine and doing without
 */
public record Elasticities(Estimate facings, Estimate price, Estimate lostLogit, double within) {
    public Elasticities {
        if (!(within >= 0 && within <= 1)) {
            throw new IllegalArgumentException(
                    "The part within the category (%s) must be from 0 to 1.".formatted(within));
        }
    }

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
            new Estimate(Priors.LOST_LOGIT, Priors.LOST_LOGIT_SD),
            Priors.WITHIN_CATEGORY);
}
