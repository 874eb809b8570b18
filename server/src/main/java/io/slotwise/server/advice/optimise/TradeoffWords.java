package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.Tradeoff;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of plans between several objectives what was traded for what, and what more of each objective costs a week. */
final class TradeoffWords {
    private static final double WORTH_SAYING = 0.005;
    private static final double PERCENT = 100;

    private final Tradeoff tradeoff;
    private final String currency;
    private final int facings;

    private TradeoffWords(Tradeoff tradeoff, Planogram planogram, String currency) {
        this.tradeoff = tradeoff;
        this.currency = currency;
        facings =
                (int) planogram.slots().stream().filter(slot -> !slot.isEmpty()).count();
    }

    /** @param recommended number of a plan, from 1; absent where there is none */
    static String of(Tradeoff tradeoff, Planogram today, String currency, @Nullable Integer recommended) {
        if (tradeoff.points().isEmpty() || recommended == null) {
            return "No plan keeps the rules, so there is nothing to weigh.";
        }
        TradeoffWords words = new TradeoffWords(tradeoff, today, currency);
        List<String> sentences = new ArrayList<>();
        sentences.add(words.traded());
        for (int i = 0; i < tradeoff.objectives().size() && tradeoff.points().size() > 1; i++) {
            if (tradeoff.objectives().get(i) != Objective.MARGIN) {
                sentences.add(words.price(i));
            }
        }
        sentences.add(words.recommended(recommended));
        return String.join(" ", sentences);
    }

    private String traded() {
        String others =
                tradeoff.objectives().stream().skip(1).map(TradeoffWords::name).collect(Collectors.joining(" and "));
        int plans = tradeoff.points().size();
        String main = name(tradeoff.objectives().getFirst());
        return plans == 1
                ? "One plan has the most of %s and of %s, so nothing need be given up.".formatted(main, others)
                : "%d plans trade %s for %s; none is best at everything.".formatted(plans, main, others);
    }

    /** From the plan that brings most money to the one with most of an objective. */
    private String price(int objective) {
        Tradeoff.Point richest =
                best(Comparator.comparingDouble(point -> point.uplift().mean()));
        Tradeoff.Point fullest = best(Comparator.<Tradeoff.Point>comparingDouble(
                        point -> point.values().get(objective))
                .thenComparingDouble(point -> point.uplift().mean()));
        double from = richest.values().get(objective);
        double to = fullest.values().get(objective);
        double cost = richest.uplift().mean() - fullest.uplift().mean();
        Objective of = tradeoff.objectives().get(objective);
        if (to - from < WORTH_SAYING || cost < WORTH_SAYING) {
            return String.format(
                    Locale.ROOT,
                    "More %s costs nothing: up to %s is had with the most money.",
                    name(of),
                    amount(of, to));
        }
        double each = cost / (to - from);
        return String.format(
                Locale.ROOT,
                "Going from %s to %s costs %.2f %s a week, %.2f for each%s.",
                amount(of, from),
                amount(of, to),
                cost,
                currency,
                each,
                unit(of, each));
    }

    /** What one more is one more of; of healthy facings also what a point of their share costs. */
    private String unit(Objective of, double each) {
        return switch (of) {
            case VARIETY -> " product more";
            case HEALTH ->
                String.format(
                        Locale.ROOT, " facing more, %.2f for a point of the healthy share", each * facings / PERCENT);
            case TURNOVER -> " unit more";
            case REVENUE -> " " + currency + " more taken";
            case MARGIN, BALANCED -> " point more";
        };
    }

    private String amount(Objective of, double value) {
        return switch (of) {
            case VARIETY -> String.format(Locale.ROOT, "%.0f products on offer", value);
            case HEALTH ->
                String.format(
                        Locale.ROOT,
                        "%.0f healthy facings (%.0f %% of all)",
                        value,
                        facings == 0 ? 0 : PERCENT * value / facings);
            case TURNOVER -> String.format(Locale.ROOT, "%.1f units a week", value);
            case REVENUE, MARGIN -> String.format(Locale.ROOT, "%.2f %s of %s a week", value, currency, name(of));
            case BALANCED -> String.format(Locale.ROOT, "a balanced score of %.2f", value);
        };
    }

    private String recommended(int number) {
        Tradeoff.Point point = tradeoff.points().get(number - 1);
        WeeklyValue uplift = point.uplift();
        return String.format(
                Locale.ROOT,
                "Plan %d gives each objective most of its way: %s, %+.2f %s a week (80 %%: %+.2f to %+.2f)%s, with %d %s changed.",
                number,
                held(point),
                uplift.mean(),
                currency,
                uplift.low(),
                uplift.high(),
                uplift.low() < 0 && uplift.high() > 0 ? ", so its money is uncertain" : "",
                point.changes(),
                point.changes() == 1 ? "slot" : "slots");
    }

    private String held(Tradeoff.Point point) {
        List<String> held = new ArrayList<>();
        for (int i = 0; i < point.values().size(); i++) {
            held.add(amount(tradeoff.objectives().get(i), point.values().get(i)));
        }
        return String.join(" and ", held);
    }

    private Tradeoff.Point best(Comparator<Tradeoff.Point> order) {
        return tradeoff.points().stream().max(order).orElseThrow();
    }

    private static String name(Objective objective) {
        return switch (objective) {
            case HEALTH -> "healthy facings";
            case BALANCED -> "a balance of all";
            case REVENUE, MARGIN, TURNOVER, VARIETY -> objective.name().toLowerCase(Locale.ROOT);
        };
    }
}
