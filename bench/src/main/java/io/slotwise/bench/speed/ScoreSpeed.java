package io.slotwise.bench.speed;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.demand.ShrunkRates;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.score.PlacementScorer;
import io.slotwise.engine.value.Evidence;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.ValueSettings;
import io.slotwise.testbed.fleet.TruthFleet;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Placement scores on a machine of 7 × 10 slots and a catalogue of 40 products, in CPU time of one thread: median
 * over batches after warm-up, so that a busy machine counts little. {@code ScoreSpeed}, no arguments.
 */
public final class ScoreSpeed {
    private static final int PRODUCTS = 40;
    private static final int BATCHES = 30;
    private static final int PER_BATCH = 200;
    private static final Position FLOOR = new Position(6, 4);
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Machine machine;
    private final Planogram planogram;
    private final Catalogue catalogue;
    private final RuleContext context;
    private final String candidate;

    private ScoreSpeed() {
        TruthFleet fleet = TruthFleet.preset("steady", 7);
        machine = fleet.machines().getFirst().machine();
        planogram = machine.planograms().getFirst();
        catalogue = catalogue(fleet.dataset().catalogue(), planogram.productIds());
        context = new RuleContext(catalogue, machine.venue(), machine.service());
        candidate = catalogue.products().getLast().id();
    }

    public static void main(String[] args) {
        ScoreSpeed speed = new ScoreSpeed();
        ValueModel model = speed.model();
        PlacementScorer scorer = speed.scorer(model);
        System.out.printf("%d slots, %d products%n", speed.planogram.slots().size(), speed.catalogue.size());
        time("value model by value", speed::model);
        time("scorer on a model", () -> speed.scorer(model));
        time("one slot by value", () -> speed.scorer(speed.model()).score(speed.candidate, FLOOR));
        time("all slots, machine in memory", () -> scorer.scoreAll(speed.candidate));
        time("compare two planograms", () -> model.compare(speed.planogram));
    }

    private ValueModel model() {
        int cabinet = planogram.cabinet().index();
        Evidence evidence = Evidence.of(
                machine,
                cabinet,
                catalogue,
                ShrunkRates.of(machine, cabinet, catalogue, MachineHistory.NONE, Figures.NONE));
        return ValueModel.of(evidence, ValueSettings.STANDARD);
    }

    private PlacementScorer scorer(ValueModel model) {
        return PlacementScorer.of(model, RuleBook.STANDARD, context);
    }

    private static void time(String what, Supplier<Object> work) {
        double[] microseconds = new double[BATCHES];
        long seen = 0;
        for (int batch = -BATCHES; batch < BATCHES; batch++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            for (int i = 0; i < PER_BATCH; i++) {
                seen += System.identityHashCode(work.get());
            }
            if (batch >= 0) {
                microseconds[batch] = (CLOCK.getCurrentThreadCpuTime() - start) / 1e3 / PER_BATCH;
            }
        }
        Arrays.sort(microseconds);
        System.out.printf(Locale.ROOT, "%-30s %8.1f µs%s%n", what, microseconds[BATCHES / 2], seen == 0 ? " ?" : "");
    }

    /** What stands, and others up to forty. */
    private static Catalogue catalogue(Catalogue all, List<String> standing) {
        List<Product> some = new ArrayList<>(standing.stream().map(all::get).toList());
        all.products().stream()
                .filter(product -> !standing.contains(product.id()))
                .limit(Math.max(1, PRODUCTS - standing.size()))
                .forEach(some::add);
        return Catalogue.of(some);
    }
}
