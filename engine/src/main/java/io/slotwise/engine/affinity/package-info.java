/**
 * What sells together, and what replaces what.
 *
 * <p>Counts pairs of products in linkable baskets exactly, holds them against a null that keeps how popular
 * each product is and how large each basket was, and reports only what survives it. May use {@code model}
 * and {@code sales}. Start with {@link io.slotwise.engine.affinity.Affinity}; the null is
 * {@link io.slotwise.engine.affinity.PairExpectation}.
 */
@NullMarked
package io.slotwise.engine.affinity;

import org.jspecify.annotations.NullMarked;
