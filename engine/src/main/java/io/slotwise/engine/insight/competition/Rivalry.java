package io.slotwise.engine.insight.competition;

import io.slotwise.engine.insight.PricePosition;
import io.slotwise.engine.model.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Prices and range against those of competitors.
 *
 * @param priceIndex mean of own price by the competitors' median over products that both sell, weighed by what sells here;
 *     1 where alike, absent where nothing is comparable
 * @param positions product by product, furthest from the others first
 * @param competitors one by one, in the order given
 * @param onlyThere products that competitors offer and that do not stand here, those of most competitors first
 * @param onlyHere products that no competitor offers
 * @param comparedShare share of the units sold here whose price can be compared, 0 to 1
 */
public record Rivalry(
        @Nullable Double priceIndex,
        List<PricePosition> positions,
        List<Standing> competitors,
        List<String> onlyThere,
        List<String> onlyHere,
        double comparedShare) {
    public Rivalry {
        positions = List.copyOf(positions);
        competitors = List.copyOf(competitors);
        onlyThere = List.copyOf(onlyThere);
        onlyHere = List.copyOf(onlyHere);
    }

    /** Someone who sells the same, with the prices asked. */
    public record Competitor(String name, Map<String, Money> prices) {
        public Competitor {
            prices = Map.copyOf(prices);
        }
    }

    /**
     * One competitor.
     *
     * @param common products that both offer
     * @param priceIndex own price by theirs over those, weighed by what sells here; absent where there are none
     * @param cheaperThere how many of the common products are cheaper there
     * @param dearerThere how many are dearer there
     */
    public record Standing(
            String name, int common, @Nullable Double priceIndex, int cheaperThere, int dearerThere, int onlyThere) {}

    /**
     * The comparison.
     *
     * @param here price by product id of what stands here
     * @param unitsPerDay sold here by product id; a product without a figure weighs as a slow one
     */
    public static Rivalry of(Map<String, Money> here, Map<String, Double> unitsPerDay, List<Competitor> competitors) {
        List<PricePosition> positions = PricePosition.of(
                here, competitors.stream().map(Competitor::prices).toList());
        Map<String, Money> medians = new TreeMap<>();
        positions.forEach(position -> medians.put(position.productId(), position.median()));
        TreeSet<String> onlyHere = new TreeSet<>(here.keySet());
        Map<String, Integer> onlyThere = new TreeMap<>();
        List<Standing> standings = new ArrayList<>();
        for (Competitor competitor : competitors) {
            onlyHere.removeAll(competitor.prices.keySet());
            competitor.prices.keySet().stream()
                    .filter(product -> !here.containsKey(product))
                    .forEach(product -> onlyThere.merge(product, 1, Integer::sum));
            standings.add(standing(competitor, here, unitsPerDay));
        }
        double all = here.keySet().stream()
                .mapToDouble(product -> weight(product, unitsPerDay))
                .sum();
        double compared = medians.keySet().stream()
                .mapToDouble(product -> weight(product, unitsPerDay))
                .sum();
        return new Rivalry(
                index(here, medians, unitsPerDay),
                positions,
                standings,
                onlyThere.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList(),
                List.copyOf(onlyHere),
                all == 0 ? 0 : compared / all);
    }

    private static Standing standing(Competitor competitor, Map<String, Money> here, Map<String, Double> unitsPerDay) {
        int cheaper = 0;
        int dearer = 0;
        int only = 0;
        Map<String, Money> common = new TreeMap<>();
        for (Map.Entry<String, Money> theirs : competitor.prices.entrySet()) {
            Money own = here.get(theirs.getKey());
            if (own == null) {
                only++;
            } else {
                common.put(theirs.getKey(), theirs.getValue());
                cheaper += theirs.getValue().compareTo(own) < 0 ? 1 : 0;
                dearer += theirs.getValue().compareTo(own) > 0 ? 1 : 0;
            }
        }
        return new Standing(competitor.name, common.size(), index(here, common, unitsPerDay), cheaper, dearer, only);
    }

    private static @Nullable Double index(
            Map<String, Money> here, Map<String, Money> theirs, Map<String, Double> unitsPerDay) {
        double sum = 0;
        double weights = 0;
        for (Map.Entry<String, Money> one : theirs.entrySet()) {
            Money own = here.get(one.getKey());
            if (own != null && own.compareTo(Money.ZERO) > 0 && one.getValue().compareTo(Money.ZERO) > 0) {
                double weight = weight(one.getKey(), unitsPerDay);
                sum += weight * Math.log(own.toDouble() / one.getValue().toDouble());
                weights += weight;
            }
        }
        return weights == 0 ? null : Math.exp(sum / weights);
    }

    private static double weight(String product, Map<String, Double> unitsPerDay) {
        return Math.max(SLOW, unitsPerDay.getOrDefault(product, SLOW));
    }

    /** Units a day that a product without a figure weighs. */
    private static final double SLOW = 0.05;
}
