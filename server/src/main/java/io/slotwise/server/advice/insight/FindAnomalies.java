package io.slotwise.server.advice.insight;

import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.anomaly.Anomalies;
import io.slotwise.engine.insight.anomaly.Anomaly;
import io.slotwise.engine.insight.anomaly.AnomalyReport;
import io.slotwise.engine.insight.anomaly.AnomalySettings;
import io.slotwise.engine.model.Product;
import io.slotwise.server.advice.Rounded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is out of the ordinary in a fleet, or in one machine of it, with evidence and a likely cause. */
public final class FindAnomalies {
    private FindAnomalies() {}

    /**
     * The answer.
     *
     * @param looks tests that were taken, which the false-alarm bound has paid for
     * @param falseAlarmBound chance of any alarm at all where nothing happened
     * @param asOf the first day that is not known
     * @param reasonIfEmpty absent where something was found
     */
    public record Answer(
            List<Finding> anomalies,
            AnomalyReport.@Nullable Tests looks,
            double falseAlarmBound,
            int machines,
            @Nullable LocalDate asOf,
            List<String> notes,
            @Nullable String reasonIfEmpty) {}

    /** One finding; see {@link Anomaly}. */
    public record Finding(
            String kind,
            String deviceId,
            @Nullable String productId,
            @Nullable String productName,
            @Nullable Integer cabinetIndex,
            @Nullable String position,
            LocalDate from,
            LocalDate to,
            double observed,
            double expected,
            double expectedLow,
            double expectedHigh,
            double unitsPerWeek,
            @Nullable Double revenuePerWeek,
            double pValue,
            double qValue,
            String clue,
            String evidence,
            String suggestion) {}

    /**
     * Looks at the fleet.
     *
     * @param only findings of this machine alone, told against the whole fleet; absent for all
     */
    public static Answer find(Fleets.Gathered fleet, AnomalySettings settings, @Nullable String only) {
        FleetPast past = fleet.past();
        if (past == null) {
            return new Answer(
                    List.of(),
                    null,
                    settings.falseAlarms(),
                    fleet.machines(),
                    null,
                    List.of(),
                    "No sale is on record.");
        }
        AnomalyReport report = Anomalies.find(past, settings);
        List<Finding> findings = new ArrayList<>();
        for (Anomaly one : report.found()) {
            if (only == null || only.equals(one.deviceId())) {
                findings.add(finding(one, past));
            }
        }
        return new Answer(
                findings,
                report.tests(),
                settings.falseAlarms(),
                fleet.machines(),
                past.asOf(),
                report.notes().stream().map(FindAnomalies::words).toList(),
                findings.isEmpty() ? "Nothing stands out beyond what chance explains." : null);
    }

    private static Finding finding(Anomaly one, FleetPast past) {
        Product product = past.catalogue().find(one.productId());
        return new Finding(
                one.kind().name().toLowerCase(Locale.ROOT),
                one.deviceId(),
                one.productId().isEmpty() ? null : one.productId(),
                product == null ? null : product.name(),
                one.slot() == null ? null : (Integer) one.cabinetIndex(),
                one.slot() == null ? null : one.slot().toString(),
                one.from(),
                one.to(),
                Rounded.of(one.observed()),
                Rounded.of(one.expected()),
                Rounded.of(one.low()),
                Rounded.of(one.high()),
                Rounded.of(one.unitsPerWeek()),
                product == null
                        ? null
                        : (Double)
                                Rounded.of(one.unitsPerWeek() * product.price().toDouble()),
                Rounded.chance(one.pValue()),
                Rounded.chance(one.qValue()),
                one.clue().name().toLowerCase(Locale.ROOT),
                evidence(one, product),
                suggestion(one));
    }

    private static String evidence(Anomaly one, @Nullable Product product) {
        String what = product != null ? product.name() : one.productId().isEmpty() ? "The machine" : one.productId();
        return switch (one.kind()) {
            case OFF_FORECAST ->
                "%s sold %.0f units from %s to %s; its forecast expected %.1f."
                        .formatted(what, one.observed(), one.from(), one.to(), one.expected());
            case LEVEL_SHIFT ->
                "%s sold %.0f units since %s; at the level before it would have been %.0f."
                        .formatted(what, one.observed(), one.from(), one.expected());
            case SILENT_SLOT ->
                "%s in %s sold nothing since %s; at its rate before %.0f units were due."
                        .formatted(what, one.slot(), one.from(), one.expected());
            case OUTLIER_LEVEL ->
                "The machine sells %.0f units a week; the middle of the others sells %.0f."
                        .formatted(one.observed(), one.expected());
            case OUTLIER_GROWTH ->
                "The machine sells %.2f times what it sold before; the middle of the others %.2f times."
                        .formatted(one.observed(), one.expected());
        };
    }

    private static String suggestion(Anomaly one) {
        boolean less = one.unitsPerWeek() < 0;
        return switch (one.clue()) {
            case PLANOGRAM_CHANGED -> "The planogram changed then: compare before and after, and undo it if it lost.";
            case PRICE_CHANGED -> "The price changed then: compare before and after.";
            case MAYBE_SOLD_OUT -> "Check whether it sold out: no stock is on record since its last sale.";
            case NONE ->
                switch (one.kind()) {
                    case SILENT_SLOT -> "Check the coil, the price label and the stock at the next visit.";
                    case OUTLIER_LEVEL -> less ? "Look at place, access and range." : "Learn from its place and range.";
                    case OFF_FORECAST, LEVEL_SHIFT, OUTLIER_GROWTH ->
                        less
                                ? "Check for a fault, a sell-out, a new competitor or fewer people."
                                : "See that stock and par levels keep up.";
                };
        };
    }

    private static String words(AnomalyReport.Note note) {
        return switch (note) {
            case TOO_SHORT_FOR_SHIFTS -> "Fewer than eight weeks are on record: no shift can be told from chance.";
            case TOO_SHORT_FOR_FORECAST -> "Too little past to hold the last days against a forecast.";
            case TOO_FEW_MACHINES -> "Too few machines with a past to call one unlike the others.";
            case UNUSUAL_CALENDAR ->
                "Machines whose last days are out of the ordinary by the calendar were not held against a forecast.";
        };
    }
}
