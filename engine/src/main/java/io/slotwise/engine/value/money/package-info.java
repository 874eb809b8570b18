/**
 * Money a week, by component and with its uncertainty, and how it is to be given.
 *
 * <p>May use nothing. Start with {@link io.slotwise.engine.value.money.WeeklyMoney}.
 */
@NullMarked
package io.slotwise.engine.value.money;

import org.jspecify.annotations.NullMarked;
