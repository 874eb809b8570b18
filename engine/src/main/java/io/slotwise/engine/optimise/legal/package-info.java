/**
 * What rules let through: plans that keep them whatever they are worth, which of them conflict, which suggestions pass.
 * Start with {@link io.slotwise.engine.optimise.legal.Legality}. May use {@code problem}, {@code plan}, {@code search} and
 * {@code setup}.
 */
@NullMarked
package io.slotwise.engine.optimise.legal;

import org.jspecify.annotations.NullMarked;
