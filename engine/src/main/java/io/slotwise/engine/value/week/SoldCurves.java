package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Stock;

/**
 * What every product of a shelf sells while its demand moves a little around what it is there, right to about 1e-11 units.
 * Beyond their reach they say nothing.
 */
final class SoldCurves implements Curves {
    /** How far demand may move, as a share of it, and in standard deviations of what is wanted between visits. */
    private static final double REACH = 0.15;

    /** No curve goes below this share of the demand it was made for. */
    static final double LEAST = 1 - REACH;

    private static final double REACH_DEVIATIONS = 0.45;

    private final double[] stock;
    private final double[] middle;
    private final double[] inverseReach;
    private final double[] powers;

    /**
     * @param mean of the demand between two visits, by product
     * @param stock of the products that stand, 0 for the others
     */
    SoldCurves(double[] mean, double[] dispersion, double[] stock) {
        this.stock = stock;
        middle = mean;
        inverseReach = new double[mean.length];
        powers = new double[mean.length * Chebyshev.POINTS];
        double[] values = new double[Chebyshev.POINTS];
        for (int p = 0; p < mean.length; p++) {
            if (stock[p] > 0 && mean[p] > 0) {
                double deviation = Math.sqrt((1 + dispersion[p] * mean[p]) * mean[p]);
                double reach = Math.min(REACH * mean[p], REACH_DEVIATIONS * deviation);
                inverseReach[p] = 1 / reach;
                for (int i = 0; i < values.length; i++) {
                    values[i] = Stock.sold(mean[p] + Chebyshev.point(i) * reach, dispersion[p], stock[p]);
                }
                Chebyshev.fit(values, powers, p * Chebyshev.POINTS);
            }
        }
    }

    @Override
    public double sold(int product, double mean, double stockThere) {
        double x = (mean - middle[product]) * inverseReach[product];
        if (stockThere != stock[product] || !(Math.abs(x) <= 1) || inverseReach[product] == 0) {
            return Double.NaN;
        }
        return Chebyshev.value(powers, product * Chebyshev.POINTS, x);
    }
}
