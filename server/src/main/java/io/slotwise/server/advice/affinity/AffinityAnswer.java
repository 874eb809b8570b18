package io.slotwise.server.advice.affinity;

import io.slotwise.engine.affinity.AffinityReport;
import io.slotwise.engine.affinity.Clusters;
import io.slotwise.engine.affinity.ItemSets;
import io.slotwise.engine.affinity.Pair;
import io.slotwise.engine.affinity.Substitute;
import io.slotwise.engine.model.Position;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Rounded;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sells together, as callers see it.
 *
 * @param affinityMatrix lift by product id and product id, both ways round, for the pairs found
 * @param expectedResults what all adjacency changes together are worth; absent where none is proposed
 * @param reasonIfEmpty why there are no pairs; absent where there are some
 */
public record AffinityAnswer(
        Map<String, Map<String, Double>> affinityMatrix,
        List<FoundPair> pairs,
        List<FoundSet> groups,
        List<FoundSubstitute> substitutes,
        List<Cluster> recommendedClusters,
        List<AdjacencyChange> adjacencyChanges,
        @Nullable MoneyPerWeek expectedResults,
        Statistics basketStatistics,
        @Nullable String reasonIfEmpty) {
    /** Two products and how far their meetings exceed chance; {@code interval} is 90 %. */
    public record FoundPair(
            String a,
            String b,
            int count,
            double expected,
            double lift,
            Interval interval,
            double confidence,
            double reverseConfidence,
            double support,
            double leverage,
            @Nullable Double conviction,
            double pValue,
            double qValue) {
        static FoundPair of(Pair pair) {
            return new FoundPair(
                    pair.a(),
                    pair.b(),
                    pair.count(),
                    Rounded.of(pair.expected()),
                    Rounded.of(pair.lift()),
                    new Interval(Rounded.of(pair.liftLow()), Rounded.of(pair.liftHigh())),
                    Rounded.of(pair.confidence()),
                    Rounded.of(pair.reverseConfidence()),
                    Rounded.of(pair.support()),
                    Rounded.of(pair.leverage()),
                    Double.isInfinite(pair.conviction()) ? null : Rounded.of(pair.conviction()),
                    pair.pValue(),
                    pair.qValue());
        }
    }

    /** Ends of an interval. */
    public record Interval(double low, double high) {}

    /** Three products or more in one basket; a lift near 1 means that its pairs explain it. */
    public record FoundSet(List<String> products, int count, double expected, double lift) {
        static FoundSet of(ItemSets.ItemSet set) {
            return new FoundSet(set.items(), set.count(), Rounded.of(set.expected()), Rounded.of(set.lift()));
        }
    }

    /** A product that sells more while another is sold out; {@code interval} is 90 %. */
    public record FoundSubstitute(
            String product,
            String soldOut,
            int unitsWithout,
            double expected,
            double lift,
            Interval interval,
            double qValue) {
        static FoundSubstitute of(Substitute found) {
            return new FoundSubstitute(
                    found.product(),
                    found.soldOut(),
                    found.unitsWithout(),
                    Rounded.of(found.expected()),
                    Rounded.of(found.lift()),
                    new Interval(Rounded.of(found.liftLow()), Rounded.of(found.liftHigh())),
                    found.qValue());
        }
    }

    /** Products worth standing near each other. */
    public record Cluster(List<String> products, double lift) {
        static Cluster of(Clusters.Cluster cluster) {
            return new Cluster(cluster.items(), Rounded.of(cluster.lift()));
        }
    }

    /** A swap that brings two partners together, with what the engine says it is worth. */
    public record AdjacencyChange(
            String type, Position position, Position with, List<String> brings, MoneyPerWeek valuePerWeek) {}

    /** The baskets at a glance. */
    public record Statistics(
            int baskets,
            int multiItem,
            double multiItemShare,
            double meanSize,
            int items,
            int strata,
            long pairsTested) {
        static Statistics of(AffinityReport report) {
            AffinityReport.Statistics found = report.statistics();
            double share = found.baskets() == 0 ? 0 : found.multiItem() / (double) found.baskets();
            return new Statistics(
                    found.baskets(),
                    found.multiItem(),
                    Rounded.of(share),
                    Rounded.of(found.meanSize()),
                    found.items(),
                    found.strata(),
                    report.tested());
        }
    }
}
