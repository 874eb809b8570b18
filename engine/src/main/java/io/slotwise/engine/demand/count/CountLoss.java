package io.slotwise.engine.demand.count;

/** How far counts fall from forecasts: the losses of the accuracy report. */
public final class CountLoss {
    /** A forecast below this many units is judged as if it were this, so that a zero is never infinitely wrong. */
    public static final double SMALLEST_MEAN = 0.01;

    private CountLoss() {}

    /** Poisson deviance {@code 2(y·log(y/m) − y + m)}: 0 when exact, the proper loss for a mean of counts. */
    public static double deviance(double actual, double mean) {
        double m = Math.max(mean, SMALLEST_MEAN);
        return 2 * (actual > 0 ? actual * Math.log(actual / m) - actual + m : m);
    }

    /** Pinball (quantile) loss: proper for the quantile of that level. */
    public static double pinball(double actual, double quantile, double level) {
        double above = actual - quantile;
        return above >= 0 ? level * above : (level - 1) * above;
    }
}
