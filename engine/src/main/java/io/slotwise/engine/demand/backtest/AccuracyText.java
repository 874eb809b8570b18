package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Level;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** An accuracy report as text: tables in Markdown that read well as they are. */
public final class AccuracyText {
    private static final double PER_CENT = 100;

    /** Index of .9 in the quantile levels; the upper ones follow. */
    private static final int FIRST_UPPER = 5;

    private final Accuracy report;
    private final StringBuilder written = new StringBuilder();
    private final Formatter text = new Formatter(written, Locale.ROOT);

    private AccuracyText(Accuracy report) {
        this.report = report;
    }

    public static String of(Accuracy report) {
        return new AccuracyText(report).written();
    }

    private String written() {
        text.format(
                "%d machines, %d series, %d days; %d weekly origins, the later half below (the earlier half in brackets).%n",
                report.machines(), report.series(), report.days(), report.origins());
        for (Level level : Level.values()) {
            report.lines().stream()
                    .filter(line -> line.level() == level)
                    .mapToInt(Accuracy.Line::horizonDays)
                    .distinct()
                    .forEach(days -> table(level, days));
        }
        pars();
        return written.toString();
    }

    private void table(Level level, int days) {
        List<Accuracy.Line> lines = report.lines().stream()
                .filter(line -> line.level() == level && line.horizonDays() == days)
                .toList();
        text.format("%n");
        text.format("### %s, %d %s%n", name(level), days, days == 1 ? "day" : "days");
        text.format("%n");
        text.format("| method | cells | deviance | pinball | WAPE | covered .9 / .95 / .975 |%n");
        text.format("|---|---|---|---|---|---|%n");
        for (Accuracy.Line one : lines) {
            Score score = one.headline();
            text.format(
                    "| %s | %d | %.4f (%.4f) | %s | %s | %s |%n",
                    one.method(),
                    score.cells(),
                    score.deviance(),
                    one.tuning().deviance(),
                    score.pinball().length == 0 ? "" : decimals(mean(score.pinball())),
                    level == Level.SKU ? "" : decimals(score.wape()),
                    covered(score));
        }
        lines.forEach(one -> buckets(one.buckets()));
    }

    private void buckets(List<Bucket> buckets) {
        if (buckets.isEmpty()) {
            return;
        }
        text.format("%n");
        text.format(
                "| expected units | cells | within ±15 %% | possible (Poisson) | reached | within ±10 %% | possible (Poisson) | reached |%n");
        text.format("|---|---|---|---|---|---|---|---|%n");
        for (Bucket bucket : buckets) {
            text.format(
                    "| %s | %d | %s | %s |%n",
                    range(bucket), bucket.cells(), share(bucket.within15()), share(bucket.within10()));
        }
    }

    private void pars() {
        text.format("%n");
        text.format(
                "### Filling up for a week, product by product, to the quantile at %.2f%n",
                ParRun.PRICES.serviceLevel());
        text.format("%n");
        text.format("| method | fill rate | margins missed | units left | thrown away | cost |%n");
        text.format("|---|---|---|---|---|---|%n");
        for (Accuracy.Line one : report.lines()) {
            ParRun par = one.par();
            if (par != null) {
                text.format(
                        "| %s | %.3f | %.4f | %.3f | %.4f | %.4f |%n",
                        one.method(),
                        par.fillRate(),
                        par.lostMarginPerCell(),
                        par.leftPerCell(),
                        par.wastePerCell(),
                        par.costPerCell());
            }
        }
    }

    private static String name(Level level) {
        return switch (level) {
            case SKU -> "Product on machine";
            case CATEGORY -> "Category on machine";
            case MACHINE -> "Machine";
            case FLEET -> "Fleet";
        };
    }

    private static String covered(Score score) {
        double[] coverage = score.coverage();
        return coverage.length < Forecasts.quantileLevels().length
                ? ""
                : "%s / %s / %s"
                        .formatted(
                                decimals(coverage[FIRST_UPPER]),
                                decimals(coverage[FIRST_UPPER + 1]),
                                decimals(coverage[FIRST_UPPER + 2]));
    }

    private static String share(Bucket.Share share) {
        return String.format(
                Locale.ROOT,
                "%.0f %% | %.0f %% (%.0f %%) | %.0f %%",
                share.hit() * PER_CENT,
                share.overDispersed() * PER_CENT,
                share.poisson() * PER_CENT,
                share.attainment() * PER_CENT);
    }

    private static String range(Bucket bucket) {
        return Double.isInfinite(bucket.to())
                ? String.format(Locale.ROOT, "%.0f and more", bucket.from())
                : String.format(Locale.ROOT, "%.0f to %.0f", bucket.from(), bucket.to());
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(0);
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
