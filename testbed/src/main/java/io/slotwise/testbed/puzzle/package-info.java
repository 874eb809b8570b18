/**
 * Generated planning problems: a cabinet, what stands in it, what could, how much of it sells, and the rules.
 *
 * <p>Only numbers and nouns: what a plan is worth is for the engine to say. Start with
 * {@link io.slotwise.testbed.puzzle.Puzzle}.
 */
@NullMarked
package io.slotwise.testbed.puzzle;

import org.jspecify.annotations.NullMarked;
