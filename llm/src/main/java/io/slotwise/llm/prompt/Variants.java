package io.slotwise.llm.prompt;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Which version of a template a subject gets, and which versions are clearly worse. A subject keeps its version as long
 * as the set of versions stays the same; where one is demoted, only its own subjects move (rendezvous hashing,
 * Thaler and Ravishankar 1998).
 */
public final class Variants {
    /** Two-sided 95 %. */
    private static final double Z = 1.96;

    private Variants() {}

    /** The version of a subject, such as a machine, among those in use. */
    public static String assign(String feature, String subject, Collection<String> versions) {
        return versions.stream()
                .max(Comparator.comparingLong((String version) -> weight(feature, subject, version))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The feature %s has no version of its template.".formatted(feature)));
    }

    /**
     * The versions that are clearly worse than another: fewer of their answers were accepted by users, or more were
     * refused by the verifier, with intervals (Wilson 1927) that do not overlap. Never all of them.
     *
     * @param leastOutcomes answers that a version and its rival need before they are judged
     */
    public static List<String> demoted(List<Tally> records, int leastOutcomes) {
        List<String> worse = records.stream()
                .filter(one -> records.stream().anyMatch(other -> isClearlyWorse(one, other, leastOutcomes)))
                .map(Tally::version)
                .toList();
        return worse.size() == records.size() ? List.of() : worse;
    }

    private static boolean isClearlyWorse(Tally worse, Tally better, int least) {
        boolean lessAccepted = Math.min(worse.judged(), better.judged()) >= least
                && high(worse.accepted(), worse.judged()) < low(better.accepted(), better.judged());
        boolean moreRefused = Math.min(worse.answers(), better.answers()) >= least
                && low(worse.refused(), worse.answers()) > high(better.refused(), better.answers())
                && !(high(better.accepted(), better.judged()) < low(worse.accepted(), worse.judged()));
        return lessAccepted || moreRefused;
    }

    private static double low(long hits, long all) {
        return centre(hits, all) - spread(hits, all);
    }

    private static double high(long hits, long all) {
        return centre(hits, all) + spread(hits, all);
    }

    private static double centre(long hits, long all) {
        return all == 0 ? 0.5 : ((double) hits / all + Z * Z / (2 * all)) / (1 + Z * Z / all);
    }

    private static double spread(long hits, long all) {
        if (all == 0) {
            return 0.5;
        }
        double share = (double) hits / all;
        return Z / (1 + Z * Z / all) * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
    }

    private static long weight(String feature, String subject, String version) {
        CRC32C sum = new CRC32C();
        for (String word : List.of(feature, subject, version)) {
            sum.update(word.getBytes(StandardCharsets.UTF_8));
            sum.update(0);
        }
        // spread further: a checksum of similar words is similar (finaliser of MurmurHash3, Appleby 2011)
        long hash = sum.getValue();
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /**
     * What became of a version's answers.
     *
     * @param answers that Claude gave
     * @param refused of them by shape or verifier
     * @param judged suggestions that users accepted or rejected
     * @param accepted of those
     * @param costNanos of all answers
     * @param latencyMillis of all answers together
     */
    public record Tally(
            String version,
            long answers,
            long refused,
            long judged,
            long accepted,
            long costNanos,
            long latencyMillis) {}
}
