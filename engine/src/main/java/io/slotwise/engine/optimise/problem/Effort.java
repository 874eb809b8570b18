package io.slotwise.engine.optimise.problem;

/**
 * How long to search, counted in moves tried and not in time, so that equal input gives equal plans on every
 * machine.
 *
 * @param moves tried by the search, 1,000 to {@value #MAX_MOVES}; a million take about 150 ms on one core
 */
public record Effort(int moves) {
    public static final int MIN_MOVES = 1_000;
    static final int MAX_MOVES = 200_000_000;

    /** For a fleet, or a first look. */
    public static final Effort QUICK = new Effort(150_000);

    /** For one machine and a person who waits. */
    public static final Effort STANDARD = new Effort(600_000);

    /** For the last tenth of a per cent. */
    public static final Effort THOROUGH = new Effort(5_000_000);

    public Effort {
        if (moves < MIN_MOVES || moves > MAX_MOVES) {
            throw new IllegalArgumentException(
                    "The effort (%d moves) must be from %d to %d.".formatted(moves, MIN_MOVES, MAX_MOVES));
        }
    }
}
