package io.slotwise.engine.sales;

import java.time.LocalDate;

/**
 * A day out of the ordinary: a holiday, a temperature, school term, an event.
 *
 * @param scope the venue type or device id that it holds for, {@code ""} for all
 * @param factor its name, such as {@code holiday} or {@code temperature_c}
 */
public record CalendarFact(LocalDate date, String scope, String factor, double value) {
    public CalendarFact {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The value (%s) of factor (%s) must be finite.".formatted(value, factor));
        }
    }
}
