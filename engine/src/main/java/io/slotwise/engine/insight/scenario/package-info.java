/**
 * What may come: the value model asked thousands of times what a planogram earns, in worlds that a scenario describes.
 *
 * <p>Start with {@link io.slotwise.engine.insight.scenario.Scenarios}.
 */
@NullMarked
package io.slotwise.engine.insight.scenario;

import org.jspecify.annotations.NullMarked;
