package io.slotwise.engine.sales;

import java.time.LocalDate;

/**
 * A day out of the ordinary: a holiday, a temperature, school term, an event.
 *
 * @param scope the venue type or device id that it holds for, {@code ""} for all
 * @param factor its name, such as {@code holiday} or {@code temperature_c}
 */
public record CalendarFact(LocalDate date, String scope, String factor, double value) {
    /** A public holiday: 1. */
    public static final String HOLIDAY = "holiday";

    /** The day's temperature in degrees Celsius. */
    public static final String TEMPERATURE = "temperature_c";

    /** Whether school is in term: 1 or 0. */
    public static final String SCHOOL_TERM = "school_term";

    /** Something out of the ordinary nearby: 1. */
    public static final String EVENT = "event";

    public CalendarFact {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The value (%s) of factor (%s) must be finite.".formatted(value, factor));
        }
    }
}
