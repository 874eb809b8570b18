/**
 * How fast the engine is on its hot paths, and how long plans take over HTTP: one that is watched, and many in the
 * background. Start with {@link io.slotwise.bench.speed.ScoreBenchmark} and {@link io.slotwise.bench.speed.PlanSpeed}.
 */
@NullMarked
package io.slotwise.bench.speed;

import org.jspecify.annotations.NullMarked;
