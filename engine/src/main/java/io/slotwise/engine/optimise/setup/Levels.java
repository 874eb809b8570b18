package io.slotwise.engine.optimise.setup;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.slot.Pivot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides how far slots are filled: each product up to the units that are worth most between two visits, lost sales
 * against goods that expire and money that stands in the machine (the newsvendor of Arrow, Harris and Marschak 1951).
 * Slots that change anyway are filled for nothing; a slot that keeps its product is filled otherwise only where that
 * pays, and counts as a change.
 */
final class Levels {
    /** Another fill level must bring this share of what the machine is worth today, or it is not worth saying. */
    private static final double WORTH_SAYING = 0.001;

    private final Setup setup;
    private final Curves curves;
    private final Pivot pivot;
    private final double least;
    private final Map<Integer, Line> lines = new LinkedHashMap<>();

    Levels(Setup setup, Planogram plan) {
        this.setup = setup;
        pivot = setup.problem().model().pivot(plan);
        curves = setup.curves(pivot);
        least = WORTH_SAYING * Math.abs(setup.worthToday());
        int[] at = setup.numbers(plan);
        for (int s = 0; s < at.length; s++) {
            if (at[s] >= 0) {
                lines.computeIfAbsent(at[s], Line::new).add(s, plan.slots().get(s));
            }
        }
    }

    /** All slots of a product in this cabinet. */
    private final class Line {
        private final int product;
        private final List<Integer> slots = new ArrayList<>();
        private double multipliers;
        private int stock;

        Line(int product) {
            this.product = product;
            multipliers = pivot.multipliersElsewhere(product);
            stock = pivot.stockElsewhere(product);
        }

        void add(int s, Slot slot) {
            slots.add(s);
            multipliers += pivot.multiplier(s);
            stock += units(s, slot);
        }

        double worth(int units) {
            return curves.own(product, slots.size() + pivot.facingsElsewhere(product), multipliers, units);
        }
    }

    private int units(int s, Slot slot) {
        return pivot.stock(s, Objects.requireNonNull(slot.facing()).parLevel());
    }

    /** The plan with the best levels, with at most so many slots that differ from today's. */
    Planogram decided(int mostChanges) {
        Planogram plan = pivot.at();
        for (Line line : lines.values()) {
            plan = withFresh(plan, line);
        }
        return withKept(plan, mostChanges);
    }

    /** Whether its level is to be decided, and not given by today or unknown. */
    private boolean isFresh(Planogram plan, int s) {
        Slot slot = plan.slots().get(s);
        return slot.capacity() > 0
                && !Objects.equals(
                        slot.productId(), setup.today().slots().get(s).productId());
    }

    private Planogram withFresh(Planogram plan, Line line) {
        List<Integer> fresh = line.slots.stream()
                .filter(s -> isFresh(plan, s))
                .sorted(Comparator.comparingInt(s -> plan.slots().get(s).capacity()))
                .toList();
        int full = fresh.stream().mapToInt(s -> units(s, plan.slots().get(s))).sum();
        int best = full;
        for (int units = full - 1; units >= fresh.size(); units--) {
            if (line.worth(line.stock - full + units) > line.worth(line.stock - full + best)) {
                best = units;
            }
        }
        if (best == full) {
            return plan;
        }
        line.stock += best - full;
        return divided(plan, fresh, best);
    }

    /**
     * Equal levels as far as slots have room.
     *
     * @param slots the smallest first
     */
    private static Planogram divided(Planogram plan, List<Integer> slots, int units) {
        Planogram result = plan;
        int left = units;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = plan.slots().get(slots.get(i));
            int level = Math.min(slot.capacity(), left / (slots.size() - i));
            left -= level;
            result = filled(result, slots.get(i), level);
        }
        return result;
    }

    private static Planogram filled(Planogram plan, int s, int level) {
        Slot slot = plan.slots().get(s);
        Facing facing = Objects.requireNonNull(slot.facing());
        return plan.with(slot.position(), facing.withParLevel(level));
    }

    /** Another level for a slot that keeps its product. */
    private record Refill(Line line, int slot, int units, int level, double gain) {}

    private Planogram withKept(Planogram from, int mostChanges) {
        Planogram plan = from;
        double worth = setup.worth(plan);
        int left = mostChanges - setup.changes(plan);
        Set<Integer> open = lines.values().stream()
                .flatMap(line -> line.slots.stream())
                .filter(s -> isKept(from, s))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        while (left > 0 && !open.isEmpty()) {
            Refill best = best(plan, open);
            if (best.gain <= least) {
                break;
            }
            open.remove(best.slot);
            Planogram next = filled(plan, best.slot, best.level);
            double then = setup.worth(next);
            if (then - worth > least && setup.isLegal(next)) {
                plan = next;
                worth = then;
                best.line.stock += best.level - best.units;
                left--;
            }
        }
        return plan;
    }

    private boolean isKept(Planogram plan, int s) {
        Slot slot = plan.slots().get(s);
        return slot.capacity() > 0 && slot.equals(setup.today().slots().get(s));
    }

    private Refill best(Planogram plan, Set<Integer> open) {
        Refill best = null;
        for (int s : open) {
            Slot slot = plan.slots().get(s);
            Line line = Objects.requireNonNull(lines.get(setup.index(Objects.requireNonNull(slot.productId()))));
            Refill refill = best(line, s, slot);
            best = best == null || refill.gain > best.gain ? refill : best;
        }
        return Objects.requireNonNull(best);
    }

    private Refill best(Line line, int s, Slot slot) {
        int units = units(s, slot);
        double now = line.worth(line.stock);
        Refill best = new Refill(line, s, units, units, 0);
        for (int level = 1; level <= slot.capacity(); level++) {
            double gain = line.worth(line.stock - units + level) - now;
            best = gain > best.gain ? new Refill(line, s, units, level, gain) : best;
        }
        return best;
    }
}
