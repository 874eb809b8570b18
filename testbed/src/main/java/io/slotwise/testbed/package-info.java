/**
 * Simulated machines with known truth, against which the engine's answers are judged.
 *
 * <p>Never in the product at run time: the server ships only files that the {@code demo} room wrote. Uses the
 * engine's nouns and {@code intake} to write them; knows nothing of the engine's methods, so that it cannot agree
 * with them by construction. Start with {@link io.slotwise.testbed.fleet.TruthFleet}.
 */
@NullMarked
package io.slotwise.testbed;

import org.jspecify.annotations.NullMarked;
