/**
 * How fast the engine is on its hot paths. Start with {@link io.slotwise.bench.speed.ScoreBenchmark}.
 */
@NullMarked
package io.slotwise.bench.speed;

import org.jspecify.annotations.NullMarked;
