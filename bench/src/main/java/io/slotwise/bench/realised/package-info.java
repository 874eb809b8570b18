/**
 * What plans truly bring on truth fleets, beside an oracle that plans on the true world and the best sellers first. Start
 * with {@link io.slotwise.bench.realised.RealisedPlans}.
 */
@NullMarked
package io.slotwise.bench.realised;

import org.jspecify.annotations.NullMarked;
