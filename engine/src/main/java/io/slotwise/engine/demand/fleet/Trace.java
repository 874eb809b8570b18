package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.filter.ShareFilter;
import io.slotwise.engine.demand.filter.ShareFilter.Setting;

/**
 * What was known of one series when a day began: the raw material of a forecast, whatever its horizon.
 *
 * @param origin the day, counted from the panel's first
 * @param rate by filter of {@link SeriesFilters}: units per exposure while on offer
 * @param offer by filter: chance to be on offer on that day
 * @param plain by memory of {@link io.slotwise.engine.demand.filter.PlainLevels}: units per day, whether on offer or not
 *     where stock is not known
 * @param knownOffer the usual share of a day on offer where stock is known, else not a number
 * @param features what the stack looks at beside the filters
 */
record Trace(
        int series,
        int machine,
        int origin,
        double[] rate,
        double[] offer,
        double[] plain,
        double knownOffer,
        double[] features) {
    private static final double LEAST_MEAN = 1e-3;

    /** Logarithm of the units that each filter expects over some days, then each plain memory. */
    double[] logMeans(MachineLevels levels, Setting[] settings, int days) {
        double factors = levels.factors(machine, origin, days);
        double level = levels.level(machine, origin);
        double[] means = new double[rate.length + plain.length];
        for (int k = 0; k < rate.length; k++) {
            double offered =
                    !Double.isNaN(knownOffer) ? knownOffer : ShareFilter.meanOffer(settings[k], offer[k], days);
            double exposure = k < SeriesFilters.FIRST_OF_OWN_LEVEL ? level * factors : factors;
            means[k] = Math.log(LEAST_MEAN + rate[k] * offered * exposure);
        }
        double inStock = Double.isNaN(knownOffer) ? 1 : knownOffer;
        for (int k = 0; k < plain.length; k++) {
            means[rate.length + k] = Math.log(LEAST_MEAN + plain[k] * inStock * factors);
        }
        return means;
    }
}
