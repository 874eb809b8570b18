/**
 * How good it is to put a product into a slot: 0 to 100, with money, reasons and a better slot where there is one.
 *
 * <p>Asks {@code value} what a placement is worth and {@code rules} whether it is allowed; may use {@code model}
 * besides. Start with {@link io.slotwise.engine.score.PlacementScorer}.
 */
@NullMarked
package io.slotwise.engine.score;

import org.jspecify.annotations.NullMarked;
