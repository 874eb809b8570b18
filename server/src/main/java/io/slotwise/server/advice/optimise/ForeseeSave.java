package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.optimise.Optimiser;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.record.Foresight;
import io.slotwise.server.advice.verify.SuggestionId;
import io.slotwise.server.store.Experiment;
import io.slotwise.server.store.fleet.StoredPlanogram;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the value model expects of a planogram that is saved by hand: the same as {@code predict-revenue} says on that
 * day. Where every slot that changes is one that an accepted suggestion of Claude's changes just so, Claude proposed it.
 */
public final class ForeseeSave implements Foresight {
    private static final String CLAUDE = "claude";

    private final Situations situations;
    private final Function<String, Set<String>> accepted;

    /** @param accepted names of Claude's suggestions for a machine that were accepted or applied */
    public ForeseeSave(Situations situations, Function<String, Set<String>> accepted) {
        this.situations = situations;
        this.accepted = accepted;
    }

    @Override
    public @Nullable Foreseen of(StoredPlanogram before, Planogram after) {
        Situation known = situations.of(
                Stated.stored(before.deviceId(), before.planogram().cabinet().index()));
        if (known == null || !hasSameSlots(before.planogram(), after)) {
            return null; // a cabinet that was rebuilt is no change of a plan
        }
        List<Change> difference = Changes.between(before.planogram(), after);
        if (difference.isEmpty()) {
            return null;
        }
        Situation situation = known.with(before.planogram());
        Uplift uplift = situation.model().get().compare(before.planogram(), after);
        String source = source(before, after);
        return foreseen(
                situation,
                difference.size(),
                uplift,
                source.equals(CLAUDE) ? claimed(situation, after) : uplift.change(),
                source);
    }

    /** A plan that was searched for looks better than it is; what an operator thought of was not chosen by its figure. */
    static WeeklyValue claimed(Situation situation, Planogram after) {
        PlanQuestion question = new PlanQuestion(situation, PlanQuestion.Settings.USUAL);
        return Optimiser.claim(question.problem(Approach.Detail.MOVES), after);
    }

    static Foreseen foreseen(Situation situation, int changes, Uplift uplift, WeeklyValue expected, String source) {
        return new Foreseen(
                changes,
                uplift.measure().name().toLowerCase(Locale.ROOT),
                situation.machine().service().currency(),
                expected(expected),
                expected(uplift.revenueChange()),
                source,
                situation.machine().zone());
    }

    private static Experiment.Expected expected(WeeklyValue value) {
        return new Experiment.Expected(value.mean(), value.low(), value.high(), value.probabilityPositive());
    }

    private static boolean hasSameSlots(Planogram before, Planogram after) {
        return before.cabinet().equals(after.cabinet()) && positions(before).equals(positions(after));
    }

    private static List<Position> positions(Planogram planogram) {
        return planogram.slots().stream().map(Slot::position).toList();
    }

    private String source(StoredPlanogram before, Planogram after) {
        Set<String> names = accepted.apply(before.deviceId());
        List<Slot> changed = names.isEmpty()
                ? List.of()
                : after.slots().stream()
                        .filter(slot -> !Objects.equals(
                                slot.productId(),
                                before.planogram().slot(slot.position()).productId()))
                        .toList();
        Set<Position> explained = new HashSet<>();
        for (Slot slot : changed) {
            Position position = slot.position();
            if (slot.productId() != null
                    && isNamed(new Change.Assign(position, slot.productId(), null, null), before, names)) {
                explained.add(position);
            }
            for (Slot other : changed) {
                if (areExchanged(before.planogram(), slot, other)
                        && isNamed(new Change.Swap(position, other.position()), before, names)) {
                    explained.add(position);
                    explained.add(other.position());
                }
            }
        }
        return !changed.isEmpty() && explained.size() == changed.size() ? CLAUDE : ApplyPlan.OPERATOR;
    }

    /** Whether two slots hold now what the other held before. */
    private static boolean areExchanged(Planogram before, Slot one, Slot other) {
        return Objects.equals(one.productId(), before.slot(other.position()).productId())
                && Objects.equals(other.productId(), before.slot(one.position()).productId());
    }

    private static boolean isNamed(Change change, StoredPlanogram before, Set<String> names) {
        return names.contains(SuggestionId.of(before.deviceId(), before.planogram(), change));
    }
}
