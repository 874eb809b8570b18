/**
 * What an operator keeps: planograms, products, sales and machines, read and changed; each change comes with an
 * origin and is taken once, however often it is sent.
 *
 * <p>May use {@code engine}, {@code intake} and {@code store}. Start with
 * {@link io.slotwise.server.advice.record.SavePlanogram}.
 */
@NullMarked
package io.slotwise.server.advice.record;

import org.jspecify.annotations.NullMarked;
