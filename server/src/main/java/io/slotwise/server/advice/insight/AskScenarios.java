package io.slotwise.server.advice.insight;

import io.slotwise.engine.insight.scenario.Outlook;
import io.slotwise.engine.insight.scenario.Scenario;
import io.slotwise.engine.insight.scenario.Scenarios;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What scenarios may bring to one machine over the coming weeks. */
public final class AskScenarios {
    private AskScenarios() {}

    /**
     * The answer; money is of the whole time unless it says per week.
     *
     * @param measure {@code margin} or {@code revenue}
     * @param riskLevel of the value at risk
     */
    public record Answer(
            String measure,
            String currency,
            double horizonWeeks,
            int runs,
            long seed,
            double riskLevel,
            Result asToday,
            List<Result> scenarios,
            List<Sensitivity> sensitivities,
            List<BreakEven> breakEvens,
            @Nullable String recommended,
            String reasoning) {}

    /** One scenario; see {@link Outlook.Result}. */
    public record Result(
            String name,
            Money mean,
            Money standardDeviation,
            Map<String, Money> percentiles,
            Money revenue,
            Money valueAtRisk,
            Money expectedShortfall,
            double probabilityLoss,
            Money change,
            double probabilityBetter) {}

    /** What one driver does alone, per week. */
    public record Sensitivity(
            String driver, double low, double high, Money perWeekLow, Money perWeekHigh, Money swing) {}

    /** Where a driver brings the week to the target; {@code factor} is absent where nothing from .05 to 5 does. */
    public record BreakEven(
            String driver,
            Money targetPerWeek,
            @Nullable Double factor,
            @Nullable String reason) {}

    /** @throws IllegalArgumentException if a change of a scenario does not fit the planogram or its rates overflow */
    public static Answer ask(Situation situation, List<Scenario> scenarios, Scenarios.Settings settings) {
        Outlook outlook = Scenarios.of(
                situation.model().get().evidence(), situation.planogram(), scenarios, settings, ValueSettings.STANDARD);
        List<Result> results =
                outlook.scenarios().stream().map(AskScenarios::result).toList();
        Outlook.Result best = best(outlook, scenarios);
        return new Answer(
                outlook.measure().name().toLowerCase(Locale.ROOT),
                situation.machine().service().currency(),
                settings.weeks(),
                settings.runs(),
                settings.seed(),
                settings.level(),
                result(outlook.today()),
                results,
                outlook.sensitivities().stream().map(AskScenarios::sensitivity).toList(),
                outlook.breakEvens().stream().map(AskScenarios::breakEven).toList(),
                best == null ? null : best.name(),
                reasoning(outlook, best));
    }

    /** Of the things to try, not of what may happen: the one that surely brings most. */
    private static Outlook.@Nullable Result best(Outlook outlook, List<Scenario> scenarios) {
        Outlook.Result best = null;
        for (int i = 0; i < scenarios.size(); i++) {
            Outlook.Result one = outlook.scenarios().get(i);
            Scenario scenario = scenarios.get(i);
            boolean ours = scenario.demand() == 1
                    && scenario.demandByCategory().isEmpty()
                    && scenario.costs() == 1
                    && scenario.demandSd() == 0;
            if (ours
                    && one.change() > 0
                    && one.probabilityBetter() >= SURE
                    && (best == null || one.change() > best.change())) {
                best = one;
            }
        }
        return best;
    }

    private static final double SURE = 0.8;

    private static Result result(Outlook.Result one) {
        Map<String, Money> percentiles = new LinkedHashMap<>();
        for (int i = 0; i < Scenarios.PERCENTILES.size(); i++) {
            percentiles.put(
                    "p" + Scenarios.PERCENTILES.get(i),
                    Money.nearest(one.percentiles().get(i)));
        }
        return new Result(
                one.name(),
                Money.nearest(one.mean()),
                Money.nearest(one.sd()),
                percentiles,
                Money.nearest(one.revenue()),
                Money.nearest(one.valueAtRisk()),
                Money.nearest(one.expectedShortfall()),
                Rounded.of(one.probabilityLoss()),
                Money.nearest(one.change()),
                Rounded.of(one.probabilityBetter()));
    }

    private static Sensitivity sensitivity(Outlook.Sensitivity one) {
        return new Sensitivity(
                word(one.driver()),
                Rounded.of(one.low()),
                Rounded.of(one.high()),
                Money.nearest(one.moneyLow()),
                Money.nearest(one.moneyHigh()),
                Money.nearest(one.swing()));
    }

    private static BreakEven breakEven(Outlook.BreakEven one) {
        Double factor = one.factor();
        return new BreakEven(
                word(one.driver()),
                Money.nearest(one.target()),
                factor == null ? null : (Double) Rounded.of(factor),
                factor == null ? "No factor from 0.05 to 5 brings the week there." : null);
    }

    private static String reasoning(Outlook outlook, Outlook.@Nullable Result best) {
        List<String> sentences = new ArrayList<>();
        Outlook.Result today = outlook.today();
        sentences.add("As things are, %.2f is expected, and between %.2f and %.2f in nine of ten times."
                .formatted(
                        today.mean(),
                        today.percentiles().getFirst(),
                        today.percentiles().getLast()));
        if (!outlook.sensitivities().isEmpty()) {
            Outlook.Sensitivity most = outlook.sensitivities().getFirst();
            sentences.add("What moves it most is the %s: %.2f a week from its low to its high setting."
                    .formatted(word(most.driver()).replace('_', ' '), most.swing()));
        }
        sentences.add(
                best == null
                        ? "Nothing to try is surely better than leaving things as they are."
                        : "%s brings %.2f more and is better in %.0f %% of the runs."
                                .formatted(best.name(), best.change(), 100 * best.probabilityBetter()));
        return String.join(" ", sentences);
    }

    private static String word(Outlook.Driver driver) {
        return driver.name().toLowerCase(Locale.ROOT);
    }
}
