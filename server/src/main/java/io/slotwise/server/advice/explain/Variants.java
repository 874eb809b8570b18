package io.slotwise.server.advice.explain;

import io.slotwise.server.store.claude.Suggestions;
import io.slotwise.server.store.claude.Suggestions.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which version of a template a machine gets: assigned by a stable hash among the versions that are in use. A version
 * whose suggestions are clearly taken less often, or whose answers clearly fail more often, than the best one's is
 * taken out of use: one whose 95 % interval of Wilson (1927) lies below the best one's.
 */
public final class Variants {
    private static final long LEAST_JUDGED = 30;
    private static final double Z = 1.96;

    private final Map<Feature, List<String>> known;
    private volatile Map<Feature, List<String>> inUse;

    /** @param known the versions of each feature, the first of them the one that never goes */
    public Variants(Map<Feature, List<String>> known) {
        this.known = Map.copyOf(known);
        inUse = this.known;
    }

    /** One version of every feature. */
    public static Variants single() {
        Map<Feature, List<String>> known = new HashMap<>();
        for (Feature feature : Feature.values()) {
            known.put(feature, List.of("v1"));
        }
        return new Variants(known);
    }

    List<String> versions(Feature feature) {
        return known.getOrDefault(feature, List.of());
    }

    /** The version for a machine. */
    String version(Feature feature, String unit) {
        List<String> versions = inUse.getOrDefault(feature, List.of());
        return versions.get(Math.floorMod((feature.word() + unit).hashCode(), versions.size()));
    }

    /** Looks at how the versions do and takes out of use what is clearly worse. */
    public void review(Suggestions suggestions) {
        Map<Feature, List<String>> next = new HashMap<>();
        known.forEach((feature, versions) ->
                next.put(feature, kept(feature, versions, suggestions.standings(feature.word()))));
        inUse = Map.copyOf(next);
    }

    private static List<String> kept(Feature feature, List<String> versions, List<Standing> standings) {
        List<String> kept = new ArrayList<>();
        for (String version : versions) {
            Standing mine = standing(feature, version, standings);
            boolean worse = mine != null
                    && standings.stream().anyMatch(other -> clearlyWorse(mine, other));
            if (!worse) {
                kept.add(version);
            }
        }
        return kept.isEmpty() ? List.of(versions.getFirst()) : List.copyOf(kept);
    }

    private static @org.jspecify.annotations.Nullable Standing standing(
            Feature feature, String version, List<Standing> standings) {
        return standings.stream()
                .filter(one -> one.template().equals(feature.word() + "/" + version))
                .findFirst()
                .orElse(null);
    }

    static boolean clearlyWorse(Standing mine, Standing other) {
        boolean lessTaken = mine.judged() >= LEAST_JUDGED
                && other.judged() >= LEAST_JUDGED
                && wilson(mine.accepted(), mine.judged(), Z) < wilson(other.accepted(), other.judged(), -Z);
        boolean failsMore = mine.calls() >= LEAST_JUDGED
                && other.calls() >= LEAST_JUDGED
                && wilson(mine.failures(), mine.calls(), -Z) > wilson(other.failures(), other.calls(), Z);
        return lessTaken || failsMore;
    }

    /** The upper end of the interval of a share for z above 0, the lower one below. */
    private static double wilson(long hits, long of, double z) {
        double share = hits / (double) of;
        double square = z * z / of;
        return (share + square / 2 + z * Math.sqrt(share * (1 - share) / of + square / (4 * of))) / (1 + square);
    }
}
