/**
 * What one machine is about to sell and what follows for its stock: chances of running out, par levels, when to visit.
 *
 * <p>May use {@code model}, {@code sales} and its neighbours in {@code demand}. Start with {@link
 * io.slotwise.engine.demand.outlook.Outlook}.
 */
@NullMarked
package io.slotwise.engine.demand.outlook;

import org.jspecify.annotations.NullMarked;
