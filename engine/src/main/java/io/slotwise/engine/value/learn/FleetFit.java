package io.slotwise.engine.value.learn;

import io.slotwise.engine.value.Elasticities;
import java.util.List;

/**
 * Fits one multiplicative Poisson model to a fleet's cells: units = days in stock × level of the machine in the
 * period × liking of the product on the machine × mean of the slots' row × column × facings^β × (price ÷ list)^−η.
 *
 * <p>Likings are Gamma around what the fleet thinks of the product, which is Gamma around its category (a
 * two-level Gamma–Poisson, Morris 1983); the few log-linear effects have normal priors and are found by Newton
 * steps (McCullagh and Nelder 1989). Because liking and level are fitted beside them, what moves an effect is the
 * same product on the same machine in another slot, at another price or with other facings, against the rest of
 * the machine at the same time: differences in differences. Operators give what sells more room and better places;
 * the mean room and place of each product on each machine stand in the model (Mundlak 1978), so that this is not
 * taken for an effect of room and place.
 */
final class FleetFit {
    private static final int ROUNDS = 30;
    private static final double LIKING_MEMORY_DAYS = 150;
    private static final double LEVEL_MEMORY_DAYS = 45;
    private static final double LEVEL_PRIOR_UNITS = 60;
    private static final double FLEET_SHAPE = 2.5;
    private static final double MIN_SHAPE = 1;
    private static final double MAX_SHAPE = 40;
    private static final double LONGEST_STEP = 0.3;
    private static final double FAVOUR_SD = 0.7;

    private final List<Cells.Cell> cells;
    private final int products;
    private final int[] category;
    private final PositionKeys keys;
    private final int facingsAt;
    private final int priceAt;
    private final int givenFacingsAt;
    private final int givenPlaceAt;

    /** Mean logarithm of facings, and of the slots' multiplier, that a product was given on a machine. */
    private final double[] givenFacings;

    private final double[] givenPlace;

    /** Log-linear effects: positions by their number, then facings, then price. */
    final double[] effect;

    double[][] covariance = {};

    /** By machine and product. */
    final double[] likingShape;

    final double[] likingRate;
    final double[] likingPriorRate;

    /** What the fleet thinks of each product, relative to its likings elsewhere. */
    final double[] popularity;

    final double[] level;
    final double[] levelNow;
    final double[] levelUnits;
    double tasteShape = 4;
    double dispersion = 0.1;
    private final double[] periodLevel;
    private final int[] machineOf;

    FleetFit(Cells observed, int machines, int[] category, int categories, PositionKeys keys) {
        cells = observed.all;
        this.category = category;
        this.keys = keys;
        products = category.length;
        facingsAt = keys.priors.size();
        priceAt = facingsAt + 1;
        givenFacingsAt = priceAt + 1;
        givenPlaceAt = priceAt + 2;
        effect = new double[givenPlaceAt + 1];
        givenFacings = new double[machines * products];
        givenPlace = new double[machines * products];
        for (int i = 0; i < facingsAt; i++) {
            effect[i] = keys.priors.get(i).logMean();
        }
        effect[facingsAt] = Elasticities.PRIOR.facings().mean();
        effect[priceAt] = Elasticities.PRIOR.price().mean();
        likingShape = new double[machines * products];
        likingRate = new double[machines * products];
        likingPriorRate = new double[machines * products];
        java.util.Arrays.fill(likingShape, 1);
        java.util.Arrays.fill(likingRate, 1);
        popularity = new double[products];
        java.util.Arrays.fill(popularity, 1);
        level = new double[machines];
        levelNow = new double[machines];
        levelUnits = new double[machines];
        java.util.Arrays.fill(level, 0.2);
        periodLevel = new double[observed.periods];
        machineOf = new int[observed.periods];
        for (Cells.Cell cell : cells) {
            machineOf[cell.period()] = cell.machine();
        }
        java.util.Arrays.fill(periodLevel, 0.2);
        for (int round = 0; round < ROUNDS; round++) {
            given();
            levels();
            likings(categories);
            effects(round == ROUNDS - 1);
        }
        levels();
        spread();
    }

    double facings() {
        return effect[facingsAt];
    }

    double price() {
        return effect[priceAt];
    }

    Elasticities elasticities() {
        return new Elasticities(
                new Elasticities.Estimate(facings(), Math.sqrt(covariance[facingsAt][facingsAt])),
                new Elasticities.Estimate(price(), Math.sqrt(covariance[priceAt][priceAt])),
                Elasticities.PRIOR.lostLogit());
    }

    double liking(int machine, int product) {
        int at = machine * products + product;
        return likingShape[at] / likingRate[at] * favour(at);
    }

    /** How much more is thought of a product because it was given more room or a better place than others. */
    double favour(int at) {
        return Math.exp(effect[givenFacingsAt] * givenFacings[at] + effect[givenPlaceAt] * givenPlace[at]);
    }

    private void given() {
        double[] units = new double[givenFacings.length];
        java.util.Arrays.fill(givenFacings, 0);
        java.util.Arrays.fill(givenPlace, 0);
        double mean = 0;
        double all = 0;
        for (Cells.Cell cell : cells) {
            int at = cell.machine() * products + cell.product();
            double place = Math.log(multipliers(cell) / cell.facings());
            units[at] += cell.days();
            givenFacings[at] += cell.days() * Math.log(cell.facings());
            givenPlace[at] += cell.days() * place;
            mean += cell.days() * place;
            all += cell.days();
        }
        for (int at = 0; at < units.length; at++) {
            givenFacings[at] = units[at] > 0 ? givenFacings[at] / units[at] : 0;
            givenPlace[at] = units[at] > 0 ? givenPlace[at] / units[at] - mean / all : 0;
        }
    }

    /** Days in stock times everything that is not level and liking. */
    private double base(Cells.Cell cell) {
        double log = (effect[facingsAt] - 1) * Math.log(cell.facings()) - effect[priceAt] * cell.logPrice();
        return cell.days() * multipliers(cell) * Math.exp(log);
    }

    private double multipliers(Cells.Cell cell) {
        double multipliers = 0;
        for (int i = 0; i < cell.facings(); i++) {
            multipliers += multiplier(cell, i);
        }
        return multipliers;
    }

    private double multiplier(Cells.Cell cell, int slot) {
        return Math.exp(effect[cell.rows()[slot]] + effect[cell.columns()[slot]]);
    }

    private void levels() {
        int machines = level.length;
        double[] units = new double[machines];
        double[] likings = new double[machines];
        double[] unitsNow = new double[machines];
        double[] likingsNow = new double[machines];
        double[] periodUnits = new double[periodLevel.length];
        double[] periodLikings = new double[periodLevel.length];
        for (Cells.Cell cell : cells) {
            double expected = base(cell) * liking(cell.machine(), cell.product());
            double recent = Math.exp(-cell.age() / LEVEL_MEMORY_DAYS);
            units[cell.machine()] += cell.units();
            likings[cell.machine()] += expected;
            unitsNow[cell.machine()] += recent * cell.units();
            likingsNow[cell.machine()] += recent * expected;
            periodUnits[cell.period()] += cell.units();
            periodLikings[cell.period()] += expected;
        }
        for (int m = 0; m < machines; m++) {
            level[m] = likings[m] > 0 && units[m] > 0 ? units[m] / likings[m] : level[m];
            levelNow[m] = shrunk(unitsNow[m], likingsNow[m], level[m]);
            levelUnits[m] = unitsNow[m];
        }
        for (int period = 0; period < periodLevel.length; period++) {
            periodLevel[period] = shrunk(periodUnits[period], periodLikings[period], level[machineOf[period]]);
        }
    }

    private static double shrunk(double units, double likings, double mean) {
        return (units + LEVEL_PRIOR_UNITS) / (likings + LEVEL_PRIOR_UNITS / mean);
    }

    private void likings(int categories) {
        double[] units = new double[likingShape.length];
        double[] exposure = new double[likingShape.length];
        for (Cells.Cell cell : cells) {
            int at = cell.machine() * products + cell.product();
            double weight = Math.exp(-cell.age() / LIKING_MEMORY_DAYS);
            units[at] += weight * cell.units();
            exposure[at] += weight * base(cell) * favour(at) * periodLevel[cell.period()];
        }
        popularity(units, exposure, categories);
        taste(units, exposure);
        for (int at = 0; at < units.length; at++) {
            likingPriorRate[at] = tasteShape / popularity[at % products];
            likingShape[at] = tasteShape + units[at];
            likingRate[at] = likingPriorRate[at] + exposure[at];
        }
    }

    private void popularity(double[] units, double[] exposure, int categories) {
        double[] sold = new double[products];
        double[] expected = new double[products];
        double[] categorySold = new double[categories];
        double[] categoryExpected = new double[categories];
        double all = 0;
        double allExpected = 0;
        for (int at = 0; at < units.length; at++) {
            int product = at % products;
            double weight = 1 / (1 + exposure[at] * popularity[product] / tasteShape);
            sold[product] += weight * units[at];
            expected[product] += weight * exposure[at];
        }
        for (int p = 0; p < products; p++) {
            double weight = 1 / (1 + expected[p] * popularity[p] / FLEET_SHAPE);
            categorySold[category[p]] += weight * sold[p];
            categoryExpected[category[p]] += weight * expected[p];
            all += weight * sold[p];
            allExpected += weight * expected[p];
        }
        double mean = allExpected > 0 && all > 0 ? all / allExpected : 1;
        for (int p = 0; p < products; p++) {
            int c = category[p];
            double kind = (FLEET_SHAPE + categorySold[c]) / (FLEET_SHAPE / mean + categoryExpected[c]);
            popularity[p] = (FLEET_SHAPE + sold[p]) / (FLEET_SHAPE / kind + expected[p]);
        }
    }

    /** Shape of the Gamma of a product's likings between machines, by moments. */
    private void taste(double[] units, double[] exposure) {
        double excess = 0;
        double weight = 0;
        for (int at = 0; at < units.length; at++) {
            double expected = exposure[at] * popularity[at % products];
            double precision = 1 / (1 + expected / tasteShape);
            excess += precision * ((units[at] - expected) * (units[at] - expected) - expected);
            weight += precision * expected * expected;
        }
        double variance = weight > 0 ? excess / weight : 0.25;
        tasteShape = variance <= 0 ? MAX_SHAPE : Math.clamp(1 / variance, MIN_SHAPE, MAX_SHAPE);
    }

    private void effects(boolean last) {
        Ridge ridge = new Ridge(effect.length);
        for (int i = 0; i < facingsAt; i++) {
            ridge.prior(
                    i,
                    effect[i],
                    keys.priors.get(i).logMean(),
                    keys.priors.get(i).logSd());
        }
        prior(ridge, facingsAt, Elasticities.PRIOR.facings());
        prior(ridge, priceAt, Elasticities.PRIOR.price());
        ridge.prior(givenFacingsAt, effect[givenFacingsAt], 0, FAVOUR_SD);
        ridge.prior(givenPlaceAt, effect[givenPlaceAt], 0, FAVOUR_SD);
        for (Cells.Cell cell : cells) {
            add(ridge, cell);
        }
        double[] step = ridge.step();
        for (int i = 0; i < effect.length; i++) {
            effect[i] += Math.clamp(step[i], -LONGEST_STEP, LONGEST_STEP);
        }
        if (last) {
            covariance = ridge.inverse();
        }
    }

    /** One cell's part; a product in several slots feels each row by that row's part of its multiplier. */
    private void add(Ridge ridge, Cells.Cell cell) {
        double mean = base(cell) * liking(cell.machine(), cell.product()) * periodLevel[cell.period()];
        int slots = cell.facings();
        int[] at = new int[2 * slots + 4];
        double[] x = new double[at.length];
        double sum = 0;
        for (int i = 0; i < slots; i++) {
            double multiplier = multiplier(cell, i);
            at[2 * i] = cell.rows()[i];
            at[2 * i + 1] = cell.columns()[i];
            x[2 * i] = multiplier;
            x[2 * i + 1] = multiplier;
            sum += multiplier;
        }
        for (int i = 0; i < 2 * slots; i++) {
            x[i] /= sum;
        }
        at[2 * slots] = facingsAt;
        x[2 * slots] = Math.log(slots);
        at[2 * slots + 1] = priceAt;
        x[2 * slots + 1] = -cell.logPrice();
        int pair = cell.machine() * products + cell.product();
        at[2 * slots + 2] = givenFacingsAt;
        x[2 * slots + 2] = givenFacings[pair];
        at[2 * slots + 3] = givenPlaceAt;
        x[2 * slots + 3] = givenPlace[pair];
        for (int i = 0; i < at.length; i++) {
            ridge.gradient[at[i]] += (cell.units() - mean) * x[i];
            for (int j = 0; j < at.length; j++) {
                ridge.curvature[at[i]][at[j]] += mean * x[i] * x[j];
            }
        }
    }

    private void prior(Ridge ridge, int at, Elasticities.Estimate prior) {
        ridge.prior(at, effect[at], prior.mean(), prior.sd());
    }

    /** How much more than Poisson the units of a cell spread, by moments. */
    private void spread() {
        double excess = 0;
        double weight = 0;
        for (Cells.Cell cell : cells) {
            double mean = base(cell) * liking(cell.machine(), cell.product()) * periodLevel[cell.period()];
            excess += (cell.units() - mean) * (cell.units() - mean) - mean;
            weight += mean * mean;
        }
        dispersion = weight > 0 ? Math.clamp(excess / weight, 0.01, 0.5) : 0.1;
    }
}
