/**
 * What Claude costs: three frozen traces replayed against the simulated Messages API, once as the guide's code would send
 * them and once as the product does, with each saving switched off alone. Start with
 * {@link io.slotwise.bench.cost.CostReport}.
 */
@NullMarked
package io.slotwise.bench.cost;

import org.jspecify.annotations.NullMarked;
