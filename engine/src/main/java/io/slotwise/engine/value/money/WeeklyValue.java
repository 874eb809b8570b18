package io.slotwise.engine.value.money;

/**
 * An amount of money a week with its uncertainty, in currency units.
 *
 * @param low lower end of the interval, 80 % unless asked otherwise
 * @param high upper end
 * @param probabilityPositive probability that the true amount is above 0; .5 where it is exactly 0
 */
public record WeeklyValue(double mean, double low, double high, double probabilityPositive) {
    /** Nothing, for certain: what no change is worth. */
    public static final WeeklyValue NOTHING = new WeeklyValue(0, 0, 0, 0.5);

    /**
     * A normal belief around a mean, as wide as draws of it are.
     *
     * @param draws at least one, in any order
     */
    public static WeeklyValue around(double mean, double[] draws, double intervalLevel) {
        return Normal.around(mean, draws, intervalLevel);
    }

    public WeeklyValue {
        if (!(Double.isFinite(mean) && low <= mean && mean <= high)) {
            throw new IllegalArgumentException(
                    "The mean (%s) must be finite and from low (%s) to high (%s).".formatted(mean, low, high));
        }
    }
}
