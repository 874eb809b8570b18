/**
 * What Claude's failing costs those who wait: scores asked for in words while the far side does everything wrong.
 *
 * <p>Start with {@link io.slotwise.bench.claude.FaultLatency}.
 */
@NullMarked
package io.slotwise.bench.claude;

import org.jspecify.annotations.NullMarked;
