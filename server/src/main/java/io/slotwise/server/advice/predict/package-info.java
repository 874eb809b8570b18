/**
 * What a change of planogram would bring, in revenue a day and with what certainty.
 *
 * <p>Asks the value model and words its figures; computes no worth of its own. May use {@code engine} and
 * {@code advice}. Start with {@link io.slotwise.server.advice.predict.PredictRevenue}.
 */
@NullMarked
package io.slotwise.server.advice.predict;

import org.jspecify.annotations.NullMarked;
