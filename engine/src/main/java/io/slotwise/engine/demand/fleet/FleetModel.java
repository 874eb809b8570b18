package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.calendar.Effect;
import io.slotwise.engine.demand.calendar.Season;
import io.slotwise.engine.demand.count.NegativeBinomial;
import io.slotwise.engine.demand.filter.ShareFilter.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fleet's demand, fitted to its past: the levels of its machines, the filters of its series, and what was
 * known at every trailing weekly origin, from which any horizon is learnt. A horizon is learnt on first use and
 * kept; use one model from one thread at a time. About 100 µs for a series of a year.
 */
public final class FleetModel {
    /** A series without a sale for longer is not part of the assortment. */
    public static final int ASSORTMENT_DAYS = 60;

    /** Longest horizon. */
    public static final int MAX_HORIZON_DAYS = 180;

    static final int STEP_DAYS = 7;

    /** Trailing origins that are learnt from: a year. */
    static final int MAX_ORIGINS = 52;

    /** Beyond about so many cells, only every n-th machine is learnt from. */
    static final int MAX_CELLS = 40_000;

    private static final double LEAST_PRIOR = 0.01;

    private final Panel panel;
    private final MachineLevels levels;
    private final SharePriors priors;
    private final Setting[][] settings;
    private final List<Trace> past = new ArrayList<>();
    private final List<Trace> now = new ArrayList<>();
    private final @Nullable Belief[] beliefs;
    private final Map<Integer, HorizonModel> horizons = new HashMap<>();
    private @Nullable Newcomers newcomers;

    private FleetModel(Panel panel) {
        this.panel = panel;
        levels = new MachineLevels(panel);
        priors = new SharePriors(panel, levels);
        settings = OfferRates.learn(panel, levels, priors);
        beliefs = new Belief[panel.series().size()];
        int origins = Math.min(MAX_ORIGINS, panel.days() / STEP_DAYS);
        int thinning = 1 + panel.series().size() * origins / MAX_CELLS;
        for (int s = 0; s < panel.series().size(); s++) {
            run(s, panel.series().get(s).machine() % thinning == 0);
        }
        believeWhatIsKnown();
    }

    public static FleetModel fit(Panel panel) {
        return new FleetModel(panel);
    }

    private void run(int series, boolean learnFrom) {
        SeriesFilters filters = new SeriesFilters(
                panel,
                levels,
                priors,
                series,
                settings[panel.series().get(series).machine()]);
        int firstOrigin = panel.days() - MAX_ORIGINS * STEP_DAYS;
        while (filters.everSold() && filters.day() < panel.days()) {
            filters.advance();
            boolean origin = (panel.days() - filters.day()) % STEP_DAYS == 0 && filters.day() >= firstOrigin;
            boolean last = filters.day() == panel.days();
            if (origin && (last || learnFrom) && filters.daysSinceSale() <= ASSORTMENT_DAYS) {
                (last ? now : past).add(filters.trace());
            }
        }
        beliefs[series] = filters.everSold() ? filters.belief() : null;
    }

    /** Where stock is known, what sold while there was any counts more than any guess. */
    private void believeWhatIsKnown() {
        double[] prior = new double[beliefs.length];
        Arrays.setAll(
                prior,
                s -> Math.max(
                        LEAST_PRIOR,
                        priors.share(s, panel.days())
                                * unitsPerDay(panel.series().get(s).machine())));
        @Nullable Belief[] known = InStockRates.of(panel, levels, prior);
        for (int s = 0; s < known.length; s++) {
            beliefs[s] = known[s] == null || beliefs[s] == null ? beliefs[s] : known[s];
        }
    }

    /** Expected units of the coming days at every level, with quantiles. */
    public Forecasts forecast(int horizonDays) {
        return horizon(horizonDays).forecast();
    }

    /** The law of one series' units over the coming days when {@code mean} are expected. */
    public NegativeBinomial law(int horizonDays, double mean) {
        return law(Level.SKU, horizonDays, mean);
    }

    /** The law of a group's units over the coming days when {@code mean} are expected. */
    public NegativeBinomial law(Level level, int horizonDays, double mean) {
        return horizon(horizonDays).spreadOf(level).law(mean);
    }

    /** What is believed of a series' demand while on offer; null where it never sold. */
    public @Nullable Belief belief(int series) {
        return beliefs[series];
    }

    /** Factors of the weekdays on a machine, Monday first, mean 1. */
    public double[] weekdays(int machine) {
        return levels.weekdays(machine);
    }

    /** How the coming days compare with a year's usual ones on a machine, by weekdays, calendar and season; 1 for alike. */
    public double seasonality(int machine, int days) {
        Season season = season(machine);
        double present = Math.exp(season.logOver(Season.PRESENT_DAYS));
        return levels.factors(machine, panel.days(), days) / days * present;
    }

    /** What was learnt of each factor of the calendar on a machine, by name. */
    public List<Effect> effects(int machine) {
        return levels.calendar().effects(machine);
    }

    /** How a machine's sales rise and fall with the year. */
    public Season season(int machine) {
        return levels.calendar().season(machine);
    }

    /** Units that a machine sells on an average day, as believed now. */
    public double unitsPerDay(int machine) {
        return levels.level(machine, panel.days());
    }

    /**
     * Units per day that a product may be expected to sell on a machine that never had it, while on offer.
     *
     * @param machine index into the panel's machines, −1 for a machine that is not among them
     */
    public double newcomerPerDay(int machine, String productId, String category) {
        return newcomers().perDay(machine, productId, category);
    }

    /** Units per day of an average product of a machine while on offer. */
    public double usualPerDay(int machine) {
        return newcomers().usualPerDay(machine);
    }

    private Newcomers newcomers() {
        if (newcomers == null) {
            newcomers = new Newcomers(panel);
        }
        return newcomers;
    }

    private HorizonModel horizon(int days) {
        if (days < 1 || days > MAX_HORIZON_DAYS) {
            throw new IllegalArgumentException(
                    "The horizon_days (%d) must be from 1 to %d.".formatted(days, MAX_HORIZON_DAYS));
        }
        return horizons.computeIfAbsent(days, one -> new HorizonModel(this, one));
    }

    public Panel panel() {
        return panel;
    }

    MachineLevels levels() {
        return levels;
    }

    /** Filter settings by machine. */
    Setting[][] settings() {
        return settings;
    }

    /** What was known of every series at trailing weekly origins. */
    List<Trace> past() {
        return past;
    }

    /** What is known of every series of the assortment now. */
    List<Trace> now() {
        return now;
    }
}
