package io.slotwise.engine.demand.outlook;

/**
 * Whether a series moves: its last four weeks against the eight before.
 *
 * @param ratio of units per day, drawn to 1 as if {@value #PRIOR_UNITS} units had been steady
 * @param logSd standard deviation of its logarithm
 * @param days of sales that were compared; 0 where they are too few
 */
public record Trend(Direction direction, double ratio, double logSd, int days) {
    /** Which way, where it is clear at 90 %. */
    public enum Direction {
        RISING,
        STEADY,
        FALLING,
        /** Too few days or units to say. */
        UNKNOWN
    }

    public static final Trend UNKNOWN = new Trend(Direction.UNKNOWN, 1, 0, 0);

    private static final int RECENT_DAYS = 28;
    private static final int BEFORE_DAYS = 56;
    private static final double PRIOR_UNITS = 6;
    private static final int LEAST_UNITS = 10;

    /** Beyond so many standard errors a change is clear. */
    private static final double CLEAR = 1.645;

    /** Days spread beyond Poisson by about so much. */
    private static final double SPREAD = 1.3;

    /** @param units by day, the last day last */
    public static Trend of(int[] units) {
        int first = firstSale(units);
        int before = Math.min(BEFORE_DAYS, units.length - first - RECENT_DAYS);
        if (before < RECENT_DAYS / 2) {
            return UNKNOWN;
        }
        double recent = sum(units, units.length - RECENT_DAYS, units.length);
        double earlier = sum(units, units.length - RECENT_DAYS - before, units.length - RECENT_DAYS);
        double expected = earlier * RECENT_DAYS / before;
        double ratio = (recent + PRIOR_UNITS) / (expected + PRIOR_UNITS);
        double logSd = Math.sqrt(SPREAD / (recent + PRIOR_UNITS) + SPREAD / (earlier + PRIOR_UNITS));
        int days = RECENT_DAYS + before;
        if (recent + earlier < LEAST_UNITS) {
            return new Trend(Direction.UNKNOWN, ratio, logSd, days);
        }
        double share = (double) RECENT_DAYS / (RECENT_DAYS + before);
        double all = recent + earlier;
        double z = (recent - share * all) / Math.sqrt(SPREAD * all * share * (1 - share));
        Direction direction = z > CLEAR ? Direction.RISING : z < -CLEAR ? Direction.FALLING : Direction.STEADY;
        return new Trend(direction, ratio, logSd, days);
    }

    private static int firstSale(int[] units) {
        int t = 0;
        while (t < units.length && units[t] == 0) {
            t++;
        }
        return t;
    }

    private static double sum(int[] units, int from, int to) {
        double sum = 0;
        for (int t = from; t < to; t++) {
            sum += units[t];
        }
        return sum;
    }
}
