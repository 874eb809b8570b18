package io.slotwise.server.advice.affinity;

import io.slotwise.engine.affinity.Pair;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Swaps that bring partners side by side without breaking a rule or losing money: for each pair that stands apart the
 * best swap of one of the two into a slot beside the other, one pair after the other.
 *
 * @param together what all of them are worth; absent where there are none
 */
record Adjacency(
        List<AffinityAnswer.AdjacencyChange> changes,
        @Nullable MoneyPerWeek together) {
    static final Adjacency NONE = new Adjacency(List.of(), null);

    private static final int MOST_CHANGES = 5;

    static Adjacency of(List<Pair> pairs, Situation situation) {
        List<AffinityAnswer.AdjacencyChange> changes = new ArrayList<>();
        ValueModel model = situation.model().get();
        Planogram planogram = situation.planogram();
        for (Pair pair : pairs) {
            Best best = changes.size() == MOST_CHANGES ? null : best(planogram, pair, situation, model);
            if (best != null) {
                planogram = best.planogram;
                changes.add(new AffinityAnswer.AdjacencyChange(
                        "swap",
                        best.swap.position(),
                        best.swap.with(),
                        List.of(pair.a(), pair.b()),
                        MoneyPerWeek.of(best.uplift.change())));
            }
        }
        return changes.isEmpty()
                ? NONE
                : new Adjacency(
                        changes,
                        MoneyPerWeek.of(
                                model.compare(situation.planogram(), planogram).change()));
    }

    private record Best(Change.Swap swap, Planogram planogram, Uplift uplift) {}

    private static @Nullable Best best(Planogram planogram, Pair pair, Situation situation, ValueModel model) {
        List<Slot> first = planogram.slotsOf(pair.a());
        List<Slot> second = planogram.slotsOf(pair.b());
        if (first.stream().anyMatch(one -> second.stream().anyMatch(other -> beside(one, other)))) {
            return null;
        }
        double today = model.weekly(planogram).total();
        Best best = null;
        for (Tried tried : tried(swaps(planogram, first, second), planogram, model)) {
            double least = best == null ? 0 : best.uplift.change().mean();
            if (tried.week - today < least) {
                return best;
            }
            if (situation.book().checkChange(planogram, tried.after, situation.context()).stream()
                    .noneMatch(Violation::forbids)) {
                Uplift uplift = model.compare(planogram, tried.after);
                double mean = uplift.change().mean();
                if (best == null ? mean >= 0 : mean > least) {
                    best = new Best(tried.swap, tried.after, uplift);
                }
            }
        }
        return best;
    }

    /** A swap and the week that it leads to, without what moving costs: no comparison can promise more. */
    private record Tried(Change.Swap swap, Planogram after, double week) {}

    private static List<Tried> tried(List<Change.Swap> swaps, Planogram planogram, ValueModel model) {
        return swaps.stream()
                .distinct()
                .map(swap -> {
                    Planogram after = Changes.apply(planogram, swap);
                    return new Tried(swap, after, model.weekly(after).total());
                })
                .sorted(Comparator.comparingDouble(Tried::week).reversed())
                .toList();
    }

    private static List<Change.Swap> swaps(Planogram planogram, List<Slot> first, List<Slot> second) {
        List<Change.Swap> swaps = new ArrayList<>();
        for (Slot near : planogram.slots()) {
            for (Slot stays : first) {
                for (Slot moves : second) {
                    if (beside(near, stays)) {
                        swaps.add(new Change.Swap(moves.position(), near.position()));
                    }
                    if (beside(near, moves)) {
                        swaps.add(new Change.Swap(stays.position(), near.position()));
                    }
                }
            }
        }
        return swaps;
    }

    /** Next to each other in one row. */
    private static boolean beside(Slot one, Slot other) {
        return one.position().row() == other.position().row()
                && (one.endColumn() == other.position().column()
                        || other.endColumn() == one.position().column());
    }
}
