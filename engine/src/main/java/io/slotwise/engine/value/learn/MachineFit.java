package io.slotwise.engine.value.learn;

import java.util.Arrays;
import java.util.List;

/**
 * What one machine's cells say, given what the fleet has in common: its level over time and how much each product is
 * liked there. Likings are Gamma around what the fleet thinks of the product (Gamma–Poisson, Morris 1983); the level of
 * each stretch of time is drawn to the machine's own.
 */
final class MachineFit {
    private static final int ROUNDS = 6;
    private static final double LIKING_MEMORY_DAYS = 150;
    private static final double LEVEL_MEMORY_DAYS = 45;
    private static final double LEVEL_PRIOR_UNITS = 60;

    /** Drift of a level between the past and the coming weeks. */
    private static final double LEAST_LEVEL_SD = 0.02;

    /** Spread of a machine's recent level around its long one, and of a machine's around the fleet's. */
    private static final double RECENT_SD = 0.15;

    private static final double MACHINE_SD = 0.5;

    final List<Cells.Cell> cells;
    final List<Cells.Period> periods;

    /** By product. */
    final double[] shape;

    final double[] rate;
    final double[] priorRate;

    /** Units and expected units of a liking of 1, of late more than long ago. */
    final double[] units;

    final double[] exposure;

    /** Mean log facings and log multiplier that a product was given. */
    final double[] givenFacings;

    final double[] givenPlace;
    final double[] periodLevel;
    double level;
    double levelNow;

    private final Crowding crowding;

    MachineFit(Cells observed, int[] category, int categories) {
        cells = observed.all;
        periods = observed.periods;
        crowding = new Crowding(category, categories, periods.size());
        int products = category.length;
        shape = filled(products, 1);
        rate = filled(products, 1);
        priorRate = filled(products, 1);
        units = new double[products];
        exposure = new double[products];
        givenFacings = new double[products];
        givenPlace = new double[products];
        level = Common.USUAL_LEVEL;
        levelNow = level;
        periodLevel = filled(periods.size(), level);
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    /** Fits level and likings to what the fleet has in common. */
    void settle(Common common) {
        for (int round = 0; round < ROUNDS; round++) {
            prepare(common);
            levels(common);
            gather(common);
            likings(common);
        }
        levels(common);
    }

    /** Works out what depends on the effects: the room and place that products were given, and the offer over time. */
    void prepare(Common common) {
        given(common);
        crowding.survey(this, common);
    }

    double liking(int product, Common common) {
        return shape[product] / rate[product] * favour(product, common);
    }

    /** How much more is thought of a product because it was given more room or a better place than others. */
    double favour(int product, Common common) {
        return Math.exp(common.other[Common.GIVEN_FACINGS] * givenFacings[product]
                + common.other[Common.GIVEN_PLACE] * givenPlace[product]);
    }

    /** Days in stock times everything that is not level and liking. */
    double base(Cells.Cell cell, Common common) {
        return cell.days() * attraction(cell, common) * Math.exp(common.other[Common.ROOM] * room(cell, common));
    }

    double expected(Cells.Cell cell, Common common) {
        return base(cell, common) * liking(cell.product(), common) * periodLevel[cell.period()];
    }

    /** How strongly the product draws shoppers in this cell. */
    double pull(Cells.Cell cell, Common common) {
        return attraction(cell, common) * liking(cell.product(), common);
    }

    /** See {@link Crowding#room(Cells.Cell, double)}. */
    double room(Cells.Cell cell, Common common) {
        return crowding.room(cell, pull(cell, common));
    }

    /** What is left to a product of its category today, where so much stands beside it. */
    double roomFactor(int product, double beside, Common common) {
        return Math.exp(common.other[Common.ROOM] * crowding.room(product, beside));
    }

    private static double attraction(Cells.Cell cell, Common common) {
        return Math.pow(cell.facings(), common.other[Common.FACINGS])
                * meanMultiplier(cell, common)
                * Math.exp(-common.other[Common.PRICE] * cell.price());
    }

    static double meanMultiplier(Cells.Cell cell, Common common) {
        double sum = 0;
        for (int i = 0; i < cell.facings(); i++) {
            sum += multiplier(cell, i, common);
        }
        return sum / cell.facings();
    }

    static double multiplier(Cells.Cell cell, int slot, Common common) {
        return Math.exp(common.place[cell.rows()[slot]] + common.place[cell.columns()[slot]]);
    }

    private void given(Common common) {
        double[] days = new double[units.length];
        Arrays.fill(givenFacings, 0);
        Arrays.fill(givenPlace, 0);
        for (Cells.Cell cell : cells) {
            int p = cell.product();
            days[p] += cell.days();
            givenFacings[p] += cell.days() * Math.log(cell.facings());
            givenPlace[p] += cell.days() * (Math.log(meanMultiplier(cell, common)) - common.usualPlace);
        }
        for (int p = 0; p < days.length; p++) {
            givenFacings[p] = days[p] > 0 ? givenFacings[p] / days[p] : 0;
            givenPlace[p] = days[p] > 0 ? givenPlace[p] / days[p] : 0;
        }
    }

    /** The machine's level in all, of late, and in each stretch of time. */
    void levels(Common common) {
        double[] sold = new double[periods.size()];
        double[] expected = new double[periods.size()];
        for (Cells.Cell cell : cells) {
            sold[cell.period()] += cell.units();
            expected[cell.period()] += base(cell, common) * liking(cell.product(), common);
        }
        double all = 0;
        double allExpected = 0;
        double now = 0;
        double nowExpected = 0;
        for (int t = 0; t < sold.length; t++) {
            double recent = recent(t);
            all += sold[t];
            allExpected += expected[t];
            now += recent * sold[t];
            nowExpected += recent * expected[t];
        }
        level = all > 0 && allExpected > 0 ? all / allExpected : common.usualLevel;
        levelNow = shrunk(now, nowExpected);
        for (int t = 0; t < sold.length; t++) {
            periodLevel[t] = shrunk(sold[t], expected[t]);
        }
    }

    private double recent(int period) {
        return Math.exp(-periods.get(period).age() / LEVEL_MEMORY_DAYS);
    }

    private double shrunk(double sold, double expected) {
        return (sold + LEVEL_PRIOR_UNITS) / (expected + LEVEL_PRIOR_UNITS / level);
    }

    /**
     * Standard deviation of the log of the level in the coming weeks: counting noise and the weeks' own ups and downs in
     * the recent level, what it was drawn to, and drift.
     *
     * @param likings relative variance of what all likings add up to: counting noise that they carry already
     */
    double levelSd(Common common, double likings) {
        double sum = LEVEL_PRIOR_UNITS;
        double squares = 0;
        double everything = 0;
        double[] expected = new double[periods.size()];
        for (Cells.Cell cell : cells) {
            expected[cell.period()] += base(cell, common) * liking(cell.product(), common) * level;
        }
        for (int t = 0; t < expected.length; t++) {
            double recent = recent(t);
            sum += recent * expected[t];
            everything += expected[t];
            squares += recent
                    * recent
                    * expected[t]
                    * (1 + expected[t] * common.weeklyNoise / periods.get(t).weeks());
        }
        double drawn = LEVEL_PRIOR_UNITS / sum;
        double prior = everything > LEVEL_PRIOR_UNITS ? RECENT_SD : MACHINE_SD;
        double counted = Math.max(0, squares / (sum * sum) - likings);
        return Math.sqrt(counted + drawn * drawn * prior * prior + LEAST_LEVEL_SD * LEAST_LEVEL_SD);
    }

    /** Counts what each product sold against what a liking of 1 would. */
    void gather(Common common) {
        Arrays.fill(units, 0);
        Arrays.fill(exposure, 0);
        for (Cells.Cell cell : cells) {
            int p = cell.product();
            double weight = Math.exp(-periods.get(cell.period()).age() / LIKING_MEMORY_DAYS);
            units[p] += weight * cell.units();
            exposure[p] += weight * base(cell, common) * favour(p, common) * periodLevel[cell.period()];
        }
    }

    void likings(Common common) {
        for (int p = 0; p < units.length; p++) {
            priorRate[p] = common.tasteShape / common.popularity[p];
            shape[p] = common.tasteShape + units[p];
            rate[p] = priorRate[p] + exposure[p];
        }
    }
}
