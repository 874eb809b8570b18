package io.slotwise.engine.optimise.explain;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.optimise.plan.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done to one slot, or to two that exchange, on the way from one planogram to another. */
record Step(
        Move.Type type,
        Change change,
        Position position,
        @Nullable Position from,
        @Nullable String productId,
        @Nullable String replacedId) {
    /** The slots whose contents this step alone decides. */
    List<Position> slots() {
        return type == Move.Type.SWAP && from != null ? List.of(position, from) : List.of(position);
    }

    /**
     * The steps from one planogram to another of the same slots, in an order that a driver can do in one pass: by
     * rows from the top, but a product that goes elsewhere leaves its slot before that is filled again.
     */
    static List<Step> between(Planogram before, Planogram after) {
        List<Position> changed = new ArrayList<>();
        for (int s = 0; s < before.slots().size(); s++) {
            if (!before.slots().get(s).equals(after.slots().get(s))) {
                changed.add(before.slots().get(s).position());
            }
        }
        List<Step> steps = new ArrayList<>();
        Set<Position> open = new LinkedHashSet<>(changed);
        swaps(before, after, open, steps);
        singles(before, after, open, steps);
        return ordered(steps);
    }

    private static void swaps(Planogram before, Planogram after, Set<Position> open, List<Step> steps) {
        List<Position> all = List.copyOf(open);
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Position one = all.get(i);
                Position other = all.get(j);
                if (open.contains(one) && open.contains(other) && exchange(before, after, one, other)) {
                    open.remove(one);
                    open.remove(other);
                    steps.add(new Step(
                            Move.Type.SWAP,
                            new Change.Swap(one, other),
                            one,
                            other,
                            after.slot(one).productId(),
                            before.slot(one).productId()));
                }
            }
        }
    }

    /** Whether exchanging the two slots gives what stands there afterwards, but for the units in them. */
    private static boolean exchange(Planogram before, Planogram after, Position one, Position other) {
        if (before.slot(one).isEmpty() || before.slot(other).isEmpty()) {
            return false;
        }
        Planogram swapped = Changes.apply(before, new Change.Swap(one, other));
        return alike(swapped.slot(one), after.slot(one)) && alike(swapped.slot(other), after.slot(other));
    }

    private static boolean alike(Slot one, Slot other) {
        Facing a = one.facing();
        Facing b = other.facing();
        return a != null
                && b != null
                && a.productId().equals(b.productId())
                && a.parLevel() == b.parLevel()
                && Objects.equals(a.price(), b.price());
    }

    private static void singles(Planogram before, Planogram after, Set<Position> open, List<Step> steps) {
        Set<Position> sources = new LinkedHashSet<>(open);
        for (Position position : open) {
            Facing old = before.slot(position).facing();
            Facing now = after.slot(position).facing();
            String oldId = old == null ? null : old.productId();
            if (now == null) {
                steps.add(new Step(Move.Type.CLEAR, new Change.Clear(position), position, null, null, oldId));
            } else if (now.productId().equals(oldId)) {
                steps.add(new Step(
                        Move.Type.SET_PAR, new Change.SetPar(position, now.parLevel()), position, null, oldId, oldId));
            } else {
                Position from = source(before, after, sources, now.productId());
                sources.remove(from);
                steps.add(new Step(
                        from == null ? Move.Type.ASSIGN : Move.Type.MOVE,
                        new Change.Assign(position, now.productId(), now.price(), now.parLevel()),
                        position,
                        from,
                        now.productId(),
                        oldId));
            }
        }
    }

    /** A slot that the product leaves and that no other step has taken it from. */
    private static @Nullable Position source(
            Planogram before, Planogram after, Set<Position> sources, String productId) {
        for (Position position : sources) {
            boolean stood = productId.equals(before.slot(position).productId());
            if (stood && !productId.equals(after.slot(position).productId())) {
                return position;
            }
        }
        return null;
    }

    private static List<Step> ordered(List<Step> steps) {
        List<Step> reading = steps.stream()
                .sorted(java.util.Comparator.comparing(Step::position))
                .toList();
        Map<Position, Step> leaving = new HashMap<>();
        for (Step step : reading) {
            if (step.type == Move.Type.MOVE) {
                leaving.put(step.from, step);
            }
        }
        Set<Step> done = new LinkedHashSet<>();
        Set<Step> begun = new LinkedHashSet<>();
        for (Step step : reading) {
            add(step, leaving, begun, done);
        }
        return List.copyOf(done);
    }

    /** First what leaves the slot; in a circle of moves the first one is held in the hand. */
    private static void add(Step step, Map<Position, Step> leaving, Set<Step> begun, Set<Step> done) {
        if (!begun.add(step)) {
            return;
        }
        Step first = leaving.get(step.position);
        if (first != null) {
            add(first, leaving, begun, done);
        }
        done.add(step);
    }
}
