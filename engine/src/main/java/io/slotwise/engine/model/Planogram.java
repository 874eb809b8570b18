package io.slotwise.engine.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands where in one cabinet: all its slots in reading order, each empty or with its facing.
 * Changes give a new planogram; the slots themselves (positions, widths, types) never change.
 *
 * @param slots inside the cabinet's grid, none overlapping another
 */
public record Planogram(Cabinet cabinet, List<Slot> slots) {
    public Planogram {
        slots = slots.stream().sorted(Comparator.comparing(Slot::position)).toList();
        if (slots.isEmpty()) {
            throw new IllegalArgumentException(
                    "The planogram of cabinet (%d) must have at least one slot.".formatted(cabinet.index()));
        }
        Slot left = null;
        for (Slot slot : slots) {
            requireInside(cabinet, slot);
            requireApart(left, slot);
            left = slot;
        }
    }

    /** The slot whose leftmost column this is, or null. */
    public @Nullable Slot find(Position position) {
        int index = indexOf(position);
        return index < 0 ? null : slots.get(index);
    }

    /** @throws IllegalArgumentException if no slot begins there */
    public Slot slot(Position position) {
        Slot slot = find(position);
        if (slot == null) {
            throw new IllegalArgumentException(
                    "The position (%s) is no slot of cabinet (%d).".formatted(position, cabinet.index()));
        }
        return slot;
    }

    /** Where the slot that begins there stands in {@link #slots}, or a negative number. */
    public int indexOf(Position position) {
        int low = 0;
        int high = slots.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = slots.get(middle).position().compareTo(position);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** The slots that hold the product, in reading order. */
    public List<Slot> slotsOf(String productId) {
        return slots.stream().filter(slot -> productId.equals(slot.productId())).toList();
    }

    /** Distinct ids of what stands here, in reading order. */
    public List<String> productIds() {
        return slots.stream()
                .map(Slot::facing)
                .filter(Objects::nonNull)
                .map(Facing::productId)
                .distinct()
                .toList();
    }

    /** The same planogram with another facing (or none) at a position. */
    public Planogram with(Position position, @Nullable Facing facing) {
        int index = indexOf(position);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "The position (%s) is no slot of cabinet (%d).".formatted(position, cabinet.index()));
        }
        List<Slot> changed = new ArrayList<>(slots);
        changed.set(index, slots.get(index).with(facing));
        return new Planogram(cabinet, changed);
    }

    private static void requireInside(Cabinet cabinet, Slot slot) {
        if (slot.position().row() >= cabinet.rows().size() || slot.endColumn() > cabinet.columns()) {
            throw new IllegalArgumentException("The slot (%s, %d columns wide) is outside the grid of %d × %d."
                    .formatted(
                            slot.position(), slot.widthColumns(), cabinet.rows().size(), cabinet.columns()));
        }
    }

    private static void requireApart(@Nullable Slot left, Slot slot) {
        if (left != null
                && left.position().row() == slot.position().row()
                && left.endColumn() > slot.position().column()) {
            throw new IllegalArgumentException("The slot (%s) overlaps the slot (%s), %d columns wide."
                    .formatted(slot.position(), left.position(), left.widthColumns()));
        }
    }
}
