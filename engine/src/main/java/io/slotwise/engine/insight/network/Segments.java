package io.slotwise.engine.insight.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Machines that sell alike. How many segments there are is decided by evidence: one more is accepted only where it explains
 * the fleet better than it does in any of so many fleets simulated without it (the bootstrap of the likelihood ratio,
 * McLachlan 1987), so a fleet without segments is split in at most one of a hundred cases.
 *
 * @param segments largest first; one that holds all machines where nothing speaks for more
 * @param pValue of the last segment that was accepted; 1 where there is only one
 * @param silent ids of machines with too few sales to be placed
 */
public record Segments(List<Segment> segments, double pValue, List<String> silent) {
    private static final int SIMULATIONS = 99;

    /** No law fits exactly: the gain must be this much beyond all that were simulated. */
    private static final double MARGIN = 1.3;

    private static final int MOST = 6;
    private static final int FEWEST_EACH = 3;
    private static final int FEWEST_MACHINES = 6;
    private static final int MOST_TRAITS = 5;
    private static final double NOTABLE = 1.15;
    private static final double SMOOTH = 0.002;

    public Segments {
        segments = List.copyOf(segments);
        silent = List.copyOf(silent);
    }

    /**
     * Machines that sell alike.
     *
     * @param traits what tells it from the whole fleet, strongest first; empty where there is one segment
     */
    public record Segment(List<String> deviceIds, List<Trait> traits) {
        public Segment {
            deviceIds = List.copyOf(deviceIds);
            traits = List.copyOf(traits);
        }
    }

    /**
     * One thing that a segment sells at, or sells, more or less than the fleet.
     *
     * @param of {@code weekday}, {@code day_part} or {@code category}
     * @param index share in the segment by share in the fleet, for as much as is offered; 1 where alike
     */
    public record Trait(String of, String bin, double index) {}

    static Segments of(Shapes shapes, List<String> silent, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        if (shapes.size() < FEWEST_MACHINES) {
            return new Segments(List.of(new Segment(shapes.deviceIds(), List.of())), 1, silent);
        }
        Mixture whole = Mixture.fit(shapes, 1, random);
        Mixture accepted = whole;
        double pValue = 1;
        int most = Math.min(MOST, shapes.size() / FEWEST_EACH);
        while (accepted.components < most) {
            Mixture finer = Mixture.fit(shapes, accepted.components + 1, random);
            boolean all = everyComponentHolds(finer, shapes.size());
            if (!all || !beatsEverySimulation(shapes, accepted, finer, random)) {
                break;
            }
            accepted = finer;
            pValue = 1.0 / (SIMULATIONS + 1);
        }
        return new Segments(segments(shapes, accepted, whole), pValue, silent);
    }

    private static boolean everyComponentHolds(Mixture mixture, int machines) {
        int[] held = new int[mixture.components];
        for (int m = 0; m < machines; m++) {
            held[mixture.component(m)]++;
        }
        return java.util.Arrays.stream(held).allMatch(count -> count >= 2);
    }

    private static boolean beatsEverySimulation(
            Shapes shapes, Mixture simpler, Mixture finer, SplittableRandom random) {
        double gain = finer.logLikelihood - simpler.logLikelihood;
        for (int run = 0; run < SIMULATIONS; run++) {
            Shapes simulated = simulate(shapes, simpler, random);
            double without = Mixture.fit(simulated, simpler.components, random).logLikelihood;
            double with = Mixture.fit(simulated, finer.components, random).logLikelihood;
            if (MARGIN * (with - without) >= gain) {
                return false;
            }
        }
        return true;
    }

    private static Shapes simulate(Shapes shapes, Mixture mixture, RandomGenerator random) {
        List<Shapes.Block> blocks = new ArrayList<>();
        int[] component = new int[shapes.size()];
        for (int m = 0; m < component.length; m++) {
            double at = random.nextDouble();
            while (component[m] < mixture.components - 1 && at > mixture.belongs[m][component[m]]) {
                at -= mixture.belongs[m][component[m]++];
            }
        }
        for (int b = 0; b < shapes.blocks().size(); b++) {
            Shapes.Block block = shapes.blocks().get(b);
            double[][] counts = new double[shapes.size()][];
            for (int m = 0; m < counts.length; m++) {
                double[] expected = Mixture.expected(mixture.shape[component[m]][b], block.exposure()[m]);
                counts[m] = drawn(expected, mixture.precision[b], block.total(m), random);
            }
            blocks.add(new Shapes.Block(block.kind(), block.bins(), counts, block.exposure()));
        }
        return new Shapes(shapes.deviceIds(), blocks);
    }

    /** Counts around a Dirichlet draw; at least one unit in all. */
    private static double[] drawn(double[] expected, double precision, double total, RandomGenerator random) {
        double[] gamma = new double[expected.length];
        double sum = 0;
        int likeliest = 0;
        for (int j = 0; j < gamma.length; j++) {
            double alpha = precision * expected[j];
            gamma[j] =
                    alpha < 1e-9 ? 0 : GammaDistribution.of(alpha, 1).inverseCumulativeProbability(random.nextDouble());
            sum += gamma[j];
            likeliest = expected[j] > expected[likeliest] ? j : likeliest;
        }
        double[] counts = new double[gamma.length];
        for (int j = 0; j < counts.length; j++) {
            double mean = sum == 0 ? 0 : total * gamma[j] / sum;
            counts[j] =
                    mean < 1e-9 ? 0 : PoissonDistribution.of(mean).inverseCumulativeProbability(random.nextDouble());
        }
        counts[likeliest] = Math.max(1, counts[likeliest]);
        return counts;
    }

    private static List<Segment> segments(Shapes shapes, Mixture mixture, Mixture whole) {
        List<Segment> segments = new ArrayList<>();
        for (int k = 0; k < mixture.components; k++) {
            int component = k;
            List<String> ids = java.util.stream.IntStream.range(0, shapes.size())
                    .filter(m -> mixture.component(m) == component)
                    .mapToObj(shapes.deviceIds()::get)
                    .toList();
            List<Trait> traits = mixture.components == 1 ? List.of() : traits(shapes, mixture.shape[k], whole.shape[0]);
            segments.add(new Segment(ids, traits));
        }
        segments.sort(Comparator.comparingInt((Segment one) -> -one.deviceIds().size())
                .thenComparing(
                        one -> one.deviceIds().isEmpty() ? "" : one.deviceIds().getFirst()));
        return segments;
    }

    private static List<Trait> traits(Shapes shapes, double[][] here, double[][] fleet) {
        List<Trait> traits = new ArrayList<>();
        for (int b = 0; b < here.length; b++) {
            Shapes.Block block = shapes.blocks().get(b);
            for (int j = 0; j < here[b].length; j++) {
                double index = (here[b][j] + SMOOTH) / (fleet[b][j] + SMOOTH);
                if (index >= NOTABLE || index <= 1 / NOTABLE) {
                    String of = block.kind().name().toLowerCase(java.util.Locale.ROOT);
                    traits.add(new Trait(of, block.bins().get(j), index));
                }
            }
        }
        traits.sort(Comparator.comparingDouble((Trait trait) -> -Math.abs(Math.log(trait.index())))
                .thenComparing(Trait::bin));
        return traits.stream().limit(MOST_TRAITS).toList();
    }
}
