package io.slotwise.engine.insight.network;

import io.slotwise.engine.affinity.AffinitySettings.Correction;
import io.slotwise.engine.affinity.MultipleTests;
import io.slotwise.engine.insight.FleetPast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Something that machines at one kind of venue do more or less than the others, on machine after machine: the machine is
 * the unit of the test, not the unit sold, so one busy machine proves nothing (Welch's t test of log shares).
 *
 * @param venueType where it holds
 * @param of {@code weekday}, {@code day_part} or {@code category}
 * @param bin what of it
 * @param index share there by share elsewhere, for as much as is offered; 1 where alike
 * @param low lower end of its 90 % interval
 * @param high upper end
 * @param machines of this venue type that were looked at
 * @param agree of them, how many lie on the same side of the others' mean
 * @param qValue after paying for all looks
 */
public record Habit(
        String venueType,
        String of,
        String bin,
        double index,
        double low,
        double high,
        int machines,
        int agree,
        double pValue,
        double qValue) {
    private static final int FEWEST_MACHINES = 3;
    private static final double DOUBT_UNITS = 3;
    private static final double HIGH = 0.95;

    /** What was found, most certain first, and how many looks were taken. */
    record Found(List<Habit> habits, int tests) {}

    static Found find(FleetPast fleet, Shapes shapes, Correction correction, double rate) {
        List<String> venue = shapes.deviceIds().stream()
                .map(id -> fleet.machines().stream()
                        .filter(machine -> machine.id().equals(id))
                        .findFirst()
                        .map(machine -> machine.venue().type())
                        .orElse(""))
                .toList();
        Set<String> types = new TreeSet<>(venue);
        types.remove("");
        List<Habit> all = new ArrayList<>();
        for (Shapes.Block block : shapes.blocks()) {
            for (int bin = 0; bin < block.bins().size(); bin++) {
                double[] logs = logIndexes(block, bin);
                for (String type : types) {
                    Habit habit = look(type, venue, block, bin, logs);
                    if (habit != null) {
                        all.add(habit);
                    }
                }
            }
        }
        double[] adjusted =
                MultipleTests.adjust(all.stream().mapToDouble(Habit::pValue).toArray(), all.size(), correction);
        List<Habit> found = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] <= rate) {
                found.add(all.get(i).withQValue(adjusted[i]));
            }
        }
        found.sort(Comparator.comparingDouble(Habit::qValue)
                .thenComparing(Habit::venueType)
                .thenComparing(Habit::bin));
        return new Found(found, all.size());
    }

    /** Each machine's share of a bin against the fleet's, shrunk by some units; not a number where it is not offered. */
    private static double[] logIndexes(Shapes.Block block, int bin) {
        int machines = block.counts().length;
        double[] due = new double[block.bins().size()];
        double[] sold = new double[block.bins().size()];
        for (int m = 0; m < machines; m++) {
            double total = block.total(m);
            double offered = Arrays.stream(block.exposure()[m]).sum();
            for (int j = 0; j < due.length; j++) {
                sold[j] += block.counts()[m][j] / total;
                due[j] += block.exposure()[m][j] / offered;
            }
        }
        double[] preference = new double[due.length];
        Arrays.setAll(preference, j -> due[j] == 0 ? 0 : sold[j] / due[j]);
        double[] logs = new double[machines];
        for (int m = 0; m < machines; m++) {
            double expected = block.total(m) * Mixture.expected(preference, block.exposure()[m])[bin];
            logs[m] = block.exposure()[m][bin] == 0 || expected == 0
                    ? Double.NaN
                    : Math.log((block.counts()[m][bin] + DOUBT_UNITS) / (expected + DOUBT_UNITS));
        }
        return logs;
    }

    private static @org.jspecify.annotations.Nullable Habit look(
            String type, List<String> venue, Shapes.Block block, int bin, double[] logs) {
        double[] here = chosen(logs, venue, type, true);
        double[] there = chosen(logs, venue, type, false);
        if (here.length < FEWEST_MACHINES || there.length < FEWEST_MACHINES) {
            return null;
        }
        double a = variance(here) / here.length;
        double b = variance(there) / there.length;
        double apart = mean(here) - mean(there);
        double error = Math.sqrt(a + b);
        if (error == 0) {
            return null;
        }
        double freedom = (a + b) * (a + b) / (a * a / (here.length - 1) + b * b / (there.length - 1));
        TDistribution law = TDistribution.of(freedom);
        double half = error * law.inverseCumulativeProbability(HIGH);
        double middle = mean(there);
        int agree = (int)
                Arrays.stream(here).filter(one -> (one - middle) * apart > 0).count();
        return new Habit(
                type,
                block.kind().name().toLowerCase(Locale.ROOT),
                block.bins().get(bin),
                Math.exp(apart),
                Math.exp(apart - half),
                Math.exp(apart + half),
                here.length,
                agree,
                Math.min(1, 2 * law.survivalProbability(Math.abs(apart) / error)),
                1);
    }

    private static double[] chosen(double[] logs, List<String> venue, String type, boolean same) {
        return java.util.stream.IntStream.range(0, logs.length)
                .filter(m -> venue.get(m).equals(type) == same && !Double.isNaN(logs[m]))
                .mapToDouble(m -> logs[m])
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(one -> (one - mean) * (one - mean)).sum() / (values.length - 1);
    }

    private Habit withQValue(double adjusted) {
        return new Habit(venueType, of, bin, index, low, high, machines, agree, pValue, adjusted);
    }
}
