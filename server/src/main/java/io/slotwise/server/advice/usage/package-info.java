/**
 * What Claude costs, saves and is worth: the usage report, the cache, people's verdicts.
 *
 * <p>May use {@code llm}, {@code store} and {@code advice}. Start with
 * {@link io.slotwise.server.advice.usage.ReadUsage}.
 */
@NullMarked
package io.slotwise.server.advice.usage;

import org.jspecify.annotations.NullMarked;
