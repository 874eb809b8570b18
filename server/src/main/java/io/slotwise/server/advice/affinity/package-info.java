/**
 * What sells together at an operator's machines, and where to put it.
 *
 * <p>Turns baskets into callers' figures and proposes swaps that bring partners together, each valued by the
 * engine. May use {@code engine}, {@code store} and {@code advice}. Start with
 * {@link io.slotwise.server.advice.affinity.AnalyseAffinity}.
 */
@NullMarked
package io.slotwise.server.advice.affinity;

import org.jspecify.annotations.NullMarked;
