package io.slotwise.engine.demand;

/** Whether a forecast is worth acting on by itself. */
public enum Reliability {
    /** Enough expected units that ±15 % is within reach of anyone. */
    GOOD,
    /** Fewer than {@value DemandForecast#ENOUGH_UNITS} expected units: counting noise alone spoils single figures. */
    TOO_FEW_SALES,
    /** Fewer than {@value DemandForecast#ENOUGH_DAYS} days of history: nothing was there to learn from. */
    SHORT_HISTORY;

    /** Of a figure that expects so many units, learnt from so many days. */
    public static Reliability of(double expectedUnits, int daysKnown) {
        if (daysKnown < DemandForecast.ENOUGH_DAYS) {
            return SHORT_HISTORY;
        }
        return expectedUnits < DemandForecast.ENOUGH_UNITS ? TOO_FEW_SALES : GOOD;
    }
}
