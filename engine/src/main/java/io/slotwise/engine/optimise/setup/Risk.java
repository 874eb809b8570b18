package io.slotwise.engine.optimise.setup;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.Worlds;
import io.slotwise.engine.value.slot.Pivot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cautious operator takes off the expected money of a plan: a share of the way down to the conditional value at
 * risk (Rockafellar and Uryasev 2000), the mean of the worst quarter of what the plan may bring more than today. It is
 * the least mean that so many draws have, so the worst draws of one plan bound it for all others from above, and a search
 * around a plan counts with just those (the cutting planes of Künzi-Bay and Mayer 2006). Half of the draws are used here;
 * the others are left for the claim.
 */
public final class Risk {
    private static final int WORST = 4;

    private final Worlds worlds;
    private final Planogram today;
    private final double caution;
    private final int seen;
    private final double[] drawnToday;

    Risk(Worlds worlds, Planogram today, double caution) {
        this.worlds = worlds;
        this.today = today;
        this.caution = caution;
        seen = caution > 0 ? Math.max(1, worlds.draws() / 2) : 0;
        drawnToday = new double[seen];
        Arrays.setAll(drawnToday, draw -> worlds.drawn(draw, today));
    }

    public boolean isTaken() {
        return caution > 0;
    }

    /** Draws that no plan was chosen by. */
    public int[] unseen() {
        return IntStream.range(seen, worlds.draws()).toArray();
    }

    /**
     * Money a week that is taken off.
     *
     * @param expected how much more than today the plan is expected to bring
     */
    double takenOff(Planogram plan, double expected) {
        return caution == 0 || plan.equals(today) ? 0 : caution * (expected - worst(changes(plan)));
    }

    /** The mean of the worst quarter. */
    private static double worst(double[] changes) {
        double[] sorted = changes.clone();
        Arrays.sort(sorted);
        return Arrays.stream(sorted).limit(count(sorted.length)).average().orElseThrow();
    }

    private double[] changes(Planogram plan) {
        double[] changes = new double[seen];
        Arrays.setAll(changes, draw -> worlds.drawn(draw, plan) - drawnToday[draw]);
        return changes;
    }

    private static int count(int draws) {
        return Math.max(1, draws / WORST);
    }

    /** The beliefs that count around a plan; the expected one alone where nothing is at risk yet. */
    List<Curves.Part> parts(Pivot expected) {
        Planogram at = expected.at();
        if (caution == 0 || at.equals(today)) {
            return List.of(new Curves.Part(1, expected));
        }
        double[] changes = changes(at);
        int count = count(seen);
        List<Curves.Part> parts = new ArrayList<>();
        parts.add(new Curves.Part(1 - caution, expected));
        IntStream.range(0, seen)
                .boxed()
                .sorted(Comparator.comparingDouble(draw -> changes[draw]))
                .limit(count)
                .map(draw -> new Curves.Part(caution / count, worlds.pivot(draw, at)))
                .forEach(parts::add);
        return parts;
    }
}
