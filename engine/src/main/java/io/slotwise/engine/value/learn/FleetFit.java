package io.slotwise.engine.value.learn;

import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.engine.zones.PositionEffects;
import java.util.List;

/**
 * Fits one multiplicative model to a fleet's cells: units = days in stock × level of the machine in that stretch of
 * time × liking of the product on the machine × mean of the slots' row × column × facings^β × e^(−η (price ÷ list − 1))
 * × what the rest of the category leaves.
 *
 * <p>Likings are Gamma around what the fleet thinks of the product, which is Gamma around its category (a two-level
 * Gamma–Poisson, Morris 1983); the few log-linear effects have normal priors and are found by Newton steps on a
 * negative binomial likelihood (McCullagh and Nelder 1989). Because liking and level are fitted beside them, what moves
 * an effect is the same product on the same machine in another slot, at another price or with other facings, against the rest of the machine at the same time: differences in differences. Operators give
 * what sells more room and better places; the mean room and place of each product on each machine stand in the model
 * (Mundlak 1978), so that this is not taken for an effect of room and place.
 */
final class FleetFit {
    private static final int ROUNDS = 30;
    private static final double FLEET_SHAPE = 2.5;
    private static final double MIN_SHAPE = 1;
    private static final double MAX_SHAPE = 40;
    private static final double LONGEST_STEP = 0.3;
    private static final double MIN_DISPERSION = 0.01;
    private static final double MAX_DISPERSION = 0.5;

    private final List<MachineFit> machines;
    private final int[] category;
    private final Common common;

    /** What is thought of a product of a category of which nothing is known, by category. */
    final double[] kind;

    /** The same without a category. */
    double usual = 1;

    private FleetFit(List<MachineFit> machines, int[] category, int categories, Common common) {
        this.machines = machines;
        this.category = category;
        this.common = common;
        kind = new double[categories];
        java.util.Arrays.fill(kind, 1);
    }

    /** Fits the machines and what they have in common. */
    static FleetFit of(List<MachineFit> machines, int[] category, int categories, Common common) {
        FleetFit fit = new FleetFit(machines, category, categories, common);
        for (int round = 0; round < ROUNDS; round++) {
            fit.round(round == ROUNDS - 1);
        }
        machines.forEach(machine -> machine.levels(common));
        common.weeklyNoise = WeeklyNoise.of(machines, common);
        return fit;
    }

    private void round(boolean last) {
        usualPlace();
        for (MachineFit machine : machines) {
            machine.prepare(common);
            machine.levels(common);
            machine.gather(common);
        }
        usualLevel();
        popularity();
        taste();
        machines.forEach(machine -> machine.likings(common));
        effects(last);
        spread();
    }

    private void usualPlace() {
        double sum = 0;
        double days = 0;
        for (MachineFit machine : machines) {
            for (Cells.Cell cell : machine.cells) {
                sum += cell.days() * Math.log(MachineFit.meanMultiplier(cell, common));
                days += cell.days();
            }
        }
        common.usualPlace = days > 0 ? sum / days : 0;
    }

    private void usualLevel() {
        double logs = 0;
        int seen = 0;
        for (MachineFit machine : machines) {
            if (!machine.cells.isEmpty()) {
                logs += Math.log(machine.level);
                seen++;
            }
        }
        common.usualLevel = seen > 0 ? Math.exp(logs / seen) : Common.USUAL_LEVEL;
    }

    private void popularity() {
        double[] sold = new double[category.length];
        double[] expected = new double[category.length];
        for (MachineFit machine : machines) {
            for (int p = 0; p < category.length; p++) {
                double weight = 1 / (1 + machine.exposure[p] * common.popularity[p] / common.tasteShape);
                sold[p] += weight * machine.units[p];
                expected[p] += weight * machine.exposure[p];
            }
        }
        double[] kindSold = new double[kind.length];
        double[] kindExpected = new double[kind.length];
        double all = 0;
        double allExpected = 0;
        for (int p = 0; p < category.length; p++) {
            double weight = 1 / (1 + expected[p] * common.popularity[p] / FLEET_SHAPE);
            kindSold[category[p]] += weight * sold[p];
            kindExpected[category[p]] += weight * expected[p];
            all += weight * sold[p];
            allExpected += weight * expected[p];
        }
        usual = allExpected > 0 && all > 0 ? all / allExpected : 1;
        for (int c = 0; c < kind.length; c++) {
            kind[c] = (FLEET_SHAPE + kindSold[c]) / (FLEET_SHAPE / usual + kindExpected[c]);
        }
        for (int p = 0; p < category.length; p++) {
            common.popularity[p] = (FLEET_SHAPE + sold[p]) / (FLEET_SHAPE / kind[category[p]] + expected[p]);
        }
    }

    /** Shape of the Gamma of a product's likings between machines, by moments. */
    private void taste() {
        double excess = 0;
        double weight = 0;
        for (MachineFit machine : machines) {
            for (int p = 0; p < category.length; p++) {
                double expected = machine.exposure[p] * common.popularity[p];
                double error = machine.units[p] - expected;
                double precision = 1 / (1 + expected / common.tasteShape);
                excess += precision * (error * error - expected);
                weight += precision * expected * expected;
            }
        }
        double variance = weight > 0 ? excess / weight : 0.25;
        common.tasteShape = variance <= 0 ? MAX_SHAPE : Math.clamp(1 / variance, MIN_SHAPE, MAX_SHAPE);
    }

    private void effects(boolean last) {
        int places = common.place.length;
        Ridge ridge = new Ridge(places + Common.OTHERS);
        for (int i = 0; i < places; i++) {
            PositionEffects.Effect prior = common.keys.priors.get(i);
            ridge.prior(i, common.place[i], prior.logMean(), prior.logSd());
        }
        for (int i = 0; i < Common.OTHERS; i++) {
            Elasticities.Estimate prior = Common.prior(i);
            ridge.prior(places + i, common.other[i], prior.mean(), prior.sd());
        }
        for (MachineFit machine : machines) {
            for (Cells.Cell cell : machine.cells) {
                add(ridge, machine, cell);
            }
        }
        double[] step = ridge.step();
        for (int i = 0; i < step.length; i++) {
            double part = Math.clamp(step[i], -LONGEST_STEP, LONGEST_STEP);
            if (i < places) {
                common.place[i] += part;
            } else {
                common.other[i - places] += part;
            }
        }
        if (last) {
            common.covariance = ridge.inverse();
        }
    }

    /** One cell's part; a product in several slots feels each row by that row's part of its multiplier. */
    private void add(Ridge ridge, MachineFit machine, Cells.Cell cell) {
        double mean = machine.expected(cell, common);
        int slots = cell.facings();
        int[] at = new int[2 * slots + Common.OTHERS];
        double[] x = new double[at.length];
        double sum = slots * MachineFit.meanMultiplier(cell, common);
        for (int i = 0; i < slots; i++) {
            at[2 * i] = cell.rows()[i];
            at[2 * i + 1] = cell.columns()[i];
            x[2 * i] = MachineFit.multiplier(cell, i, common) / sum;
            x[2 * i + 1] = x[2 * i];
        }
        for (int i = 0; i < Common.OTHERS; i++) {
            at[2 * slots + i] = common.place.length + i;
        }
        x[2 * slots + Common.FACINGS] = Math.log(slots);
        x[2 * slots + Common.PRICE] = -cell.price();
        x[2 * slots + Common.GIVEN_FACINGS] = machine.givenFacings[cell.product()];
        x[2 * slots + Common.GIVEN_PLACE] = machine.givenPlace[cell.product()];
        x[2 * slots + Common.ROOM] = machine.room(cell, common);
        double precision = 1 / (1 + common.dispersion * mean);
        for (int i = 0; i < at.length; i++) {
            ridge.gradient[at[i]] += precision * (cell.units() - mean) * x[i];
            for (int j = 0; j < at.length; j++) {
                ridge.curvature[at[i]][at[j]] += precision * mean * x[i] * x[j];
            }
        }
    }

    /** How much more than Poisson the units of a cell spread, by moments. */
    private void spread() {
        double excess = 0;
        double weight = 0;
        for (MachineFit machine : machines) {
            for (Cells.Cell cell : machine.cells) {
                double mean = machine.expected(cell, common);
                excess += (cell.units() - mean) * (cell.units() - mean) - mean;
                weight += mean * mean;
            }
        }
        common.dispersion = weight > 0 ? Math.clamp(excess / weight, MIN_DISPERSION, MAX_DISPERSION) : 0.1;
    }
}
