/**
 * The words of the Claude pipeline: what is asked, what comes back, what it cost.
 *
 * <p>Touches nothing. A caller builds an {@link io.slotwise.llm.call.Ask}, hands it to the gateway together with a
 * {@link io.slotwise.llm.call.Check}, and gets an {@link io.slotwise.llm.call.Outcome}: expected failures are values,
 * never exceptions. Start with {@code Ask}, then {@code Outcome}. What an implementation of the far side needs stands
 * in {@code call.upstream}.
 */
@NullMarked
package io.slotwise.llm.call;

import org.jspecify.annotations.NullMarked;
