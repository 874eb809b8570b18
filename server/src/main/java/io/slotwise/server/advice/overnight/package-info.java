/**
 * Plans that nobody waits for: the engine's, and what Claude adds to them in batches at half the price.
 *
 * <p>Knows nothing of time and turns; {@code jobs} calls it. Start with
 * {@link io.slotwise.server.advice.overnight.AskOvernight}.
 */
@NullMarked
package io.slotwise.server.advice.overnight;

import org.jspecify.annotations.NullMarked;
