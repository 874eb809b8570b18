/**
 * Claude's part in answers: what is told to it, what it is asked, and what of its words reaches the user.
 *
 * <p>Builds the facts and the data of a prompt from an answer of the engine, asks through {@code llm}, and shows only
 * what {@code advice.verify} lets pass; with no key, no budget or no network the engine's own words stand. May use
 * {@code engine}, {@code llm}, {@code store}, {@code advice} and {@code advice.verify}. Start with
 * {@link io.slotwise.server.advice.explain.Explain}.
 */
@NullMarked
package io.slotwise.server.advice.explain;

import org.jspecify.annotations.NullMarked;
