package io.slotwise.engine.optimise.explain;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.optimise.plan.Move;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.Worlds;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What each step from today's planogram to another brings, in an order that does not matter: means over the orders in
 * which the steps could be made, as the moves of a plan have them, so that they sum to the whole. Two slots that exchange
 * are one step.
 */
public final class Breakdown {
    private static final long SEED = 1;

    private Breakdown() {}

    /**
     * One step's part of the whole.
     *
     * @param changes what is done: to one slot, or one swap
     * @param value money a week, with its interval
     * @param parts what is added to each component of the week; costs are positive where they rise
     */
    public record Part(List<Change> changes, WeeklyValue value, WeeklyMoney parts) {
        public Part {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The parts, in the order in which a driver would carry them out; none where nothing changes. Their means sum to that
     * of {@link ValueModel#compare(Planogram)}.
     *
     * @throws IllegalArgumentException if the planogram has other slots than today's or an unknown product
     */
    public static List<Part> of(ValueModel model, Planogram today, Planogram after) {
        List<Step> steps = Step.between(today, after);
        if (steps.isEmpty()) {
            return List.of();
        }
        Worlds worlds = model.worlds();
        Contributions contributions = new Contributions(today, after, steps, SEED, () -> false);
        double[][] expected =
                contributions.expected(planogram -> Contributions.components(worlds.expected(planogram), 0));
        double[][] drawn = contributions.drawn(worlds.draws(), worlds::drawn);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            WeeklyMoney money = Contributions.money(expected[i], 1);
            WeeklyValue value = WeeklyValue.around(money.total(), drawn[i], model.intervalLevel());
            List<Change> changes = changes(steps.get(i), today, after);
            if (!changes.isEmpty()) {
                parts.add(new Part(changes, value, money));
            }
        }
        return parts;
    }

    /** A swap, or what the slot holds otherwise, which may be its price alone; nothing where only its units differ. */
    private static List<Change> changes(Step step, Planogram today, Planogram after) {
        if (step.type() == Move.Type.SWAP) {
            return List.of(step.change());
        }
        Position position = step.position();
        return Changes.between(today, today.with(position, after.slot(position).facing()));
    }
}
