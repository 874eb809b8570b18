package io.slotwise.engine.value.choice;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.engine.value.evidence.Priors;
import io.slotwise.engine.zones.PositionEffects;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** One way the world may be: a value for everything that is uncertain. The expected one, or a posterior draw. */
public final class Belief {
    private static final int FACINGS = 0;
    private static final int LOST = 1;
    private static final int PRICE = 2;
    private static final int LEVEL = 3;
    private static final int TOGETHER = 4;
    private static final int ROWS = 8;
    private static final int COLUMNS = 64;
    private static final int PRODUCTS = 192;
    private static final int SLOTS = 1216;
    private static final int FACINGS_OF = 2240;
    private static final int PRICE_OF = 3264;
    private static final double MAX_FACINGS_ELASTICITY = 0.6;

    /** Elasticity of every product's attraction in its number of facings. */
    public final double[] facings;

    /** Elasticity of every product's attraction in its price at the list price, as a positive number. */
    public final double[] price;

    /** Share of a small change in a category's attraction that changes what the category sells. */
    public final double nestOwn;

    /** Share of a small change in the machine's attraction that changes what the machine sells. */
    public final double machineOwn;

    /** What every slot multiplies sales by. */
    public final double[] multiplier;

    /** The mean of the multipliers: that of a slot unknown. */
    public final double usualMultiplier;

    /** Units per day of every product, as today. */
    public final double[] rate;

    /** Dispersion of every product's demand between visits. */
    public final double[] dispersion;

    /** What pairs of companions are worth, over what is expected of them. */
    public final double together;

    private Belief(Layout layout, double lost, double together, double[] multiplier) {
        this.together = together;
        double within = layout.evidence.elasticities().within();
        nestOwn = Math.exp(within * Math.log(lost));
        machineOwn = Math.exp((1 - within) * Math.log(lost));
        this.multiplier = multiplier;
        double sum = 0;
        for (double one : multiplier) {
            sum += one;
        }
        usualMultiplier = sum / multiplier.length;
        facings = new double[layout.rate.length];
        price = new double[layout.rate.length];
        rate = new double[layout.rate.length];
        dispersion = new double[layout.rate.length];
    }

    /** Everything at its mean; demand then spreads by what is not known of its rate as well. */
    public static Belief expected(Layout layout) {
        Belief belief = new Belief(
                layout,
                lost(layout.evidence.elasticities().lostLogit().mean()),
                1,
                multipliers(layout, dimension -> 0));
        for (int p = 0; p < belief.rate.length; p++) {
            belief.facings[p] = layout.evidence.elasticities().facings().mean();
            belief.price[p] = layout.evidence.elasticities().price().mean();
            belief.rate[p] = layout.rate[p];
            belief.dispersion[p] = layout.dispersion + 1 / layout.rateShape[p];
        }
        return belief;
    }

    /** The posterior draw of a number; equal numbers give equal draws whatever the planogram. */
    public static Belief draw(Layout layout, int draw, int draws) {
        Normals normals = Normals.of(draws);
        return draw(layout, dimension -> normals.score(draw, dimension));
    }

    /** The posterior draw that standard normal scores stand for, one for each dimension of the belief. */
    public static Belief draw(Layout layout, IntToDoubleFunction scores) {
        Elasticities elasticities = layout.evidence.elasticities();
        double facings = drawn(elasticities.facings(), scores.applyAsDouble(FACINGS));
        double price = drawn(elasticities.price(), scores.applyAsDouble(PRICE));
        Belief belief = new Belief(
                layout,
                lost(drawn(elasticities.lostLogit(), scores.applyAsDouble(LOST))),
                Math.max(0, 1 + Priors.TOGETHER_SD * scores.applyAsDouble(TOGETHER)),
                multipliers(layout, scores));
        double levelSd = layout.evidence.rates().levelSd();
        double level = Math.exp(levelSd * scores.applyAsDouble(LEVEL) - levelSd * levelSd / 2);
        for (int p = 0; p < belief.rate.length; p++) {
            belief.facings[p] = Math.clamp(
                    facings + Priors.FACINGS_BETWEEN * scores.applyAsDouble(FACINGS_OF + p), 0, MAX_FACINGS_ELASTICITY);
            belief.price[p] = Math.max(0, price + Priors.PRICE_BETWEEN * scores.applyAsDouble(PRICE_OF + p));
            belief.rate[p] =
                    level * layout.rate[p] * gammaOverMean(layout.rateShape[p], scores.applyAsDouble(PRODUCTS + p));
            belief.dispersion[p] = layout.dispersion;
        }
        return belief;
    }

    private static double drawn(Elasticities.Estimate estimate, double score) {
        return estimate.mean() + estimate.sd() * score;
    }

    private static double lost(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** A Gamma variate over its mean from a normal score (Wilson and Hilferty 1931). */
    private static double gammaOverMean(double shape, double score) {
        double root = 1 - 1 / (9 * shape) + score / (3 * Math.sqrt(shape));
        return root <= 0 ? 0 : root * root * root;
    }

    private static double[] multipliers(Layout layout, IntToDoubleFunction scores) {
        double[] multipliers = new double[layout.slots];
        int at = 0;
        for (Planogram planogram : layout.evidence.machine().planograms()) {
            PositionEffects effects = layout.isInQuestion(planogram)
                    ? layout.evidence.positions()
                    : PositionEffects.prior(planogram.cabinet());
            double[] rows = factors(effects.rows(), scores, ROWS);
            double[] columns = factors(effects.columns(), scores, COLUMNS);
            for (Slot slot : planogram.slots()) {
                double own = Priors.SLOT_SD * scores.applyAsDouble(SLOTS + at);
                multipliers[at++] =
                        rows[slot.position().row()] * columns[slot.position().column()] * Math.exp(own);
            }
        }
        return multipliers;
    }

    private static double[] factors(List<PositionEffects.Effect> effects, IntToDoubleFunction scores, int dimension) {
        double[] factors = new double[effects.size()];
        for (int i = 0; i < factors.length; i++) {
            PositionEffects.Effect effect = effects.get(i);
            factors[i] = Math.exp(effect.logMean() + effect.logSd() * scores.applyAsDouble(dimension + i));
        }
        return factors;
    }
}
