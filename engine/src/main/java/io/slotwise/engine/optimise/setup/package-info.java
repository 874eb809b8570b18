/**
 * A problem between words and numbers: what a planogram is worth exactly, the arrays that are searched, how far slots are
 * filled, what caution takes off. Start with {@link io.slotwise.engine.optimise.setup.Setup}. May use {@code problem} and
 * {@code search}.
 */
@NullMarked
package io.slotwise.engine.optimise.setup;

import org.jspecify.annotations.NullMarked;
