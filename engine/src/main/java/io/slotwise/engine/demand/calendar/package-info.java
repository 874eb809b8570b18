/**
 * What days out of the ordinary do to a machine's sales: holidays, school terms, events, temperature.
 *
 * <p>May use {@code model}, {@code sales} and its neighbours in {@code demand}. Start with {@link
 * io.slotwise.engine.demand.calendar.CalendarEffects}.
 */
@NullMarked
package io.slotwise.engine.demand.calendar;

import org.jspecify.annotations.NullMarked;
