package io.slotwise.engine.insight.anomaly;

import java.util.List;

/**
 * What was found, those that move most units first.
 *
 * @param tests how many looks of each family were taken
 * @param notes what could not be looked at, and why
 */
public record AnomalyReport(List<Anomaly> found, Tests tests, List<Note> notes) {
    /** Looks by family. */
    public record Tests(int offForecast, int machineShifts, int productShifts, int silentSlots, int outliers) {}

    /** Why a family was not looked at. */
    public enum Note {
        /** Fewer than eight weeks are on record: no shift can be told from chance. */
        TOO_SHORT_FOR_SHIFTS,
        /** Too little past to forecast from. */
        TOO_SHORT_FOR_FORECAST,
        /** Fewer than eight machines: none can be called unlike the others. */
        TOO_FEW_MACHINES,
        /** The calendar of the last days differs from that of the weeks before: they were not held against a forecast. */
        UNUSUAL_CALENDAR
    }

    public AnomalyReport {
        found = List.copyOf(found);
        notes = List.copyOf(notes);
    }
}
