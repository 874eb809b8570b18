/**
 * A planogram as numbers, and the rules that look at several slots as tallies over it: how far each is from
 * holding, and how much one placement would change that.
 *
 * <p>For the room's own use. Start with {@link io.slotwise.engine.rules.tally.Board} and
 * {@link io.slotwise.engine.rules.tally.Tally}.
 */
@NullMarked
package io.slotwise.engine.rules.tally;

import org.jspecify.annotations.NullMarked;
