package io.slotwise.engine.demand.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Forecasts of the trailing origins at one level beside what came, for groups with a trace at the origin. */
record Residuals(double[] mean, double[] actual) {
    private static final int ORIGINS = 26;

    static Residuals collect(HorizonModel model, Level level) {
        NavigableMap<Integer, List<Trace>> byOrigin = new TreeMap<>();
        for (Trace trace : model.traces()) {
            byOrigin.computeIfAbsent(trace.origin(), unused -> new ArrayList<>())
                    .add(trace);
        }
        List<Residuals> all = byOrigin.descendingMap().entrySet().stream()
                .limit(ORIGINS)
                .map(entry -> at(model, level, entry.getKey(), entry.getValue()))
                .toList();
        return new Residuals(
                all.stream().flatMapToDouble(one -> Arrays.stream(one.mean)).toArray(),
                all.stream().flatMapToDouble(one -> Arrays.stream(one.actual)).toArray());
    }

    private static Residuals at(HorizonModel model, Level level, int origin, List<Trace> traces) {
        Panel panel = model.fleet().panel();
        Groups groups = Groups.of(panel, level);
        double[] mean = model.means(traces, origin).at(level);
        double[] actual = new double[mean.length];
        for (int s = 0; s < groups.of().length; s++) {
            actual[groups.of()[s]] += HorizonModel.sum(panel.units(s), origin, model.trainedDays());
        }
        int[] seen = traces.stream()
                .mapToInt(trace -> groups.of()[trace.series()])
                .distinct()
                .toArray();
        return new Residuals(
                Arrays.stream(seen).mapToDouble(g -> mean[g]).toArray(),
                Arrays.stream(seen).mapToDouble(g -> actual[g]).toArray());
    }
}
