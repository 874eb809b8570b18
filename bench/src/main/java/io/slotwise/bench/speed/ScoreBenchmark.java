package io.slotwise.bench.speed;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.demand.ShrunkRates;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.rules.PlacementCheck;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.score.Placement;
import io.slotwise.engine.score.PlacementScorer;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Companions;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.testbed.fleet.TruthFleet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Placement scores on a machine of 7 × 10 slots: of a machine in memory, and with everything made anew. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScoreBenchmark {
    private static final int PRODUCTS = 40;
    private static final Position FLOOR = new Position(6, 4);

    private final Machine machine =
            TruthFleet.preset("steady", 7).machines().getFirst().machine();
    private final Planogram planogram = machine.planograms().getFirst();
    private final Catalogue catalogue =
            catalogue(TruthFleet.preset("steady", 7).dataset().catalogue(), planogram.productIds());
    private final RuleContext context = new RuleContext(catalogue, machine.venue(), machine.service());
    private final String candidate = mostWelcome();
    private final ValueModel model = model();
    private final ValueModel modelWithPairs =
            ValueModel.of(model.evidence().with(companions()), ValueSettings.STANDARD);

    /** One product against all slots, as when it is picked up in the editor. */
    @Benchmark
    public List<Placement> allSlotsOfAMachineInMemory() {
        return PlacementScorer.of(model, RuleBook.STANDARD, context).scoreAll(candidate);
    }

    /** The same where it is known what sells together with what. */
    @Benchmark
    public List<Placement> allSlotsWherePairsAreKnown() {
        return PlacementScorer.of(modelWithPairs, RuleBook.STANDARD, context).scoreAll(candidate);
    }

    /** One product in one slot of a planogram that was never seen before. */
    @Benchmark
    public Placement oneSlotOfAnUnknownMachine() {
        return PlacementScorer.of(model(), RuleBook.STANDARD, context).score(candidate, FLOOR);
    }

    private ValueModel model() {
        int cabinet = planogram.cabinet().index();
        return ValueModel.of(
                Evidence.of(
                        machine,
                        cabinet,
                        catalogue,
                        ShrunkRates.of(machine, cabinet, catalogue, MachineHistory.NONE, Figures.NONE)),
                ValueSettings.STANDARD);
    }

    /** Every product that stands, with the next one and the candidate. */
    private List<Companions> companions() {
        List<String> standing = planogram.productIds();
        List<Companions> companions = new ArrayList<>();
        for (int i = 1; i < standing.size(); i++) {
            companions.add(new Companions(standing.get(i - 1), standing.get(i), 0.05));
            if (!standing.get(i).equals(candidate)) {
                companions.add(new Companions(candidate, standing.get(i), 0.02));
            }
        }
        return companions;
    }

    /** The product that may go into most of the slots. */
    private String mostWelcome() {
        PlacementCheck check = PlacementCheck.of(RuleBook.STANDARD, planogram, context);
        return catalogue.products().stream()
                .max(Comparator.comparingInt(
                        product -> check.allowedSlots(product).cardinality()))
                .orElseThrow()
                .id();
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
