package io.slotwise.testbed.puzzle;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.rules.Rule;
import java.util.List;
import java.util.Map;

/**
 * A planning problem with nothing left to chance but its seed.
 *
 * @param unitsPerDay by product id, what is sold or would be in a usual slot
 * @param rowLog how much each row multiplies sales by, as a logarithm; columns do nothing
 * @param rules beside the standard ones; the changes that are allowed are in {@code maxChanges}
 * @param pairs products that are worth more side by side; empty in a problem without adjacency
 */
public record Puzzle(
        Machine machine,
        Catalogue catalogue,
        Map<String, Double> unitsPerDay,
        List<Double> rowLog,
        List<Rule> rules,
        int maxChanges,
        List<Pair> pairs) {
    /** Whether standing side by side counts. */
    public enum Adjacency {
        NONE,
        SOME
    }

    /** Two products and the money a week for which they stand side by side. */
    public record Pair(String productId, String otherId, double perWeek) {}

    public Puzzle {
        rowLog = List.copyOf(rowLog);
        rules = List.copyOf(rules);
        pairs = List.copyOf(pairs);
        unitsPerDay = Map.copyOf(unitsPerDay);
    }

    /** The problem of a seed: seven rows of ten, 40 to 60 products, at most 20 changes. */
    public static Puzzle of(long seed, Adjacency adjacency) {
        return new PuzzleMaker(seed).make(adjacency);
    }

    public Planogram today() {
        return machine.planograms().getFirst();
    }
}
