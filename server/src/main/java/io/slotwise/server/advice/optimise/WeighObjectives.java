package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.optimise.Tradeoff;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.server.advice.ChangeWire;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plans between several objectives, each with the money that wanting more of something else costs. */
public final class WeighObjectives {
    private static final double PRECISION = 10_000;

    private WeighObjectives() {}

    /** @param objectives the main one first */
    public record Question(PlanQuestion plan, List<Objective> objectives, int levels) {
        public Question {
            objectives = List.copyOf(objectives);
        }
    }

    /**
     * What there is to choose from.
     *
     * @param measure of the money: {@code margin} or {@code revenue}
     * @param current of what stands today, by objective
     * @param frontier plans of which none beats another, the most of the main objective first
     * @param recommended number in the frontier of the plan that gives each objective most of its way; absent where there
     *     is no plan
     * @param reasoning what was traded for what, and what more of each objective costs a week
     */
    public record Answer(
            List<Objective> objectives,
            String measure,
            String currency,
            Map<String, Double> current,
            List<Choice> frontier,
            @Nullable Integer recommended,
            String reasoning) {}

    /**
     * One plan.
     *
     * @param number from 1
     * @param values by objective
     * @param uplift money a week more than today
     * @param moneyCost what the plan brings less, as expected, than the one of the frontier that brings most money
     * @param changes for a request that carries it out
     */
    public record Choice(
            int number,
            Map<String, Double> values,
            MoneyPerWeek uplift,
            Money moneyCost,
            int changedSlots,
            List<ChangeWire> changes) {}

    /** Looks for the plans on the calling thread. */
    public static Answer weigh(Question question, BooleanSupplier stop) {
        PlanQuestion plan = question.plan();
        Tradeoff tradeoff = Tradeoff.of(
                plan.problem(Approach.Detail.MOVES),
                question.objectives(),
                question.levels(),
                plan.settings().seed(),
                plan.settings().effort(),
                stop);
        Situation situation = plan.situation();
        Integer recommended = recommended(tradeoff);
        String currency = situation.machine().service().currency();
        return new Answer(
                tradeoff.objectives(),
                situation.model().get().measure().name().toLowerCase(Locale.ROOT),
                currency,
                named(tradeoff.objectives(), tradeoff.current()),
                choices(tradeoff, situation),
                recommended,
                TradeoffWords.of(tradeoff, situation.planogram(), currency, recommended));
    }

    private static List<Choice> choices(Tradeoff tradeoff, Situation situation) {
        double most = tradeoff.points().stream()
                .map(Tradeoff.Point::uplift)
                .mapToDouble(WeeklyValue::mean)
                .max()
                .orElse(0);
        List<Choice> choices = new ArrayList<>();
        for (Tradeoff.Point point : tradeoff.points()) {
            choices.add(new Choice(
                    choices.size() + 1,
                    named(tradeoff.objectives(), point.values()),
                    MoneyPerWeek.of(point.uplift()),
                    Money.nearest(most - point.uplift().mean()),
                    point.changes(),
                    Changes.between(situation.planogram(), point.planogram()).stream()
                            .map(ChangeWire::of)
                            .toList()));
        }
        return choices;
    }

    private static Map<String, Double> named(List<Objective> objectives, List<Double> values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            named.put(
                    objectives.get(i).name().toLowerCase(Locale.ROOT),
                    Math.rint(values.get(i) * PRECISION) / PRECISION);
        }
        return named;
    }

    /** The plan whose worst objective is furthest on its way from the least to the most of the frontier. */
    private static @Nullable Integer recommended(Tradeoff tradeoff) {
        List<Tradeoff.Point> points = tradeoff.points();
        return IntStream.range(0, points.size())
                .boxed()
                .max(Comparator.comparingDouble(i -> leastShare(points, points.get(i))))
                .map(i -> i + 1)
                .orElse(null);
    }

    private static double leastShare(List<Tradeoff.Point> points, Tradeoff.Point point) {
        double least = 1;
        for (int i = 0; i < point.values().size(); i++) {
            int objective = i;
            double low = points.stream()
                    .mapToDouble(one -> one.values().get(objective))
                    .min()
                    .orElseThrow();
            double high = points.stream()
                    .mapToDouble(one -> one.values().get(objective))
                    .max()
                    .orElseThrow();
            double share = high > low ? (point.values().get(i) - low) / (high - low) : 1;
            least = Math.min(least, share);
        }
        return least;
    }
}
