package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.filter.PlainLevels;
import io.slotwise.engine.demand.filter.ShareFilter;
import io.slotwise.engine.demand.filter.ShareFilter.Setting;

/**
 * The filters that run side by side over one series: its share of the machine's sales with a short and a long
 * memory, its own level per day, both with hidden availability, its own level as if it hardly ever left offer, and
 * plain means with memories of several lengths. Which of them to trust is not decided here.
 */
final class SeriesFilters {
    static final int COUNT = 4;

    /** Filters from here on count units per day, those before per unit of the machine. */
    static final int FIRST_OF_OWN_LEVEL = 2;

    static final int FEATURES = 6;

    private static final double HALF_DAY = 0.5;
    private static final double LEAST_OFFER = 1e-6;
    private static final double LEAST_LEVEL = 0.1;
    private static final double PLAIN_STRENGTH = 4;

    private final Panel panel;
    private final MachineLevels levels;
    private final SharePriors priors;
    private final int series;
    private final int machine;
    private final int first;
    private final int[] units;
    private final ShareFilter[] filters = new ShareFilter[COUNT];
    private final PlainLevels plain = new PlainLevels(PLAIN_STRENGTH);
    private double priorPerDay;
    private int day;
    private int lastSale;
    private double week;
    private double month;
    private double quarter;

    SeriesFilters(Panel panel, MachineLevels levels, SharePriors priors, int series, Setting[] settings) {
        this.panel = panel;
        this.levels = levels;
        this.priors = priors;
        this.series = series;
        machine = panel.series().get(series).machine();
        units = panel.units(series);
        first = firstSale(units);
        day = first;
        lastSale = first;
        if (first < units.length) {
            double share = priors.share(series, first);
            for (int k = 0; k < COUNT; k++) {
                filters[k] = new ShareFilter(
                        settings[k], k < FIRST_OF_OWN_LEVEL ? share : share * levels.level(machine, first + 1));
            }
        }
    }

    /** The settings for a machine whose products go and come back at these rates per day. */
    static Setting[] settings(double leave, double come) {
        return new Setting[] {
            new Setting(.98, 40, leave, come),
            new Setting(.995, 40, leave, come),
            new Setting(.99, 10, leave, come),
            new Setting(.99, 10, .0002, .01)
        };
    }

    private static int firstSale(int[] units) {
        int t = 0;
        while (t < units.length && units[t] == 0) {
            t++;
        }
        return t;
    }

    boolean everSold() {
        return first < units.length;
    }

    int day() {
        return day;
    }

    int daysSinceSale() {
        return day - lastSale;
    }

    int age() {
        return day - first;
    }

    double offer() {
        return filters[0].offer();
    }

    ShareFilter filter(int k) {
        return filters[k];
    }

    /** Reads the next day. */
    void advance() {
        int sold = units[day];
        double prior = priors.share(series, day);
        double level = Math.max(levels.level(machine, day), LEAST_LEVEL);
        double ownExposure = day == first ? HALF_DAY : levels.factor(machine, day, day);
        double offered = panel.offered(series, day);
        for (int k = 0; k < COUNT; k++) {
            if (k < FIRST_OF_OWN_LEVEL) {
                filters[k].see(sold, levels.units(machine)[day], prior, offered);
            } else {
                filters[k].see(sold, ownExposure, prior * level, offered);
            }
        }
        plain.see(sold, offered < 0 ? ownExposure : offered * ownExposure);
        priorPerDay = prior * level;
        lastSale = sold > 0 ? day : lastSale;
        day++;
        week += sold - sold(7);
        month += sold - sold(28);
        quarter += sold - sold(91);
    }

    /**
     * What is believed while on offer where stock is not known: the geometric mean of the filters with hidden
     * availability.
     */
    Belief belief() {
        double level = Math.max(levels.level(machine, day), LEAST_LEVEL);
        double log = 0;
        double shape = 0;
        double priorShare = 0;
        int hidden = COUNT - 1;
        for (int k = 0; k < hidden; k++) {
            log += Math.log(filters[k].rate() * (k < FIRST_OF_OWN_LEVEL ? level : 1)) / hidden;
            shape += filters[k].shape() / hidden;
            priorShare += filters[k].priorShare() / hidden;
        }
        return new Belief(Math.exp(log), shape, priorShare, filters[0].offer());
    }

    private int sold(int daysAgo) {
        int t = day - 1 - daysAgo;
        return t < 0 ? 0 : units[t];
    }

    Trace trace() {
        double[] rate = new double[COUNT];
        double[] offer = new double[COUNT];
        for (int k = 0; k < COUNT; k++) {
            rate[k] = filters[k].rate();
            offer[k] = filters[k].offer();
        }
        double[] features = {
            Math.log1p(week),
            Math.log1p(month),
            Math.log1p(quarter),
            Math.log1p(daysSinceSale()),
            Math.log1p(age()),
            Math.log(Math.max(filters[0].offer(), LEAST_OFFER))
        };
        return new Trace(
                series, machine, day, rate, offer, plain.means(priorPerDay), filters[0].knownOffer(), features);
    }
}
