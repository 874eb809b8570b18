/**
 * What a call costs: a tokenizer of our own, the accounts of the prompt cache, the price list, the bill.
 *
 * <p>Independent of the product's own price table on purpose: a replay compares the two. Start with
 * {@link io.slotwise.testbed.claude.meter.Meter}.
 */
@NullMarked
package io.slotwise.testbed.claude.meter;

import org.jspecify.annotations.NullMarked;
