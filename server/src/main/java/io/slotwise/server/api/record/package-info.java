/**
 * Routes for what an operator keeps: planograms with their versions, products, sales, machines and imports.
 *
 * <p>May use {@code advice.record} and {@code advice.imports}. Start with
 * {@link io.slotwise.server.api.record.PlanogramRoutes}.
 */
@NullMarked
package io.slotwise.server.api.record;

import org.jspecify.annotations.NullMarked;
