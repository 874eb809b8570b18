/**
 * How much of each product a machine would sell: rates with their uncertainty, learnt from sales and from
 * whatever figures are given, shrunk where there is little of either.
 *
 * <p>May use {@code model} and {@code sales}. Start with {@link io.slotwise.engine.demand.Rates}: what every
 * other room asks about demand.
 */
@NullMarked
package io.slotwise.engine.demand;

import org.jspecify.annotations.NullMarked;
