package io.slotwise.engine.insight.anomaly;

/**
 * How loudly to speak.
 *
 * @param falseAlarms bound on the chance of a single false alarm of a kind where nothing happened, above 0, at most .5;
 *     five families of tests share it evenly
 * @param windowDays the last days that are held against their forecast, 1 to 28
 */
public record AnomalySettings(double falseAlarms, int windowDays) {
    public static final AnomalySettings STANDARD = new AnomalySettings(0.04, 7);

    /** Families of tests that share the chance of a false alarm. */
    static final int FAMILIES = 5;

    private static final int MAX_WINDOW_DAYS = 28;

    public AnomalySettings {
        if (!(falseAlarms > 0 && falseAlarms <= 0.5)) {
            throw new IllegalArgumentException(
                    "The false_alarms (%s) must be above 0 and at most 0.5.".formatted(falseAlarms));
        }
        if (windowDays < 1 || windowDays > MAX_WINDOW_DAYS) {
            throw new IllegalArgumentException(
                    "The window_days (%d) must be from 1 to %d.".formatted(windowDays, MAX_WINDOW_DAYS));
        }
    }

    double perFamily() {
        return falseAlarms / FAMILIES;
    }
}
