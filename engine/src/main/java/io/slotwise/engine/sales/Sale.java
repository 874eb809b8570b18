package io.slotwise.engine.sales;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * One vended line item, by the wall clock of its machine.
 *
 * @param time absent when only the day is known
 * @param slot absent when only the product is known
 * @param quantity units, 1 to 10,000
 * @param unitPrice what was paid for one; absent means unknown
 * @param transactionId shared by the items of one basket; absent means that it cannot be linked
 */
public record Sale(
        LocalDate date,
        @Nullable LocalTime time,
        String deviceId,
        int cabinetIndex,
        @Nullable Position slot,
        String productId,
        int quantity,
        @Nullable Money unitPrice,
        @Nullable String transactionId,
        Payment payment) {
    /** How a sale was paid. Cash sales are single items by construction: they never link into baskets. */
    public enum Payment {
        CASH,
        CARD,
        UNKNOWN
    }

    /** Most units of one product in one sale. */
    public static final int MAX_QUANTITY = 10_000;

    public Sale {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException(
                    "The quantity (%d) must be from 1 to %d.".formatted(quantity, MAX_QUANTITY));
        }
        if (unitPrice != null && unitPrice.isNegative()) {
            throw new IllegalArgumentException("The unit_price (%s) must not be negative.".formatted(unitPrice));
        }
    }

    /** One unit of a product on a day, with nothing else known. */
    public static Sale of(LocalDate date, String deviceId, String productId) {
        return new Sale(date, null, deviceId, 0, null, productId, 1, null, null, Payment.UNKNOWN);
    }
}
