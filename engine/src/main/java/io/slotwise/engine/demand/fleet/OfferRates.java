package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.filter.ShareFilter.Setting;

/**
 * How often products go off offer on each machine and come back: counted along a first pass of the hidden
 * filter with usual rates, each machine shrunk to the fleet. A drinks machine whose eight products never
 * leave learns so; the rates decide how fast silence is taken for absence.
 */
final class OfferRates {
    private static final double USUAL_LEAVE = 0.02;
    private static final double USUAL_COME = 0.03;
    private static final double FLEET_STRENGTH_DAYS = 200;
    private static final double MACHINE_STRENGTH_DAYS = 500;

    /** The filter's drift counts as leaving too; half of what it counts is about what is true. */
    private static final double COUNTED_TRULY = 0.5;

    private static final double MIN_LEAVE = 0.0005;
    private static final double MAX_LEAVE = 0.05;
    private static final double MIN_COME = 0.005;

    /** Beyond this many series a sample of them tells the rates as well. */
    private static final int MAX_SERIES = 2_000;

    private final double[] left;
    private final double[] days;

    private OfferRates(int machines) {
        left = new double[machines];
        days = new double[machines];
    }

    /** Filter settings by machine. */
    static Setting[][] learn(Panel panel, MachineLevels levels, SharePriors priors) {
        int machines = panel.machines().size();
        OfferRates rates = new OfferRates(machines);
        int step = 1 + panel.series().size() / MAX_SERIES;
        Setting[] usual = SeriesFilters.settings(USUAL_LEAVE, USUAL_COME);
        for (int s = 0; s < panel.series().size(); s += step) {
            rates.count(
                    new SeriesFilters(panel, levels, priors, s, usual),
                    panel.series().get(s).machine(),
                    panel);
        }
        double allLeft = USUAL_LEAVE * FLEET_STRENGTH_DAYS;
        double allDays = FLEET_STRENGTH_DAYS;
        for (int m = 0; m < machines; m++) {
            allLeft += rates.left[m];
            allDays += rates.days[m];
        }
        Setting[][] settings = new Setting[machines][];
        for (int m = 0; m < machines; m++) {
            double shrunk = (rates.left[m] + allLeft / allDays * MACHINE_STRENGTH_DAYS)
                    / (rates.days[m] + MACHINE_STRENGTH_DAYS)
                    * COUNTED_TRULY;
            double leave = Math.clamp(shrunk, MIN_LEAVE, MAX_LEAVE);
            settings[m] = SeriesFilters.settings(leave, Math.max(leave, MIN_COME));
        }
        return settings;
    }

    private void count(SeriesFilters filters, int machine, Panel panel) {
        double before = 1;
        while (filters.everSold() && filters.day() < panel.days()) {
            filters.advance();
            double offer = filters.offer();
            days[machine] += offer;
            left[machine] += Math.max(0, before - offer);
            before = offer;
        }
    }
}
