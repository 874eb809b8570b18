package io.slotwise.engine.insight.anomaly;

import io.slotwise.engine.affinity.AffinitySettings.Correction;
import io.slotwise.engine.affinity.MultipleTests;
import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.Weeks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for what is out of the ordinary in a fleet. Five families of tests, each corrected for its number of looks by
 * Holm (1979), so that a fleet in which nothing happened gives any alarm at all with at most the chance that was set.
 */
public final class Anomalies {
    private static final int MIN_WEEKS = 8;
    private static final int MIN_FORECAST_DAYS = 42;

    private Anomalies() {}

    /** What one family found before the number of its looks is paid for. */
    record Looks(List<Anomaly> all, int tests) {
        static final Looks NONE = new Looks(List.of(), 0);
    }

    public static AnomalyReport find(FleetPast fleet, AnomalySettings settings) {
        List<AnomalyReport.Note> notes = new ArrayList<>();
        Weeks weeks = Weeks.of(fleet);
        List<Looks> shifts = weeks.count() < MIN_WEEKS
                ? List.of(skipped(AnomalyReport.Note.TOO_SHORT_FOR_SHIFTS, notes), Looks.NONE)
                : LevelShifts.find(fleet, weeks);
        Looks residuals = weeks.days() < MIN_FORECAST_DAYS
                ? skipped(AnomalyReport.Note.TOO_SHORT_FOR_FORECAST, notes)
                : ForecastResiduals.find(fleet, settings.windowDays(), notes);
        Looks silent = SilentSlots.find(fleet);
        Looks outliers = OutlierMachines.find(fleet, weeks, settings.perFamily(), notes);
        List<Anomaly> found = new ArrayList<>();
        for (Looks looks : List.of(residuals, shifts.getFirst(), shifts.getLast(), silent, outliers)) {
            found.addAll(surviving(looks, settings.perFamily()));
        }
        found.sort(Comparator.comparingDouble((Anomaly one) -> -Math.abs(one.unitsPerWeek()))
                .thenComparing(Anomaly::deviceId)
                .thenComparing(Anomaly::productId)
                .thenComparing(Anomaly::kind));
        return new AnomalyReport(
                found,
                new AnomalyReport.Tests(
                        residuals.tests, shifts.getFirst().tests, shifts.getLast().tests, silent.tests, outliers.tests),
                notes);
    }

    private static Looks skipped(AnomalyReport.Note why, List<AnomalyReport.Note> notes) {
        notes.add(why);
        return Looks.NONE;
    }

    private static List<Anomaly> surviving(Looks looks, double rate) {
        double[] pValues = looks.all().stream().mapToDouble(Anomaly::pValue).toArray();
        double[] adjusted = MultipleTests.adjust(pValues, Math.max(looks.tests(), pValues.length), Correction.HOLM);
        List<Anomaly> kept = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] <= rate) {
                kept.add(looks.all().get(i).withQValue(adjusted[i]));
            }
        }
        return kept;
    }
}
