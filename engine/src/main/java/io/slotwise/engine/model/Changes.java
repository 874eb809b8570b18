package io.slotwise.engine.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Carries changes out on a planogram, and finds the changes that lead from one planogram to another. */
public final class Changes {
    private Changes() {}

    /**
     * The planogram after the changes, each carried out on the result of those before it.
     *
     * @throws IllegalArgumentException if one speaks of a slot that does not exist, of an empty slot where a
     *     facing is needed, or asks for more facings than there is room for; the planogram given is untouched
     */
    public static Planogram apply(Planogram planogram, List<Change> changes) {
        Planogram result = planogram;
        for (Change change : changes) {
            result = apply(result, change);
        }
        return result;
    }

    /** The planogram after one change; see {@link #apply(Planogram, List)}. */
    public static Planogram apply(Planogram planogram, Change change) {
        return switch (change) {
            case Change.Assign assign -> planogram.with(assign.position(), assigned(planogram, assign));
            case Change.Swap swap -> swapped(planogram, swap);
            case Change.Clear clear -> planogram.with(clear.position(), null);
            case Change.Reprice reprice ->
                planogram.with(
                        reprice.position(),
                        filled(planogram, reprice.position()).withPrice(reprice.price()));
            case Change.SetPar setPar ->
                planogram.with(
                        setPar.position(), filled(planogram, setPar.position()).withParLevel(setPar.parLevel()));
            case Change.SetFacings setFacings -> withFacings(planogram, setFacings);
        };
    }

    /**
     * The fewest single-slot changes (assign, clear, reprice, set par) from one planogram to another of the same
     * slots, in reading order; a pure price or par change keeps its own type.
     *
     * @throws IllegalArgumentException if the two have different slots
     */
    public static List<Change> between(Planogram before, Planogram after) {
        requireSameSlots(before, after);
        return IntStream.range(0, before.slots().size())
                .boxed()
                .flatMap(i -> between(before.slots().get(i), after.slots().get(i)).stream())
                .toList();
    }

    private static List<Change> between(Slot before, Slot after) {
        Position position = before.position();
        Facing old = before.facing();
        Facing now = after.facing();
        if (now == null) {
            return old == null ? List.of() : List.of(new Change.Clear(position));
        }
        if (old == null || !old.productId().equals(now.productId())) {
            return List.of(new Change.Assign(position, now.productId(), now.price(), now.parLevel()));
        }
        if (now.price() == null && old.price() != null) {
            return List.of(new Change.Assign(position, now.productId(), null, now.parLevel()));
        }
        List<Change> changes = new ArrayList<>(2);
        if (now.price() != null && !now.price().equals(old.price())) {
            changes.add(new Change.Reprice(position, now.price()));
        }
        if (now.parLevel() != old.parLevel()) {
            changes.add(new Change.SetPar(position, now.parLevel()));
        }
        return changes;
    }

    private static Facing assigned(Planogram planogram, Change.Assign assign) {
        Slot slot = planogram.slot(assign.position());
        int parLevel = assign.parLevel() != null ? assign.parLevel() : slot.capacity();
        return new Facing(assign.productId(), assign.price(), parLevel, null);
    }

    private static Planogram swapped(Planogram planogram, Change.Swap swap) {
        Facing here = planogram.slot(swap.position()).facing();
        Slot other = planogram.slot(swap.with());
        return planogram
                .with(swap.position(), fitted(other.facing(), planogram.slot(swap.position())))
                .with(swap.with(), fitted(here, other));
    }

    /** A moved facing keeps its price; its par level never exceeds a known capacity of the new slot. */
    private static @Nullable Facing fitted(@Nullable Facing facing, Slot target) {
        if (facing == null || target.capacity() == 0 || facing.parLevel() <= target.capacity()) {
            return facing;
        }
        return facing.withParLevel(target.capacity());
    }

    private static Facing filled(Planogram planogram, Position position) {
        Facing facing = planogram.slot(position).facing();
        if (facing == null) {
            throw new IllegalArgumentException(
                    "The slot (%s) is empty, so it has no price or par level.".formatted(position));
        }
        return facing;
    }

    private static Planogram withFacings(Planogram planogram, Change.SetFacings change) {
        List<Slot> own = planogram.slotsOf(change.productId());
        if (change.facings() <= own.size()) {
            Planogram result = planogram;
            for (Slot slot : own.subList(change.facings(), own.size())) {
                result = result.with(slot.position(), null);
            }
            return result;
        }
        return withMoreFacings(planogram, change, own);
    }

    private static Planogram withMoreFacings(Planogram planogram, Change.SetFacings change, List<Slot> own) {
        List<Slot> empty = planogram.slots().stream()
                .filter(Slot::isEmpty)
                .sorted(Comparator.comparingInt((Slot slot) -> distance(slot, own))
                        .thenComparing(Slot::position))
                .toList();
        int missing = change.facings() - own.size();
        if (missing > empty.size()) {
            throw new IllegalArgumentException(
                    "The product (%s) has %d facings and only %d slots are empty, so %d is too many.\nClear slots first."
                            .formatted(change.productId(), own.size(), empty.size(), change.facings()));
        }
        Planogram result = planogram;
        Money price = own.isEmpty()
                ? null
                : Objects.requireNonNull(own.getFirst().facing()).price();
        for (Slot slot : empty.subList(0, missing)) {
            result = result.with(slot.position(), new Facing(change.productId(), price, slot.capacity(), null));
        }
        return result;
    }

    private static int distance(Slot slot, List<Slot> own) {
        return own.stream()
                .mapToInt(other ->
                        Math.abs(slot.position().row() - other.position().row()) * Position.MAX_COLUMNS
                                + Math.abs(slot.position().column()
                                        - other.position().column()))
                .min()
                .orElse(0);
    }

    private static void requireSameSlots(Planogram before, Planogram after) {
        boolean same = before.slots().size() == after.slots().size();
        for (int i = 0; same && i < before.slots().size(); i++) {
            Slot left = before.slots().get(i);
            Slot right = after.slots().get(i);
            same = left.position().equals(right.position()) && left.widthColumns() == right.widthColumns();
        }
        if (!same) {
            throw new IllegalArgumentException("The two planograms of cabinet (%d) must have the same slots."
                    .formatted(before.cabinet().index()));
        }
    }
}
