package io.slotwise.engine.insight.anomaly;

import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.Weeks;
import io.slotwise.engine.insight.anomaly.Anomaly.Clue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Machines unlike all others in what they sell a week, or in how that changed lately: Rosner's generalised test (1983) for
 * up to a fifth of the machines, on logarithms, so that many machines of very different size are no outliers. What changed
 * is told from weeks of one calendar.
 */
final class OutlierMachines {
    private static final int FEWEST_MACHINES = 8;
    private static final int RECENT_WEEKS = 4;
    private static final int EARLIER_WEEKS = 12;
    private static final double DOUBT = 1;
    private static final double NEAR_95 = 1.96;

    private final FleetPast fleet;
    private final Weeks weeks;
    private final List<Anomaly> all = new ArrayList<>();

    private OutlierMachines(FleetPast fleet, Weeks weeks) {
        this.fleet = fleet;
        this.weeks = weeks;
    }

    static Anomalies.Looks find(FleetPast fleet, Weeks weeks, double rate, List<AnomalyReport.Note> notes) {
        OutlierMachines outliers = new OutlierMachines(fleet, weeks);
        int needed = RECENT_WEEKS + EARLIER_WEEKS;
        int[] speaking = IntStream.range(0, fleet.machines().size())
                .filter(m -> weeks.count() - weeks.firstWeek(m) >= needed)
                .toArray();
        if (speaking.length < FEWEST_MACHINES) {
            notes.add(AnomalyReport.Note.TOO_FEW_MACHINES);
            return Anomalies.Looks.NONE;
        }
        int now = weeks.count();
        outliers.look(
                Anomaly.Kind.OUTLIER_LEVEL,
                speaking,
                Arrays.stream(speaking)
                        .mapToDouble(m -> Math.log(outliers.perWeek(m, now - needed, now) + DOUBT))
                        .toArray(),
                rate);
        int[] comparable = Arrays.stream(speaking)
                .filter(m -> outliers.alike(m, now - RECENT_WEEKS, now).length > 0
                        && outliers.earlier(m).length >= RECENT_WEEKS)
                .toArray();
        if (comparable.length >= FEWEST_MACHINES) {
            outliers.look(
                    Anomaly.Kind.OUTLIER_GROWTH,
                    comparable,
                    Arrays.stream(comparable)
                            .mapToDouble(m -> Math.log(outliers.recently(m) + DOUBT)
                                    - Math.log(outliers.perWeek(m, outliers.earlier(m)) + DOUBT))
                            .toArray(),
                    rate);
        }
        return new Anomalies.Looks(outliers.all, 2);
    }

    /** Weeks with the calendar that the machine's place has now: a school that is on again has not grown. */
    private int[] alike(int machine, int from, int to) {
        int[] states = weeks.calendarStates(machine);
        return IntStream.range(Math.max(from, weeks.firstWeek(machine)), to)
                .filter(week -> states[week] == states[weeks.count() - 1])
                .toArray();
    }

    private int[] earlier(int machine) {
        int[] all = alike(machine, 0, weeks.count() - RECENT_WEEKS);
        return Arrays.copyOfRange(all, Math.max(0, all.length - EARLIER_WEEKS), all.length);
    }

    private double recently(int machine) {
        return perWeek(machine, alike(machine, weeks.count() - RECENT_WEEKS, weeks.count()));
    }

    private double perWeek(int machine, int[] some) {
        return Arrays.stream(some)
                .mapToDouble(week -> weeks.units(machine)[week])
                .average()
                .orElse(0);
    }

    private double perWeek(int machine, int from, int to) {
        return perWeek(machine, IntStream.range(from, to).toArray());
    }

    /** Rosner: take the furthest out again and again; all up to the last that is too far are outliers. */
    private void look(Anomaly.Kind kind, int[] machines, double[] values, double rate) {
        boolean[] out = new boolean[values.length];
        int most = values.length / 5;
        List<Anomaly> taken = new ArrayList<>();
        int significant = 0;
        for (int i = 0; i < most; i++) {
            int furthest = furthest(values, out);
            double[] rest = rest(values, out);
            double mean = mean(rest);
            double sd = sd(rest, mean);
            double p = grubbs(Math.abs(values[furthest] - mean) / sd, rest.length);
            out[furthest] = true;
            double[] others = rest(values, out);
            taken.add(anomaly(kind, machines[furthest], values[furthest], others, p));
            significant = p <= rate / 2 ? i + 1 : significant;
        }
        double least = 1;
        for (int i = significant - 1; i >= 0; i--) {
            least = Math.min(least, taken.get(i).pValue());
            all.add(taken.get(i).withPValue(least));
        }
    }

    /** The chance that the furthest of so many normal values is so many deviations out (Grubbs 1950). */
    private static double grubbs(double deviations, int count) {
        double left = (count - 1.0) * (count - 1.0) - count * deviations * deviations;
        if (left <= 0) {
            return 0;
        }
        double t = deviations * Math.sqrt(count * (count - 2.0) / left);
        return Math.min(1, 2 * count * TDistribution.of(count - 2.0).survivalProbability(t));
    }

    private Anomaly anomaly(Anomaly.Kind kind, int machine, double value, double[] others, double pValue) {
        double middle = median(others);
        double half = NEAR_95 * sd(others, mean(others));
        boolean level = kind == Anomaly.Kind.OUTLIER_LEVEL;
        double offset = level ? DOUBT : 0;
        int window = level ? RECENT_WEEKS + EARLIER_WEEKS : RECENT_WEEKS;
        double now = level ? perWeek(machine, weeks.count() - window, weeks.count()) : recently(machine);
        double expected = level ? Math.exp(middle) - offset : Math.exp(middle) * perWeek(machine, earlier(machine));
        return new Anomaly(
                kind,
                fleet.machines().get(machine).id(),
                "",
                0,
                null,
                weeks.day(weeks.count() - window),
                fleet.asOf().minusDays(1),
                Math.exp(value) - offset,
                Math.exp(middle) - offset,
                Math.exp(middle - half) - offset,
                Math.exp(middle + half) - offset,
                now - expected,
                pValue,
                1,
                Clue.NONE);
    }

    private static int furthest(double[] values, boolean[] out) {
        double mean = mean(rest(values, out));
        int furthest = -1;
        for (int i = 0; i < values.length; i++) {
            if (!out[i] && (furthest < 0 || Math.abs(values[i] - mean) > Math.abs(values[furthest] - mean))) {
                furthest = i;
            }
        }
        return furthest;
    }

    private static double[] rest(double[] values, boolean[] out) {
        return IntStream.range(0, values.length)
                .filter(i -> !out[i])
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double sd(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.max(1e-9, Math.sqrt(squares / (values.length - 1)));
    }
}
