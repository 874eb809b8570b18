package io.slotwise.server.advice.demand;

import io.slotwise.engine.demand.calendar.Effect;
import io.slotwise.engine.demand.calendar.Season;
import io.slotwise.engine.demand.outlook.Influences;
import io.slotwise.engine.demand.outlook.Trend;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.value.money.Normal;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.demand.DayEffect.Kind;
import io.slotwise.server.advice.demand.DayEffect.Verdict;
import io.slotwise.server.advice.demand.DemandAnswer.Interval;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says of each thing that may move a machine's sales what it does, how sure that is, and whether forecasts follow it. */
public final class DayEffects {
    private static final double LEVEL = 0.8;

    private final Influences influences;
    private final int days;

    private DayEffects(Influences influences, int days) {
        this.influences = influences;
        this.days = days;
    }

    /**
     * The factors of the calendar by name, then season and trend.
     *
     * @param days that are forecast
     */
    public static List<DayEffect> of(Influences influences, int days) {
        DayEffects effects = new DayEffects(influences, days);
        List<DayEffect> all = new ArrayList<>();
        influences.calendar().forEach(factor -> all.add(effects.calendar(factor)));
        all.add(effects.season());
        all.add(effects.trend());
        return all;
    }

    private DayEffect calendar(Influences.Factor factor) {
        Effect effect = factor.effect();
        boolean mark = effect.kind() == Effect.Kind.MARK;
        boolean seen = effect.verdict() != Effect.Verdict.NEVER_SEEN;
        return new DayEffect(
                effect.factor(),
                mark ? Kind.MARK : Kind.MEASURE,
                seen ? Rounded.of(effect.multiplier(0)) : null,
                seen ? interval(effect.logPerStep(), effect.logSd()) : null,
                per(effect),
                effect.daysSeen(),
                mark ? factor.daysAhead() : null,
                effect.used(),
                verdict(effect.verdict()),
                mark ? mark(effect, factor.daysAhead()) : measure(effect),
                null);
    }

    private static String per(Effect effect) {
        if (effect.kind() == Effect.Kind.MARK) {
            return effect.factor().equals(CalendarFact.SCHOOL_TERM) ? "a day without school" : "a day with it";
        }
        return effect.factor().equals(CalendarFact.TEMPERATURE)
                ? String.format(Locale.ROOT, "%.0f degrees more", effect.step())
                : String.format(Locale.ROOT, "%.3g more of it", effect.step());
    }

    private String mark(Effect effect, int ahead) {
        return switch (effect.verdict()) {
            case USED ->
                String.format(
                        Locale.ROOT,
                        "On %s %s is sold than on others of their weekday%s; %s of the coming %d.",
                        effect.factor().equals(CalendarFact.SCHOOL_TERM) ? "days without school" : "days with it",
                        change(effect.multiplier(0)),
                        effect.daysSeen() == 0
                                ? ", as other machines show"
                                : String.format(Locale.ROOT, " (%d seen)", effect.daysSeen()),
                        ahead == 0 ? "none" : ahead,
                        days);
            case NEVER_SEEN -> "The past has no such day, so it changes nothing.";
            case TOO_FEW_DAYS ->
                String.format(
                        Locale.ROOT,
                        "%s to tell, so it changes nothing.",
                        effect.daysSeen() == 1 ? "One such day is too few" : "Too little sold on such days");
            case NO_EFFECT_SEEN ->
                String.format(
                        Locale.ROOT,
                        "The %d such days sold as others do, within chance, so it changes nothing.",
                        effect.daysSeen());
        };
    }

    private static String measure(Effect effect) {
        return switch (effect.verdict()) {
            case USED ->
                String.format(
                        Locale.ROOT,
                        "With %s, %s is sold (%d days seen).",
                        per(effect),
                        change(effect.multiplier(0)),
                        effect.daysSeen());
            case NEVER_SEEN -> "It is not known of any day of the past, so it changes nothing.";
            case TOO_FEW_DAYS ->
                String.format(
                        Locale.ROOT,
                        "Known of %d days, too few or too much alike to tell, so it changes nothing.",
                        effect.daysSeen());
            case NO_EFFECT_SEEN ->
                String.format(
                        Locale.ROOT,
                        "Over %d days sales did not follow it beyond chance, so it changes nothing.",
                        effect.daysSeen());
        };
    }

    private DayEffect season() {
        Season season = influences.season();
        double log = season.logOver(days);
        boolean used = season.used();
        return new DayEffect(
                "annual_season",
                Kind.SEASON,
                used ? Rounded.of(Math.exp(log)) : null,
                used ? interval(log, season.sdOver(days)) : null,
                String.format(Locale.ROOT, "the coming %d days against the year's average", days),
                season.daysSeen(),
                null,
                used,
                verdict(season.verdict()),
                seasonReason(season, log),
                used ? months(season) : null);
    }

    private String seasonReason(Season season, double log) {
        return switch (season.verdict()) {
            case USED ->
                best(season)
                        + String.format(
                                Locale.ROOT,
                                " In the coming %d days %s is sold than on average.",
                                days,
                                change(Math.exp(log)));
            case TOO_FEW_DAYS, NEVER_SEEN ->
                String.format(
                        Locale.ROOT,
                        "%d days are on record; a season can show itself from fifteen months on.",
                        season.daysSeen());
            case NO_EFFECT_SEEN -> "What the first year showed did not come again beyond chance, so no season is used.";
        };
    }

    private static String best(Season season) {
        List<Double> months = season.months();
        int most = 0;
        int least = 0;
        for (int m = 1; m < months.size(); m++) {
            most = months.get(m) > months.get(most) ? m : most;
            least = months.get(m) < months.get(least) ? m : least;
        }
        return String.format(
                Locale.ROOT,
                "%s sells most, %s than the year's average, %s least, %s.",
                name(most),
                change(months.get(most)),
                name(least),
                change(months.get(least)));
    }

    private static String name(int month) {
        return Month.of(month + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static Map<String, Double> months(Season season) {
        Map<String, Double> months = new LinkedHashMap<>();
        for (double one : season.months()) {
            months.put(String.format(Locale.ROOT, "%02d", months.size() + 1), Rounded.of(one));
        }
        return months;
    }

    private DayEffect trend() {
        Trend trend = influences.trend();
        boolean seen = trend.days() > 0;
        Verdict verdict = switch (trend.direction()) {
            case RISING, FALLING -> Verdict.USED;
            case STEADY -> Verdict.WITHIN_CHANCE;
            case UNKNOWN -> Verdict.TOO_FEW_DAYS;
        };
        return new DayEffect(
                "trend",
                Kind.TREND,
                seen ? Rounded.of(trend.ratio()) : null,
                seen ? interval(Math.log(trend.ratio()), trend.logSd()) : null,
                "the last four weeks against the eight before",
                trend.days(),
                null,
                verdict == Verdict.USED,
                verdict,
                switch (verdict) {
                    case USED ->
                        String.format(
                                Locale.ROOT,
                                "The last four weeks sold %s than before, and the level has followed.",
                                change(trend.ratio()));
                    case WITHIN_CHANCE -> "The last four weeks sold as the eight before, within chance.";
                    case TOO_FEW_DAYS, NEVER_SEEN -> "Too few days or units to tell.";
                },
                null);
    }

    private static Verdict verdict(Effect.Verdict verdict) {
        return switch (verdict) {
            case USED -> Verdict.USED;
            case NEVER_SEEN -> Verdict.NEVER_SEEN;
            case TOO_FEW_DAYS -> Verdict.TOO_FEW_DAYS;
            case NO_EFFECT_SEEN -> Verdict.WITHIN_CHANCE;
        };
    }

    private static Interval interval(double log, double sd) {
        return new Interval(
                Rounded.of(Math.exp(log - Normal.EIGHTY_PERCENT * sd)),
                Rounded.of(Math.exp(log + Normal.EIGHTY_PERCENT * sd)),
                LEVEL);
    }

    private static String change(double multiplier) {
        double percent = (multiplier - 1) * 100;
        return String.format(Locale.ROOT, "%.0f %% %s", Math.abs(percent), percent < 0 ? "less" : "more");
    }
}
