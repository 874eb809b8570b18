/**
 * The fleet at a glance: what each machine takes, how that went week by week, and which slots want a visit.
 *
 * <p>Plain counting of what is stored, no estimates. May use {@code store}. Start with
 * {@link io.slotwise.server.advice.fleet.ReadFigures}.
 */
@NullMarked
package io.slotwise.server.advice.fleet;

import org.jspecify.annotations.NullMarked;
