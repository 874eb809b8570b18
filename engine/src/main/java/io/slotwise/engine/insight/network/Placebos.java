package io.slotwise.engine.insight.network;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What the same weeks did to sales that a neighbour cannot touch: what they share is no doing of the neighbour's, and how
 * far they lie apart is the error of what is said of it (Donald and Lang 2007).
 */
record Placebos(List<Presence> all) {
    private static final int FEWEST = 4;

    /** How far sales drift that nothing happened to, where too few placebos tell: a judgement. */
    private static final double USUAL_DRIFT = 0.1;

    private boolean tell() {
        return all.size() >= FEWEST;
    }

    /** The logarithm of what all of them did; 0 where they are too few to tell. */
    double shared() {
        return tell() ? middle() : 0;
    }

    /** The error of the logarithm of an effect, held against what is shared. */
    double error(Presence effect) {
        double drift = drift();
        return Math.sqrt(effect.error() * effect.error() + drift * drift * (tell() ? 1 + 1.0 / all.size() : 1));
    }

    /** The law of an effect over its error. */
    TDistribution law(int weeks) {
        return TDistribution.of((tell() ? all.size() - 1.0 : FEWEST) + weeks / 4.0);
    }

    /** How far the same weeks move what the neighbour cannot touch, beyond chance. */
    private double drift() {
        if (!tell()) {
            return USUAL_DRIFT;
        }
        double middle = middle();
        double over = 0;
        for (Presence one : all) {
            over += (one.log() - middle) * (one.log() - middle) - one.error() * one.error();
        }
        return Math.sqrt(Math.max(0, over / (all.size() - 1)));
    }

    private double middle() {
        double sum = 0;
        double weight = 0;
        for (Presence one : all) {
            double w = 1 / (one.error() * one.error() + USUAL_DRIFT * USUAL_DRIFT);
            sum += w * one.log();
            weight += w;
        }
        return sum / weight;
    }
}
