package io.slotwise.engine.demand.outlook;

import io.slotwise.engine.demand.calendar.DayFacts;
import io.slotwise.engine.demand.calendar.Effect;
import io.slotwise.engine.demand.calendar.Season;
import io.slotwise.engine.demand.fleet.FleetModel;
import java.util.List;

/**
 * What moves a machine's sales beside its weekdays: the factors of its calendar, the season, the trend of its level; also
 * those that a forecast does not use, with the verdict on each.
 *
 * @param calendar by name
 */
public record Influences(List<Factor> calendar, Season season, Trend trend) {
    /** Of a machine without sales. */
    public static final Influences NONE = new Influences(List.of(), Season.unknown(0), Trend.UNKNOWN);

    /**
     * One factor of the calendar.
     *
     * @param daysAhead coming days with the mark; 0 for a measure
     */
    public record Factor(Effect effect, int daysAhead) {}

    public Influences {
        calendar = List.copyOf(calendar);
    }

    /**
     * Of one machine of a fitted fleet.
     *
     * @param machine index into the panel's machines
     * @param days that are forecast
     */
    public static Influences of(FleetModel model, int machine, int days) {
        DayFacts facts = model.panel().facts();
        List<Factor> calendar = model.effects(machine).stream()
                .map(effect -> new Factor(effect, facts.marksAhead(machine, effect.factor(), days)))
                .toList();
        return new Influences(
                calendar, model.season(machine), Trend.of(model.panel().machineUnits(machine)));
    }
}
