package io.slotwise.engine.score;

import io.slotwise.engine.model.Position;

/**
 * A slot of the same cabinet where the same product is worth more and allowed.
 *
 * @param morePerWeek than the slot that was asked about, in currency units
 */
public record Better(Position position, double morePerWeek) {}
