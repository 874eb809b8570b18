/**
 * Routes of plans: one machine's plan, as an answer or as a stream, plans of many machines, carrying a plan out, and what
 * came of it; and the background jobs behind them.
 *
 * <p>May use {@code api} and its rooms, {@code advice} and {@code jobs}. Start with
 * {@link io.slotwise.server.api.plan.JobRoutes}.
 */
@NullMarked
package io.slotwise.server.api.plan;

import org.jspecify.annotations.NullMarked;
