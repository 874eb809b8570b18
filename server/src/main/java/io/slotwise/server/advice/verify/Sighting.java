package io.slotwise.server.advice.verify;

import io.slotwise.engine.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a picture shows in a slot.
 *
 * @param productId a product that was asked about; absent where the slot looks empty
 */
public record Sighting(Position position, @Nullable String productId) {}
