package io.slotwise.engine.rules;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.tally.Breach;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a planogram near a proposed one that passes. Steepest descent: of all small remedies (take a change
 * back, lower a par level, ask a permitted price, exchange two slots, give a slot to a product that is wanted,
 * clear it) the one that leaves the least wrong, of equals the gentlest, is carried out until nothing is
 * forbidden; then every remedy that turns out needless is taken back. The same input gives the same answer.
 */
public final class Repair {
    /** The most slots that one repair holds against the rules, over all planograms that it tries. */
    static final int MAX_JUDGED_SLOTS = 500_000;

    private static final double CLOSE_TO_NONE = 1e-9;

    private final Judge judge;
    private final Planogram proposed;
    private int trials;

    private Repair(Judge judge, Planogram proposed) {
        this.judge = judge;
        this.proposed = proposed;
        trials = MAX_JUDGED_SLOTS / proposed.slots().size();
    }

    /**
     * For a planogram by itself.
     *
     * @return one that {@link RuleBook#check} finds nothing forbidden in, the proposed one where it passes
     *     already, or null where none was found
     */
    public static @Nullable Planogram nearest(RuleBook book, Planogram proposed, RuleContext context) {
        return new Repair(new Judge(book, context, proposed, null), proposed).run();
    }

    /**
     * For a change of what stands.
     *
     * @return one that {@link RuleBook#checkChange} finds nothing forbidden in, or null where none was found
     * @throws IllegalArgumentException if the two have different slots
     */
    public static @Nullable Planogram nearest(
            RuleBook book, Planogram standing, Planogram proposed, RuleContext context) {
        RuleBook.requireSameSlots(standing, proposed);
        Judge judge = new Judge(book, context, proposed, standing);
        Planogram repaired = new Repair(judge, proposed).run();
        return repaired == null && judge.penalty(standing) <= CLOSE_TO_NONE ? standing : repaired;
    }

    private @Nullable Planogram run() {
        Planogram current = proposed;
        double penalty = judge.penalty(current);
        while (penalty > CLOSE_TO_NONE) {
            Planogram best = best(current, penalty);
            if (best == null) {
                return null;
            }
            current = best;
            penalty = judge.penalty(current);
        }
        return withoutNeedless(current);
    }

    /** The best remedy for the first breach that has one which helps, or null. */
    private @Nullable Planogram best(Planogram current, double penalty) {
        Remedies remedies = new Remedies(judge, current);
        for (Breach breach : remedies.breaches()) {
            Planogram best = best(remedies.against(breach), penalty);
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private @Nullable Planogram best(List<Remedy> remedies, double penalty) {
        Planogram best = null;
        int gentlest = Integer.MAX_VALUE;
        double least = penalty - CLOSE_TO_NONE;
        for (Remedy remedy : remedies) {
            if (trials-- <= 0) {
                return best;
            }
            Planogram result = remedy.result().get();
            double left = judge.penalty(result);
            boolean gentler = best != null && left <= least && remedy.effort() < gentlest;
            if (left < least - CLOSE_TO_NONE || gentler) {
                best = result;
                gentlest = remedy.effort();
                least = left;
            }
        }
        return best;
    }

    private Planogram withoutNeedless(Planogram repaired) {
        Planogram current = repaired;
        for (Slot wished : proposed.slots()) {
            if (trials > 0 && !current.slot(wished.position()).equals(wished)) {
                Planogram trial = current.with(wished.position(), wished.facing());
                trials--;
                boolean needless = judge.penalty(trial) <= CLOSE_TO_NONE && !loses(current, trial);
                current = needless ? trial : current;
            }
        }
        return current;
    }

    /** Whether a product that was wished for goes out altogether, as half of an exchange taken back would do. */
    private boolean loses(Planogram from, Planogram to) {
        List<String> left = to.productIds();
        List<String> wished = proposed.productIds();
        return from.productIds().stream().anyMatch(id -> !left.contains(id) && wished.contains(id));
    }
}
