package io.slotwise.engine.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pairs of products that are bought together more often than their popularity and the sizes of the
 * baskets explain. Single-item baskets tell how popular a product is and expect no pair.
 */
public final class Affinity {
    private static final Comparator<Pair> MOST_CERTAIN_FIRST = Comparator.comparingDouble(Pair::qValue)
            .thenComparing(Comparator.comparingDouble(Pair::lift).reversed())
            .thenComparing(Pair::a)
            .thenComparing(Pair::b);

    private final Baskets baskets;
    private final AffinitySettings settings;
    private final Strata strata;
    private final int[] seen;

    private Affinity(Baskets baskets, AffinitySettings settings) {
        this.baskets = baskets;
        this.settings = settings;
        strata = Strata.of(baskets, settings);
        seen = popularity(baskets);
    }

    /** The pairs that survive the null and the correction, with the figures of each. */
    public static AffinityReport find(Baskets baskets, AffinitySettings settings) {
        return new Affinity(baskets, settings).report();
    }

    private AffinityReport report() {
        List<Candidate> candidates = candidates();
        BitSet frequent = new BitSet();
        for (int item = 0; item < seen.length; item++) {
            frequent.set(item, seen[item] >= settings.minimumCount());
        }
        long tests = Math.max(strata.testable(frequent), candidates.size());
        double[] pValues = candidates.stream().mapToDouble(Candidate::pValue).toArray();
        double[] qValues = MultipleTests.adjust(pValues, tests, settings.correction());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < qValues.length; i++) {
            if (qValues[i] <= settings.errorRate()) {
                pairs.add(pair(candidates.get(i), qValues[i]));
            }
        }
        pairs.sort(MOST_CERTAIN_FIRST);
        AffinityReport.Statistics statistics = statistics();
        return new AffinityReport(pairs, tests, statistics, pairs.isEmpty() ? reason(statistics, tests) : null);
    }

    private record Candidate(int a, int b, int count, double expected, double pValue) {}

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        PairCounts.of(baskets).forEach(settings.minimumCount(), (a, b, count) -> {
            double expected = strata.expected(a, b);
            if (count > expected) {
                candidates.add(new Candidate(a, b, count, expected, Lift.upperTail(count, expected, spread(a, b))));
            }
        });
        candidates.sort(Comparator.comparingInt(Candidate::a).thenComparingInt(Candidate::b));
        return candidates;
    }

    /**
     * What fixing the popularity of both items takes from the variance: (1 − share of a)(1 − share of b), as in a
     * hypergeometric draw. Over all baskets, where the meetings happen in the larger ones: so rather too much is left.
     */
    private double spread(int a, int b) {
        double n = baskets.size();
        return (1 - seen[a] / n) * (1 - seen[b] / n);
    }

    private Pair pair(Candidate found, double qValue) {
        boolean ordered = id(found.a).compareTo(id(found.b)) <= 0;
        int a = ordered ? found.a : found.b;
        int b = ordered ? found.b : found.a;
        Lift lift = Lift.of(found.count, found.expected);
        double n = baskets.size();
        double confidence = found.count / (double) seen[a];
        return new Pair(
                id(a),
                id(b),
                found.count,
                found.expected,
                lift.ratio(),
                lift.low(),
                lift.high(),
                confidence,
                found.count / (double) seen[b],
                found.count / n,
                (found.count - found.expected) / n,
                confidence == 1 ? Double.POSITIVE_INFINITY : (1 - seen[b] / n) / (1 - confidence),
                found.pValue,
                qValue);
    }

    private String id(int item) {
        return baskets.itemIds().get(item);
    }

    private AffinityReport.Statistics statistics() {
        int multiItem = 0;
        long entries = 0;
        for (int basket = 0; basket < baskets.size(); basket++) {
            entries += baskets.sizeOf(basket);
            multiItem += baskets.sizeOf(basket) > 1 ? 1 : 0;
        }
        double meanSize = baskets.size() == 0 ? 0 : entries / (double) baskets.size();
        int items = (int) Arrays.stream(seen).filter(count -> count > 0).count();
        return new AffinityReport.Statistics(baskets.size(), multiItem, meanSize, items, strata.size());
    }

    private static @Nullable String reason(AffinityReport.Statistics statistics, long tests) {
        if (statistics.baskets() == 0) {
            return "There are no baskets: no sale carries a transaction. Cash sales and audit counters hold none.";
        }
        if (statistics.multiItem() == 0) {
            return "All %d baskets hold a single product, so nothing was bought together."
                    .formatted(statistics.baskets());
        }
        if (tests == 0) {
            return "Of %d baskets %d hold two products or more; that is too few for any pair to be judged."
                    .formatted(statistics.baskets(), statistics.multiItem());
        }
        return "%d pairs in %d baskets of two products or more were judged, and chance explains all of them."
                .formatted(tests, statistics.multiItem());
    }

    private static int[] popularity(Baskets baskets) {
        int[] seen = new int[baskets.itemIds().size()];
        for (int basket = 0; basket < baskets.size(); basket++) {
            for (int k = 0; k < baskets.sizeOf(basket); k++) {
                seen[baskets.item(basket, k)]++;
            }
        }
        return seen;
    }
}
