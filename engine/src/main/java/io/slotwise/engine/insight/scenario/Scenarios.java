package io.slotwise.engine.insight.scenario;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.Futures;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks what scenarios may bring: seeded Monte Carlo over the value model for percentiles and risk (value at risk, and
 * expected shortfall as Rockafellar and Uryasev 2000 define it), one driver at a time for sensitivities and break-evens.
 */
public final class Scenarios {
    /** The percentiles of every result, in per cent. */
    public static final List<Integer> PERCENTILES = List.of(5, 10, 25, 50, 75, 90, 95);

    private Scenarios() {}

    /**
     * How to look ahead.
     *
     * @param weeks above 0, at most 104
     * @param runs 100 to 20,000
     * @param level of the value at risk, .5 to .99
     * @param target money a week that break-evens aim at
     */
    public record Settings(double weeks, int runs, long seed, double level, double target) {
        public static final Settings STANDARD = new Settings(4, 2_000, 1, 0.95, 0);

        private static final int MIN_RUNS = 100;
        private static final int MAX_RUNS = 20_000;

        public Settings {
            if (runs < MIN_RUNS || runs > MAX_RUNS) {
                throw new IllegalArgumentException(
                        "The runs (%d) must be from %d to %d.".formatted(runs, MIN_RUNS, MAX_RUNS));
            }
            if (!(level >= 0.5 && level <= 0.99)) {
                throw new IllegalArgumentException("The risk level (%s) must be from 0.5 to 0.99.".formatted(level));
            }
        }
    }

    /**
     * The outlook of a machine.
     *
     * @param planogram in the cabinet in question, from which scenarios start; today's unless another is asked about
     */
    public static Outlook of(
            Evidence evidence, Planogram planogram, List<Scenario> scenarios, Settings settings, ValueSettings money) {
        Scenario asIs = Scenario.asToday("as_today");
        World today = World.of(evidence, planogram, asIs, money);
        Futures base = futures(today, asIs, settings);
        List<Outlook.Result> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            World world = World.of(evidence, planogram, scenario, money);
            results.add(result(scenario.name(), futures(world, scenario, settings), base, settings));
        }
        Drivers drivers = new Drivers(evidence, planogram, money);
        return new Outlook(
                base.measure(),
                result(asIs.name(), base, base, settings),
                results,
                drivers.sensitivities(),
                drivers.breakEvens(settings.target()));
    }

    private static Futures futures(World world, Scenario scenario, Settings settings) {
        return Futures.of(
                world.model(),
                world.planogram(),
                new Futures.Run(settings.weeks(), settings.runs(), settings.seed(), scenario.demandSd()));
    }

    private static Outlook.Result result(String name, Futures futures, Futures base, Settings settings) {
        double[] sorted = futures.money().clone();
        Arrays.sort(sorted);
        double mean = mean(sorted);
        double squares = 0;
        double worse = 0;
        double change = 0;
        double better = 0;
        for (int run = 0; run < sorted.length; run++) {
            squares += (sorted[run] - mean) * (sorted[run] - mean);
            worse += sorted[run] < 0 ? 1 : 0;
            double more = futures.money()[run] - base.money()[run];
            change += more;
            better += more > 0 ? 1 : more == 0 ? 0.5 : 0;
        }
        int tail = Math.max(1, (int) Math.rint((1 - settings.level()) * sorted.length));
        double usual = mean(base.money());
        return new Outlook.Result(
                name,
                mean,
                Math.sqrt(squares / sorted.length),
                PERCENTILES.stream()
                        .map(percent -> percentile(sorted, percent / 100.0))
                        .toList(),
                mean(futures.revenue()),
                usual - percentile(sorted, 1 - settings.level()),
                usual - Arrays.stream(sorted, 0, tail).average().orElse(0),
                worse / sorted.length,
                change / sorted.length,
                better / sorted.length);
    }

    /** Between the two nearest of the sorted values (Hyndman and Fan 1996, type 7). */
    static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
