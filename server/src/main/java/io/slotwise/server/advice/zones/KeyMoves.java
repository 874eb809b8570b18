package io.slotwise.server.advice.zones;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.zones.PositionEffects;
import io.slotwise.server.advice.Legality;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.predict.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of two slots that the value model finds worth most, one after the other: greedy, each found on the
 * planogram that the ones before leave. A quick figure, what the two products take times how much the two places
 * differ, says which exchanges are looked at closely.
 *
 * @param after the planogram with all of them
 */
record KeyMoves(List<ZoneAnalysis.KeyMove> moves, Planogram after) {
    static final int MOST_MOVES = 5;

    /** Exchanges looked at closely for each move: bounds the time that an answer takes. */
    static final int SHORTLIST = 160;

    private static final int MOST_TRIED = 16;
    private static final double WORTH_DOING = 0.01;

    static KeyMoves of(Situation situation, ValueModel model) {
        Legality legality = new Legality(situation);
        List<ZoneAnalysis.KeyMove> moves = new ArrayList<>();
        Planogram planogram = situation.planogram();
        Step step = best(planogram, model, legality);
        while (step != null) {
            moves.add(step.move(moves.size() + 1, situation));
            planogram = step.after;
            step = moves.size() == MOST_MOVES ? null : best(planogram, model, legality);
        }
        return new KeyMoves(moves, planogram);
    }

    /** One exchange with a figure of its worth, quick or expected. */
    private record Candidate(Change.Swap swap, double worth) {
        static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                        (Candidate candidate) -> -candidate.worth)
                .thenComparing(candidate -> candidate.swap.position())
                .thenComparing(candidate -> candidate.swap.with());
    }

    private record Step(Change.Swap swap, Planogram before, Planogram after, Uplift uplift) {
        ZoneAnalysis.KeyMove move(int order, Situation situation) {
            String to = before.slot(swap.with()).productId();
            return new ZoneAnalysis.KeyMove(
                    order,
                    to == null ? "move" : "swap",
                    swap.position(),
                    swap.with(),
                    Objects.requireNonNull(before.slot(swap.position()).productId()),
                    to,
                    words(situation, to),
                    MoneyPerWeek.of(uplift.change()),
                    Words.largest(uplift));
        }

        private String words(Situation situation, @Nullable String other) {
            String moved = name(
                    situation,
                    Objects.requireNonNull(before.slot(swap.position()).productId()));
            return other == null
                    ? "%s from %s to the empty %s".formatted(moved, swap.position(), swap.with())
                    : "%s at %s ⇄ %s at %s".formatted(moved, swap.position(), name(situation, other), swap.with());
        }

        private static String name(Situation situation, String productId) {
            return situation.catalogue().get(productId).name();
        }
    }

    private static @Nullable Step best(Planogram planogram, ValueModel model, Legality legality) {
        double now = model.weekly(planogram).total();
        List<Candidate> close = shortlist(planogram, model).stream()
                .map(candidate -> new Candidate(
                        candidate.swap,
                        model.weekly(Changes.apply(planogram, candidate.swap)).total() - now))
                .filter(candidate -> candidate.worth > WORTH_DOING)
                .sorted(Candidate.BEST_FIRST)
                .limit(MOST_TRIED)
                .toList();
        for (Candidate candidate : close) {
            Planogram after = Changes.apply(planogram, candidate.swap);
            if (legality.allows(after)) {
                Uplift uplift = model.compare(planogram, after);
                return uplift.change().mean() > WORTH_DOING ? new Step(candidate.swap, planogram, after, uplift) : null;
            }
        }
        return null;
    }

    private static List<Candidate> shortlist(Planogram planogram, ValueModel model) {
        PositionEffects effects = model.evidence().positions();
        List<Candidate> all = new ArrayList<>();
        List<Slot> slots = planogram.slots();
        double[] place =
                slots.stream().mapToDouble(slot -> multiplier(effects, slot)).toArray();
        double[] pull =
                slots.stream().mapToDouble(slot -> pull(planogram, slot, model)).toArray();
        for (int one = 0; one < place.length; one++) {
            for (int other = one + 1; other < place.length; other++) {
                double gain = (place[other] - place[one]) * (pull[one] / place[one] - pull[other] / place[other]);
                if (gain > 0 && differ(slots.get(one), slots.get(other))) {
                    all.add(new Candidate(swap(slots.get(one), slots.get(other)), gain));
                }
            }
        }
        all.sort(Candidate.BEST_FIRST);
        return all.subList(0, Math.min(SHORTLIST, all.size()));
    }

    /** The filled slot is named first. */
    private static Change.Swap swap(Slot one, Slot other) {
        return one.isEmpty()
                ? new Change.Swap(other.position(), one.position())
                : new Change.Swap(one.position(), other.position());
    }

    private static boolean differ(Slot one, Slot other) {
        return !Objects.equals(one.productId(), other.productId());
    }

    private static double multiplier(PositionEffects effects, Slot slot) {
        return Math.exp(effects.rows().get(slot.position().row()).logMean()
                + effects.columns().get(slot.position().column()).logMean());
    }

    /** Money a day that the slot's product takes there: its demand shared out evenly among its slots. */
    private static double pull(Planogram planogram, Slot slot, ValueModel model) {
        Facing facing = slot.facing();
        if (facing == null) {
            return 0;
        }
        Product product = model.evidence().catalogue().get(facing.productId());
        double price = (facing.price() == null ? product.price() : facing.price()).toDouble();
        double margin = product.cost() == null ? price : price - product.cost().toDouble();
        int slots = planogram.slotsOf(facing.productId()).size();
        return model.evidence().rates().rate(product.id()).mean() * margin / slots;
    }
}
