package io.slotwise.engine.value.money;

/**
 * What an operator's time costs and how answers are to be given.
 *
 * @param labourPerHour in currency units, 0 or more; counts only where costs are known
 * @param minutesPerMove to change what one slot holds
 * @param weeksPerMove over how many weeks a move is written off, above 0
 * @param draws posterior draws behind every interval, a power of two from 2 to {@value #MAX_DRAWS}
 * @param intervalLevel share of the belief that an interval holds, above 0 and below 1
 */
public record ValueSettings(
        double labourPerHour, double minutesPerMove, double weeksPerMove, int draws, double intervalLevel) {
    /** 80 % intervals from 32 draws; a move takes two minutes and pays over a quarter of a year. */
    public static final ValueSettings STANDARD = new ValueSettings(18, 2, 13, 32, 0.8);

    static final int MAX_DRAWS = 64;

    private static final double MAX_LABOUR = 1e6;

    public ValueSettings {
        if (!(labourPerHour >= 0 && labourPerHour <= MAX_LABOUR && minutesPerMove >= 0 && weeksPerMove > 0)) {
            throw new IllegalArgumentException(
                    "Labour (%s an hour), minutes (%s) and weeks (%s) per move must be sensible."
                            .formatted(labourPerHour, minutesPerMove, weeksPerMove));
        }
        if (draws < 2 || draws > MAX_DRAWS || Integer.bitCount(draws) != 1) {
            throw new IllegalArgumentException(
                    "The draws (%d) must be a power of two from 2 to %d.".formatted(draws, MAX_DRAWS));
        }
        if (!(intervalLevel > 0 && intervalLevel < 1)) {
            throw new IllegalArgumentException(
                    "The interval_level (%s) must be above 0 and below 1.".formatted(intervalLevel));
        }
    }

    /** The same with another interval level, such as 0.9. */
    public ValueSettings withIntervalLevel(double level) {
        return new ValueSettings(labourPerHour, minutesPerMove, weeksPerMove, draws, level);
    }
}
