/**
 * What machines tell together: segments of machines that sell alike, what a kind of place sells more of on machine after
 * machine, and neighbours that take each other's shoppers.
 *
 * <p>Start with {@link io.slotwise.engine.insight.network.Network}.
 */
@NullMarked
package io.slotwise.engine.insight.network;

import org.jspecify.annotations.NullMarked;
