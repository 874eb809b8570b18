/**
 * One product in hand: what each slot would be worth, and why not.
 *
 * <p>May use {@code engine}. Start with {@link io.slotwise.server.advice.score.ScorePlacement}.
 */
@NullMarked
package io.slotwise.server.advice.score;

import org.jspecify.annotations.NullMarked;
