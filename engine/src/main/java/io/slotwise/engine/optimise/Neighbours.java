package io.slotwise.engine.optimise;

/**
 * What it is worth that two products stand side by side in a row; counted once, however often they do.
 *
 * @param perWeek money, 0 or more
 */
public record Neighbours(String productId, String otherId, double perWeek) {
    public Neighbours {
        if (productId.equals(otherId) || !(perWeek >= 0 && Double.isFinite(perWeek))) {
            throw new IllegalArgumentException("The neighbours (%s, %s) must differ and be worth at least nothing (%s)."
                    .formatted(productId, otherId, perWeek));
        }
    }
}
