package io.slotwise.server.advice.usage;

import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.Ledger;
import io.slotwise.llm.cost.Spend;
import io.slotwise.server.advice.experiment.ReadAccuracy;
import io.slotwise.server.advice.explain.prompt.PromptFiles.Variant;
import io.slotwise.server.store.claude.UsageReport;
import io.slotwise.server.store.claude.UsageReport.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Claude did and cost over some days, and what may still be spent today. */
public final class ReadUsage {
    private static final int CALLS = 50;
    private static final Duration AT_LEAST = Duration.ofHours(2);

    private final UsageReport report;
    private final Ledger ledger;
    private final WatchBudget watch;
    private final Supplier<Map<String, List<Variant>>> trials;
    private final ReadAccuracy accuracy;
    private final InstantSource clock;

    /** @param trials how the versions of templates do, by feature, of features that have several */
    public ReadUsage(
            UsageReport report,
            Ledger ledger,
            WatchBudget watch,
            Supplier<Map<String, List<Variant>>> trials,
            ReadAccuracy accuracy,
            InstantSource clock) {
        this.report = report;
        this.ledger = ledger;
        this.watch = watch;
        this.trials = trials;
        this.accuracy = accuracy;
        this.clock = clock;
    }

    /** What rows can be grouped by. */
    public enum Group {
        DAY,
        FEATURE,
        MODEL,
        TIER,
        DEVICE,
        TEMPLATE
    }

    /**
     * The report.
     *
     * @param daily by UTC day, as the guide's first query has it
     * @param groups as asked for; absent where nothing was
     * @param variants how the versions of templates do since they are in use, of features that have several
     * @param accuracy how far predictions came true that were acted on, at any time
     * @param calls the last ones, the newest first
     */
    public record Usage(
            LocalDate from,
            LocalDate to,
            Sums total,
            List<Day> daily,
            Map<String, Sums> byFeature,
            Map<String, Sums> byModel,
            @Nullable Map<String, Sums> groups,
            BudgetLine budget,
            Savings savings,
            Map<String, List<Variant>> variants,
            ReadAccuracy.Accuracy accuracy,
            List<Row> calls) {}

    /** One day of the report. */
    public record Day(LocalDate date, long requests, double totalCost, double avgLatency, long cacheHits) {}

    /**
     * Today's money in US dollars.
     *
     * @param alerts parts of the limit that were reached today, the smallest first
     */
    public record BudgetLine(
            double limit,
            double spent,
            double held,
            double remaining,
            double forecastEndOfDay,
            String alert,
            List<Alert> alerts) {}

    /** When a part of the day's limit was reached. */
    public record Alert(int percent, double spent, Instant at) {}

    /** What hits of the cache would have cost, at the mean of calls of their feature. */
    public record Savings(long cacheHits, double savedUsd) {}

    /** The report for these UTC days, both included. */
    public Usage read(LocalDate from, LocalDate to, @Nullable Group group) {
        Instant begin = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Row> rows = report.rows(begin, end);
        return new Usage(
                from,
                to,
                Sums.of(rows),
                daily(rows),
                by(rows, Row::feature),
                by(rows, Row::model),
                group == null ? null : by(rows, key(group)),
                budget(),
                savings(rows, report.meanCosts(begin, end)),
                trials.get(),
                accuracy.read(),
                rows.reversed().stream().limit(CALLS).toList());
    }

    private static List<Day> daily(List<Row> rows) {
        return by(rows, Row::date).entrySet().stream()
                .map(day -> new Day(
                        LocalDate.parse(day.getKey()),
                        day.getValue().requests(),
                        day.getValue().totalCost(),
                        day.getValue().avgLatency(),
                        day.getValue().cacheHits()))
                .toList();
    }

    private static Map<String, Sums> by(List<Row> rows, Function<Row, String> key) {
        Map<String, Sums> sums = new TreeMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
                .forEach((name, group) -> sums.put(name, Sums.of(group)));
        return sums;
    }

    private static Function<Row, String> key(Group group) {
        return switch (group) {
            case DAY -> Row::date;
            case FEATURE -> Row::feature;
            case MODEL -> Row::model;
            case TIER -> Row::tier;
            case DEVICE -> row -> row.deviceId() == null ? "" : row.deviceId();
            case TEMPLATE -> Row::template;
        };
    }

    /** How the versions of templates do, of features that have several. */
    public Map<String, List<Variant>> variants() {
        return trials.get();
    }

    /** How today's money stands. */
    public BudgetLine budget() {
        Spend spend = ledger.spentToday();
        long limit = ledger.budget().dayNanos();
        double spent = Budget.dollars(spend.spentNanos());
        double forecast = forecast(spent);
        return new BudgetLine(
                Budget.dollars(limit),
                spent,
                Budget.dollars(spend.heldNanos()),
                Budget.dollars(spend.leftOf(limit)),
                forecast,
                BudgetAlert.of(spend, ledger.budget(), forecast, watch.isSpent())
                        .word(),
                watch.today().stream()
                        .map(raised -> new Alert(raised.percent(), Budget.dollars(raised.spentNanos()), raised.at()))
                        .toList());
    }

    /** Today's spending at today's pace; the first hours count as two, so that one early call is no trend. */
    private double forecast(double spent) {
        Budget budget = ledger.budget();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, budget.zone());
        Instant begin = today.atStartOfDay(budget.zone()).toInstant();
        Instant end = today.plusDays(1).atStartOfDay(budget.zone()).toInstant();
        double day = Duration.between(begin, end).toSeconds();
        double gone = Math.max(Duration.between(begin, now).toSeconds(), AT_LEAST.toSeconds());
        return spent * Math.max(1, day / gone);
    }

    private static Savings savings(List<Row> rows, Map<String, Long> means) {
        List<Row> hits = rows.stream().filter(Row::cacheHit).toList();
        long nanos = hits.stream()
                .mapToLong(row -> means.getOrDefault(row.feature(), 0L))
                .sum();
        return new Savings(hits.size(), Budget.dollars(nanos));
    }
}
