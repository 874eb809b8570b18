/**
 * How a cabinet looks: blocks of products that belong together, neighbours that are hard to tell apart, and what stands in
 * the places that are seen best.
 *
 * <p>Start with {@link io.slotwise.engine.insight.layout.LayoutReport}.
 */
@NullMarked
package io.slotwise.engine.insight.layout;

import org.jspecify.annotations.NullMarked;
