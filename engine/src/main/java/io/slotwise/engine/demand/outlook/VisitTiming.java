package io.slotwise.engine.demand.outlook;

import io.slotwise.engine.demand.count.NegativeBinomial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How often to visit a machine: for each interval what its visits cost and what is missed because slots run out, from
 * full. Where a visit's cost is not known, the longest interval that keeps nearly all sales.
 */
public record VisitTiming(Option best, List<Option> options, Basis basis) {
    /** What an interval is chosen by. */
    public enum Basis {
        COST,
        /** A visit's cost is not known. */
        SALES_KEPT
    }

    /** Longest interval that is looked at. */
    public static final int MAX_DAYS = 28;

    /** Where a visit's cost is not known, this share of the units must still be sold. */
    public static final double SHARE_KEPT = 0.97;

    private static final double DAYS_PER_WEEK = 7;

    /**
     * One interval.
     *
     * @param missedPerWeek money
     * @param visitsPerWeek money
     * @param soldShare units sold ÷ units wanted
     */
    public record Option(int days, double missedPerWeek, double visitsPerWeek, double soldShare) {
        public double costPerWeek() {
            return missedPerWeek + visitsPerWeek;
        }
    }

    /**
     * One product in the machine.
     *
     * @param demand its law over so many days
     * @param units what it is filled up to
     * @param lossPerUnit money lost with a missed sale, after what other products catch
     */
    public record Line(DoubleFunction<NegativeBinomial> demand, int units, double lossPerUnit) {}

    public VisitTiming {
        options = List.copyOf(options);
    }

    /** @param visitCost 0 where it is not known */
    public static VisitTiming of(List<Line> lines, double visitCost) {
        List<Option> options = new ArrayList<>();
        for (int days = 1; days <= MAX_DAYS; days++) {
            options.add(option(lines, visitCost, days));
        }
        if (visitCost > 0) {
            Option cheapest = options.stream()
                    .min(Comparator.comparingDouble(Option::costPerWeek).thenComparingInt(Option::days))
                    .orElseThrow();
            return new VisitTiming(cheapest, options, Basis.COST);
        }
        Option longest = options.stream()
                .filter(one -> one.soldShare() >= SHARE_KEPT)
                .max(Comparator.comparingInt(Option::days))
                .orElse(options.getFirst());
        return new VisitTiming(longest, options, Basis.SALES_KEPT);
    }

    private static Option option(List<Line> lines, double visitCost, int days) {
        double money = 0;
        double missed = 0;
        double wanted = 0;
        for (Line line : lines) {
            NegativeBinomial law = line.demand().apply(days);
            double lost = Stock.missed(law, line.units());
            money += lost * line.lossPerUnit();
            missed += lost;
            wanted += law.mean();
        }
        double perWeek = DAYS_PER_WEEK / days;
        return new Option(days, money * perWeek, visitCost * perWeek, wanted == 0 ? 1 : 1 - missed / wanted);
    }
}
