/**
 * Living with a far side that fails: one deadline, one budget of attempts, a retry budget, breakers, a bounded queue,
 * pacing.
 *
 * <p>Knows only {@code call}. Time, sleep and randomness are arguments.
 */
@NullMarked
package io.slotwise.llm.resilience;

import org.jspecify.annotations.NullMarked;
