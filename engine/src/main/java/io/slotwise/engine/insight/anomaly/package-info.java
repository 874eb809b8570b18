/**
 * What is out of the ordinary: sales that their own forecast did not allow for, levels that shifted, slots that fell
 * silent, machines unlike all others. Each finding with its evidence; every look counted against the chance of a false alarm.
 *
 * <p>Start with {@link io.slotwise.engine.insight.anomaly.Anomalies}.
 */
@NullMarked
package io.slotwise.engine.insight.anomaly;

import org.jspecify.annotations.NullMarked;
