package io.slotwise.engine.insight;

import io.slotwise.engine.model.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Where a price stands among the prices that others ask for the same product.
 *
 * @param price asked here
 * @param median of the others, the lower of the two middle ones
 * @param others how many others ask for it
 * @param ratio price divided by median; 1 where alike
 */
public record PricePosition(String productId, Money price, Money median, int others, double ratio) {
    /**
     * The positions of all prices that at least one other asks for too, furthest from the others' first.
     *
     * @param here price by product id
     * @param others for each other machine or competitor its prices by product id; prices of 0 are passed over
     */
    public static List<PricePosition> of(Map<String, Money> here, Collection<Map<String, Money>> others) {
        List<PricePosition> positions = new ArrayList<>();
        here.forEach((product, price) -> {
            List<Money> theirs = others.stream()
                    .filter(prices -> prices.containsKey(product))
                    .map(prices -> prices.getOrDefault(product, Money.ZERO))
                    .filter(theirPrice -> theirPrice.compareTo(Money.ZERO) > 0)
                    .sorted()
                    .toList();
            if (!theirs.isEmpty() && price.compareTo(Money.ZERO) > 0) {
                Money median = theirs.get((theirs.size() - 1) / 2);
                positions.add(
                        new PricePosition(product, price, median, theirs.size(), price.toDouble() / median.toDouble()));
            }
        });
        positions.sort(Comparator.comparingDouble((PricePosition position) -> -Math.abs(Math.log(position.ratio)))
                .thenComparing(PricePosition::productId));
        return positions;
    }
}
