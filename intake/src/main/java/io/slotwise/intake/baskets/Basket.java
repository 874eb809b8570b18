package io.slotwise.intake.baskets;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Products bought together.
 *
 * @param deviceId {@code ""} when the file does not say
 * @param day absent when the file does not say
 * @param productIds distinct, in the order of the file; at least one
 */
public record Basket(
        String transactionId, String deviceId, @Nullable LocalDate day, List<String> productIds) {
    public Basket {
        productIds = List.copyOf(productIds);
    }
}
