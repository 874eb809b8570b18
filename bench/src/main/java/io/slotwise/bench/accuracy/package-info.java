/**
 * How far the engine's numbers are from the truth: reports on truth fleets, each run by a command and seeded.
 *
 * <p>Start with {@link io.slotwise.bench.accuracy.ValueAccuracy}.
 */
@NullMarked
package io.slotwise.bench.accuracy;

import org.jspecify.annotations.NullMarked;
