package io.slotwise.engine.value.learn;

import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.engine.zones.PositionEffects;
import java.util.Arrays;

/** What the machines of a fleet have in common: log-linear effects, and how likings and levels spread. */
final class Common {
    /** Elasticity of the number of facings. */
    static final int FACINGS = 0;

    /** Fall of log sales as the price rises by the list price. */
    static final int PRICE = 1;

    /** How much more is thought of a product that was given more room, or a better place (Mundlak 1978). */
    static final int GIVEN_FACINGS = 2;

    static final int GIVEN_PLACE = 3;

    /** What a product gains as the rest of its category shrinks by all of it. */
    static final int ROOM = 4;

    static final int OTHERS = 5;

    private static final double FAVOUR_SD = 0.7;

    /** The rest of the category takes up what does not leave it; the prior is that of the share lost. */
    private static final double LOST = share(Elasticities.PRIOR.lostLogit());

    private static final double LEAST_WITHIN = 0.02;
    private static final double MOST_WITHIN = 0.98;

    final PositionKeys keys;

    /** Log effect of rows and columns, by their number. */
    final double[] place;

    /** The other effects. */
    final double[] other;

    /** Of places, then others; empty while nothing was fitted. */
    double[][] covariance = {};

    /** What the fleet thinks of each product, relative to its likings elsewhere. */
    final double[] popularity;

    /** Shape of the Gamma of a product's likings between machines. */
    double tasteShape = 4;

    /** How much more than Poisson the units of a cell spread: variance m + dispersion · m². */
    double dispersion = 0.1;

    /** Variance of a machine's relative level from week to week. */
    double weeklyNoise = USUAL_WEEKLY_NOISE;

    /** Mean log multiplier of the places in use. */
    double usualPlace;

    /** Units a day of a liking of 1 on the usual machine. */
    double usualLevel = USUAL_LEVEL;

    static final double USUAL_LEVEL = 0.2;
    static final double USUAL_WEEKLY_NOISE = 0.02;

    Common(PositionKeys keys, int products) {
        this.keys = keys;
        place = keys.priors.stream()
                .mapToDouble(PositionEffects.Effect::logMean)
                .toArray();
        other = new double[OTHERS];
        for (int i = 0; i < OTHERS; i++) {
            other[i] = prior(i).mean();
        }
        popularity = new double[products];
        Arrays.fill(popularity, 1);
    }

    /** The same for one machine, which may have places and products that the fleet has not. */
    Common on(PositionKeys ownKeys, double[] ownPopularity) {
        Common own = new Common(ownKeys, ownPopularity.length);
        System.arraycopy(place, 0, own.place, 0, place.length);
        System.arraycopy(other, 0, own.other, 0, OTHERS);
        System.arraycopy(ownPopularity, 0, own.popularity, 0, ownPopularity.length);
        own.covariance = covariance;
        own.tasteShape = tasteShape;
        own.dispersion = dispersion;
        own.weeklyNoise = weeklyNoise;
        own.usualPlace = usualPlace;
        own.usualLevel = usualLevel;
        return own;
    }

    /** What is believed of an effect that is none of a place before anything was seen. */
    static Elasticities.Estimate prior(int other) {
        return switch (other) {
            case FACINGS -> Elasticities.PRIOR.facings();
            case PRICE -> Elasticities.PRIOR.price();
            case ROOM -> roomPrior();
            default -> new Elasticities.Estimate(0, FAVOUR_SD);
        };
    }

    double variance(int number) {
        return covariance[number][number];
    }

    /** How shoppers react. */
    Elasticities elasticities() {
        Elasticities.Estimate lost =
                LostShare.given(Elasticities.PRIOR.lostLogit(), estimate(ROOM), Common.prior(ROOM));
        return new Elasticities(estimate(FACINGS), estimate(PRICE), lost, within(share(lost)));
    }

    /** What is believed of the room, from how much is thought to leave a category. */
    private static Elasticities.Estimate roomPrior() {
        double leaves = Math.pow(LOST, Elasticities.PRIOR.within());
        return new Elasticities.Estimate(
                1 - leaves,
                leaves
                        * Elasticities.PRIOR.within()
                        * (1 - LOST)
                        * Elasticities.PRIOR.lostLogit().sd());
    }

    /** What part of the loss is decided within a category that takes up so much. */
    private double within(double lost) {
        double leaves = Math.clamp(1 - other[ROOM], Math.pow(lost, MOST_WITHIN), Math.pow(lost, LEAST_WITHIN));
        return Math.log(leaves) / Math.log(lost);
    }

    private static double share(Elasticities.Estimate logit) {
        return 1 / (1 + Math.exp(-logit.mean()));
    }

    private Elasticities.Estimate estimate(int at) {
        int number = covariance.length - OTHERS + at;
        return new Elasticities.Estimate(other[at], Math.sqrt(variance(number)));
    }
}
