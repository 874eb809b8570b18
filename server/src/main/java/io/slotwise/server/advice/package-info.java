/**
 * The use cases: one class for each thing that the product does for an operator.
 *
 * <p>Take records, ask the engine and the store, and return records fit to be written as JSON. Know neither HTTP nor
 * SQL. May use {@code engine}, {@code intake} and {@code store}. Start with
 * {@link io.slotwise.server.advice.Situation}: what a question is asked about, from the store or brought along.
 */
@NullMarked
package io.slotwise.server.advice;

import org.jspecify.annotations.NullMarked;
