/**
 * The questions beyond one machine's planogram: what is out of the ordinary, what may come, what machines tell together,
 * where competitors stand, how a cabinet looks.
 *
 * <p>Each use case asks {@code engine.insight} and adds reasons made of its figures. May use {@code advice} and
 * {@code store}. Start with {@link io.slotwise.server.advice.insight.FindAnomalies}.
 */
@NullMarked
package io.slotwise.server.advice.insight;

import org.jspecify.annotations.NullMarked;
