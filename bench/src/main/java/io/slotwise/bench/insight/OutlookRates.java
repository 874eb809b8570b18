package io.slotwise.bench.insight;

import io.slotwise.engine.insight.scenario.Scenarios;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.value.Futures;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.learn.FleetKnowledge;
import io.slotwise.engine.value.learn.Past;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.Knobs;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The percentiles of the coming weeks, known from the weeks before, against what truth fleets then took:
 * {@code OutlookRates PRESET FIRST_SEED LAST_SEED [WEEKS]}.
 */
public final class OutlookRates {
    private static final int USUAL_WEEKS = 4;
    private static final int RUNS = 1_000;

    private OutlookRates() {}

    /** How many machines took no more than each percentile said. */
    record Covered(int machines, int[] below) {
        double share(int percentile) {
            return below[percentile] / (double) machines;
        }
    }

    public static void main(String[] args) {
        int weeks = args.length > 3 ? Integer.parseInt(args[3]) : USUAL_WEEKS;
        int machines = 0;
        int[] below = new int[Scenarios.PERCENTILES.size()];
        for (long seed = Long.parseLong(args[1]); seed <= Long.parseLong(args[2]); seed++) {
            Covered one = covered(args[0], seed, weeks);
            machines += one.machines;
            for (int i = 0; i < below.length; i++) {
                below[i] += one.below[i];
            }
        }
        Covered all = new Covered(machines, below);
        StringBuilder line =
                new StringBuilder("%s, %d weeks: %d machines; took no more than".formatted(args[0], weeks, machines));
        for (int i = 0; i < below.length; i++) {
            line.append(" p%d: %.3f".formatted(Scenarios.PERCENTILES.get(i), all.share(i)));
        }
        System.out.println(line);
    }

    static Covered covered(String preset, long seed, int weeks) {
        Knobs knobs = Presets.named(preset);
        Knobs.Operations usual = knobs.operations();
        Knobs still = knobs.with(new Knobs.Operations(0, 0, 0, usual.shortFill(), usual.knowledge()));
        Dataset fleet = TruthFleet.of(still, seed).dataset();
        LocalDate cut = AnomalyRates.end(fleet).minusWeeks(weeks);
        List<Past> pasts = fleet.machines().stream()
                .map(machine -> new Past(machine, fleet.history(machine.id()).before(cut)))
                .toList();
        FleetKnowledge knowledge = FleetKnowledge.of(pasts, fleet.catalogue());
        int[] below = new int[Scenarios.PERCENTILES.size()];
        int machines = 0;
        for (Machine machine : fleet.machines()) {
            if (machine.planograms().size() == 1) {
                double took = fleet.sales().stream()
                        .filter(sale -> sale.deviceId().equals(machine.id())
                                && !sale.date().isBefore(cut))
                        .mapToDouble(OutlookRates::money)
                        .sum();
                ValueModel model = ValueModel.of(
                        knowledge.evidence(
                                new Past(machine, fleet.history(machine.id()).before(cut)),
                                machine.planograms().getFirst().cabinet().index(),
                                fleet.catalogue()),
                        ValueSettings.STANDARD);
                double[] revenue = Futures.of(
                                model, machine.planograms().getFirst(), new Futures.Run(weeks, RUNS, seed, 0))
                        .revenue()
                        .clone();
                Arrays.sort(revenue);
                machines++;
                for (int i = 0; i < below.length; i++) {
                    below[i] += took <= revenue[Scenarios.PERCENTILES.get(i) * RUNS / 100] ? 1 : 0;
                }
            }
        }
        return new Covered(machines, below);
    }

    private static double money(Sale sale) {
        return sale.unitPrice() == null ? 0 : sale.quantity() * sale.unitPrice().toDouble();
    }
}
