package io.slotwise.server.advice.experiment;

import io.slotwise.engine.insight.experiment.Calibration;
import io.slotwise.engine.insight.experiment.Realised;
import io.slotwise.engine.insight.experiment.Verdict;
import io.slotwise.server.store.Experiment;
import io.slotwise.server.store.Experiments;
import io.slotwise.server.store.Store;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far what was predicted of plans came true, by who proposed them and by when they were carried out. */
public final class ReadAccuracy {
    private final Store store;

    public ReadAccuracy(Store store) {
        this.store = store;
    }

    /** Whether anything can be said. */
    public enum State {
        /** No plan was carried out. */
        NOTHING_YET,
        /** Fewer plans have enough weeks behind them than are needed. */
        TOO_EARLY,
        MEASURED
    }

    /**
     * The accuracy of predictions that were acted on.
     *
     * @param measured plans with at least {@value Verdict#FEWEST_WEEKS} weeks behind them, and weeks enough before
     * @param waiting plans without
     * @param needed plans that must be measured before a slope is told
     * @param nextOn when the next plan may have weeks enough; null where none waits
     * @param calibration over all of them; null where it is too early
     * @param bySource by {@code engine}, {@code claude} or {@code operator}
     * @param overTime by the month in which plans were carried out, the oldest first
     */
    public record Accuracy(
            State state,
            int measured,
            int waiting,
            int needed,
            @Nullable LocalDate nextOn,
            @Nullable Calibration calibration,
            Map<String, Part> bySource,
            List<Month> overTime) {}

    /** Some of the plans. */
    public record Part(int measured, int waiting, @Nullable Calibration calibration) {}

    /** The plans of one month; money a week, all of them together. */
    public record Month(
            String month,
            int measured,
            int waiting,
            double predicted,
            double realised,
            @Nullable Calibration calibration) {}

    /** A plan, and what came of it where that is known. */
    private record Plan(Experiment experiment, @Nullable Realised realised) {
        Calibration.@Nullable Pair pair() {
            Experiment.Expected value = experiment.value();
            return realised == null ? null : new Calibration.Pair(value.mean(), value.low(), value.high(), realised);
        }
    }

    public Accuracy read() {
        Map<String, Experiments.Measured> known = store.experiments().measured();
        List<Plan> plans = store.experiments().newest("", MeasureExperiments.MOST_REMEMBERED).stream()
                .map(one -> new Plan(one, realised(known.get(one.id()))))
                .toList();
        Part all = part(plans);
        Map<String, Part> bySource = new TreeMap<>();
        by(plans, plan -> plan.experiment().source()).forEach((source, some) -> bySource.put(source, part(some)));
        List<Month> overTime = new ArrayList<>();
        by(plans, plan -> YearMonth.from(plan.experiment().day()).toString())
                .forEach((month, some) -> overTime.add(month(month, some)));
        State state =
                plans.isEmpty() ? State.NOTHING_YET : all.calibration() == null ? State.TOO_EARLY : State.MEASURED;
        return new Accuracy(
                state,
                all.measured(),
                all.waiting(),
                Calibration.FEWEST,
                nextOn(plans),
                all.calibration(),
                bySource,
                overTime);
    }

    private static Map<String, List<Plan>> by(List<Plan> plans, Function<Plan, String> key) {
        return plans.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static @Nullable Realised realised(Experiments.@Nullable Measured one) {
        return one == null || one.weeks() < Verdict.FEWEST_WEEKS
                ? null
                : new Realised(
                        one.weeks(),
                        one.controls(),
                        one.mean(),
                        one.low(),
                        one.high(),
                        one.probabilityPositive(),
                        one.without());
    }

    private static List<Calibration.Pair> pairs(List<Plan> plans) {
        List<Calibration.Pair> pairs = new ArrayList<>();
        for (Plan plan : plans) {
            Calibration.Pair pair = plan.pair();
            if (pair != null) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private static Part part(List<Plan> plans) {
        List<Calibration.Pair> pairs = pairs(plans);
        return new Part(pairs.size(), plans.size() - pairs.size(), Calibration.of(pairs));
    }

    private static Month month(String month, List<Plan> plans) {
        List<Calibration.Pair> pairs = pairs(plans);
        return new Month(
                month,
                pairs.size(),
                plans.size() - pairs.size(),
                pairs.stream().mapToDouble(Calibration.Pair::predicted).sum(),
                pairs.stream().mapToDouble(pair -> pair.realised().perWeek()).sum(),
                Calibration.of(pairs));
    }

    private static @Nullable LocalDate nextOn(List<Plan> plans) {
        return plans.stream()
                .filter(plan -> plan.realised() == null)
                .map(plan -> plan.experiment().day().plusWeeks(Verdict.FEWEST_WEEKS))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
