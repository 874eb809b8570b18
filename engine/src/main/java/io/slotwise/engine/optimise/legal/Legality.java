package io.slotwise.engine.optimise.legal;

import io.slotwise.engine.optimise.search.Annealing;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.optimise.setup.Setup;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for plans that keep rules, whatever they are worth: searches in which nothing can be won, so that no good seller
 * is too dear to be given up.
 */
public final class Legality {
    private static final int MOVES = 60_000;
    private static final double HEAT = 1;

    private final Setup setup;
    private final long seed;
    private final BooleanSupplier stopped;

    public Legality(Setup setup, long seed, BooleanSupplier stopped) {
        this.setup = setup;
        this.seed = seed;
        this.stopped = stopped;
    }

    /** Some plan that keeps these rules; null where none was found. */
    int @Nullable [] any(List<Rule> rules) {
        Instance instance = instance(rules, 0);
        if (instance.rules().contradictory()) {
            return null;
        }
        Annealing annealing = new Annealing(instance, seed, stopped);
        annealing.run(instance.today(), MOVES, HEAT);
        return annealing.found() ? annealing.best() : null;
    }

    /**
     * A plan that keeps these rules with few changes: each costs something, and fewer and fewer are allowed until none is
     * found. Null where there is none at all.
     */
    public int @Nullable [] nearest(List<Rule> rules) {
        int[] nearest = any(rules);
        if (nearest == null) {
            return null;
        }
        Instance instance = instance(rules, 1);
        Annealing annealing = new Annealing(instance, seed, stopped);
        int[] start = instance.today();
        for (int fewer = changes(nearest) - 1; fewer >= 0; fewer = changes(nearest) - 1) {
            annealing.limit(fewer);
            annealing.run(start, MOVES, HEAT);
            if (!annealing.found()) {
                annealing.run(nearest, MOVES, HEAT);
            }
            if (!annealing.found()) {
                return nearest;
            }
            nearest = annealing.best();
            start = nearest;
        }
        return nearest;
    }

    int changes(int[] plan) {
        return setup.changes(setup.planogram(plan));
    }

    private Instance instance(List<Rule> rules, double changeCost) {
        return setup.wishless(setup.under(new RuleBook(rules)).rules(), changeCost);
    }
}
