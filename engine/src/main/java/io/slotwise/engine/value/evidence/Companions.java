package io.slotwise.engine.value.evidence;

import io.slotwise.engine.affinity.AffinityReport;
import io.slotwise.engine.affinity.Pair;
import java.util.List;

/**
 * Two products that are bought together beyond chance.
 *
 * @param perUnit units sold together beyond chance, over the geometric mean of both products' units; 0 or more, at the
 *     lower end of what was seen
 */
public record Companions(String a, String b, double perUnit) {
    public Companions {
        if (!(perUnit >= 0 && perUnit <= 1)) {
            throw new IllegalArgumentException(
                    "The units (%s) sold together of (%s) and (%s) must be from 0 to 1.".formatted(perUnit, a, b));
        }
    }

    /** The pairs of a report whose lift is above 1 at the lower end of its interval too. */
    public static List<Companions> of(AffinityReport report) {
        return report.pairs().stream()
                .filter(pair -> pair.liftLow() > 1)
                .map(Companions::of)
                .toList();
    }

    private static Companions of(Pair pair) {
        double seenOfA = pair.count() / pair.confidence();
        double seenOfB = pair.count() / pair.reverseConfidence();
        double beyondChance = (pair.liftLow() - 1) * pair.expected();
        return new Companions(pair.a(), pair.b(), Math.min(1, beyondChance / Math.sqrt(seenOfA * seenOfB)));
    }
}
