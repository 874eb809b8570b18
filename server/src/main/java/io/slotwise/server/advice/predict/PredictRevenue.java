package io.slotwise.server.advice.predict;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.optimise.explain.Breakdown;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.money.Measure;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the revenue would be after a change, from the value model. */
public final class PredictRevenue {
    /** Units over the horizon below which a hit rate means little. */
    static final int ENOUGH_UNITS = 75;

    private static final int DAYS_A_WEEK = 7;
    private static final double SURE = 0.8;
    private static final double MOSTLY = 0.5;
    private static final double PERCENT = 100;
    private static final int MOST_NAMED = 3;

    private PredictRevenue() {}

    /**
     * What is asked.
     *
     * @param proposed the planogram after the change
     * @param horizonDays 1 to 365
     * @param statedDailyRevenue what the caller says the machine takes a day; the answer is scaled to it
     * @param intervalLevel above 0 and below 1
     */
    public record Question(
            Planogram proposed, int horizonDays, @Nullable Money statedDailyRevenue, double intervalLevel) {}

    /** @throws IllegalArgumentException if the proposed planogram has other slots or an unknown product */
    public static Prediction predict(Situation situation, Question question) {
        ValueModel model = ValueModel.of(
                situation.model().get().evidence(), ValueSettings.STANDARD.withIntervalLevel(question.intervalLevel()));
        Planogram before = situation.planogram();
        Uplift uplift = model.compare(before, question.proposed());
        List<Violation> violations = situation.book().checkChange(before, question.proposed(), situation.context());
        return new Answering(model, before, question, uplift, violations).prediction();
    }

    /** The figures of one answer, in the scale that the caller stated. */
    private record Answering(
            ValueModel model, Planogram before, Question question, Uplift uplift, List<Violation> violations) {
        Prediction prediction() {
            WeeklyValue after = uplift.revenueAfter();
            WeeklyValue lift = uplift.revenueChange();
            double baseline = uplift.revenueBefore().mean();
            return new Prediction(
                    perDay(baseline),
                    perDay(after.mean()),
                    baseline > 0 ? Rounded.of(PERCENT * (after.mean() - baseline) / baseline) : null,
                    interval(after),
                    interval(lift),
                    Rounded.of(uplift.change().probabilityPositive()),
                    MoneyPerWeek.of(scaled(uplift.change())),
                    word(uplift.measure()),
                    breakEvenDays(),
                    question.horizonDays(),
                    Money.nearest(after.mean() * scale() * question.horizonDays() / DAYS_A_WEEK),
                    drivers(),
                    components(),
                    risks(),
                    violations.isEmpty()
                            ? null
                            : violations.stream().map(Concern::of).toList(),
                    recommendation(),
                    reliability(),
                    Rounded.of(uplift.priorShare()),
                    reasoning());
        }

        private double scale() {
            double expected = uplift.revenueBefore().mean() / DAYS_A_WEEK;
            Money stated = question.statedDailyRevenue();
            return stated == null || expected <= 0 ? 1 : stated.toDouble() / expected;
        }

        private Money perDay(double perWeek) {
            return Money.nearest(perWeek * scale() / DAYS_A_WEEK);
        }

        private WeeklyValue scaled(WeeklyValue value) {
            double scale = scale();
            return new WeeklyValue(
                    value.mean() * scale, value.low() * scale, value.high() * scale, value.probabilityPositive());
        }

        private Prediction.Interval interval(WeeklyValue value) {
            return new Prediction.Interval(perDay(value.low()), perDay(value.high()), question.intervalLevel());
        }

        /** The work of changing over, divided by what is gained a day. */
        private @Nullable Double breakEvenDays() {
            double work = uplift.after().moves() * ValueSettings.STANDARD.weeksPerMove();
            double gainPerDay = (uplift.change().mean() + uplift.after().moves()) * scale() / DAYS_A_WEEK;
            return gainPerDay > 0 ? (Double) Rounded.of(work / gainPerDay) : null;
        }

        private List<Prediction.Driver> drivers() {
            return Breakdown.of(model, before, question.proposed()).stream()
                    .map(this::driver)
                    .sorted(Comparator.comparing(
                            (Prediction.Driver driver) ->
                                    Math.abs(driver.valuePerWeek().mean().tenThousandths()),
                            Comparator.reverseOrder()))
                    .toList();
        }

        private Prediction.Driver driver(Breakdown.Part part) {
            String what = part.changes().stream()
                    .map(change -> Words.of(change, before, model.evidence().catalogue()))
                    .collect(Collectors.joining("; "));
            return new Prediction.Driver(
                    what, MoneyPerWeek.of(scaled(part.value())), Words.largest(part.parts(), scale()));
        }

        private List<Prediction.Component> components() {
            return List.of(
                    component("margin", WeeklyMoney::margin),
                    component("recapture", WeeklyMoney::recapture),
                    component("affinity", WeeklyMoney::affinity),
                    component("spoilage", WeeklyMoney::spoilage),
                    component("holding", WeeklyMoney::holding),
                    component("refill", WeeklyMoney::refill),
                    component("visit", WeeklyMoney::visit),
                    component("moves", WeeklyMoney::moves));
        }

        private Prediction.Component component(String name, ToDoubleFunction<WeeklyMoney> part) {
            return new Prediction.Component(
                    name,
                    Money.nearest(part.applyAsDouble(uplift.before()) * scale()),
                    Money.nearest(part.applyAsDouble(uplift.after()) * scale()));
        }

        private List<String> risks() {
            List<String> risks = new ArrayList<>();
            violations.stream()
                    .filter(Violation::forbids)
                    .map(Violation::message)
                    .forEach(risks::add);
            double loses = 1 - uplift.change().probabilityPositive();
            if (!uplift.change().equals(WeeklyValue.NOTHING) && loses > 1 - SURE) {
                risks.add("It loses money with a probability of %.0f %%.".formatted(PERCENT * loses));
            }
            if (uplift.priorShare() > MOSTLY) {
                risks.add("%.0f %% of it rests on what is usual elsewhere, not on this machine's sales."
                        .formatted(PERCENT * uplift.priorShare()));
            }
            costs().ifPresent(risks::add);
            double spoils = (uplift.after().spoilage() - uplift.before().spoilage()) * scale();
            if (spoils > uplift.after().margin() * scale() / PERCENT) {
                risks.add("Goods worth %s more a week may expire.".formatted(Money.nearest(spoils)));
            }
            if (reliability() == Prediction.Reliability.TOO_FEW_SALES) {
                risks.add("Only %.0f units are expected in %d days: chance will hide or fake the effect."
                        .formatted(units(), question.horizonDays()));
            }
            return risks;
        }

        /** What is not known of costs, and what that does to the measure. */
        private Optional<String> costs() {
            if (uplift.measure() == Measure.REVENUE) {
                return Optional.of("Too few costs are known: revenue is counted, and no cost of goods or service.");
            }
            Set<String> standing = new LinkedHashSet<>(before.productIds());
            standing.addAll(question.proposed().productIds());
            List<Product> imputed = model.imputedCosts(standing);
            return imputed.isEmpty()
                    ? Optional.empty()
                    : Optional.of("No cost is known of %s: the others' mean share of the price stands in for it."
                            .formatted(named(imputed)));
        }

        private static String named(List<Product> products) {
            String first =
                    products.stream().limit(MOST_NAMED).map(Product::name).collect(Collectors.joining(", "));
            return products.size() <= MOST_NAMED
                    ? first
                    : "%s and %d more".formatted(first, products.size() - MOST_NAMED);
        }

        private Prediction.Recommendation recommendation() {
            double probability = uplift.change().probabilityPositive();
            if (violations.stream().anyMatch(Violation::forbids)
                    || uplift.change().mean() <= 0
                    || probability < MOSTLY) {
                return Prediction.Recommendation.RECONSIDER;
            }
            return probability >= SURE ? Prediction.Recommendation.IMPLEMENT : Prediction.Recommendation.TEST;
        }

        private Prediction.Reliability reliability() {
            boolean anythingSeen = before.productIds().stream()
                    .anyMatch(id -> model.evidence().rates().rate(id).priorShare() < 1);
            if (!anythingSeen) {
                return Prediction.Reliability.NO_HISTORY;
            }
            return units() < ENOUGH_UNITS ? Prediction.Reliability.TOO_FEW_SALES : Prediction.Reliability.OK;
        }

        private double units() {
            return uplift.after().units() * question.horizonDays() / DAYS_A_WEEK;
        }

        private String reasoning() {
            if (uplift.change().equals(WeeklyValue.NOTHING)) {
                return "Nothing changes, so the revenue stays as forecast.";
            }
            return "The engine expects %s more a week in %s (from %s to %s at %.0f %%), %.0f %% sure that it pays."
                    .formatted(
                            Money.nearest(uplift.change().mean() * scale()),
                            word(uplift.measure()),
                            Money.nearest(uplift.change().low() * scale()),
                            Money.nearest(uplift.change().high() * scale()),
                            PERCENT * question.intervalLevel(),
                            PERCENT * uplift.change().probabilityPositive());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
