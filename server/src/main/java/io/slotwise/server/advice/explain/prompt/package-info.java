/**
 * What Claude is told and asked: the features with their tiers, a topic's material as facts, codes and XML, and the prompt
 * files that are filled with it.
 *
 * <p>Asks nobody, but for prompts on trial. May use {@code engine}, {@code llm}, {@code advice} and
 * {@code advice.verify}. Start with {@link io.slotwise.server.advice.explain.prompt.Topic}.
 */
@NullMarked
package io.slotwise.server.advice.explain.prompt;

import org.jspecify.annotations.NullMarked;
