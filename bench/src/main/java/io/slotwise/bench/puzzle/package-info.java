/**
 * How good and how fast plans are on generated problems: against a bound, annealing alone and, in the tests, a referee.
 * Start with {@link io.slotwise.bench.puzzle.PuzzleReport}.
 */
@NullMarked
package io.slotwise.bench.puzzle;

import org.jspecify.annotations.NullMarked;
