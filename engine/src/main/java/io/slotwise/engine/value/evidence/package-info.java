/**
 * What the value of a planogram is judged by: the machine and its rates, how shoppers react, what is bought together, and
 * what is believed before a sale was seen.
 *
 * <p>May use {@code model}, {@code demand}, {@code affinity} and {@code zones}. Start with
 * {@link io.slotwise.engine.value.evidence.Evidence}.
 */
@NullMarked
package io.slotwise.engine.value.evidence;

import org.jspecify.annotations.NullMarked;
