package io.slotwise.engine.insight.experiment;

import io.slotwise.engine.value.money.Normal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How what was predicted compares with what came, over many plans: realised = slope × predicted, by least squares weighted
 * with how exactly each was measured, and how often the 80 % interval of the difference held. A slope of 1 means that
 * predictions can be taken as they are, .5 that half of them comes true.
 *
 * @param plans that were measured
 * @param slope of realised on predicted
 * @param slopeLow end of its 80 % interval
 * @param slopeHigh end of its 80 % interval
 * @param covered share of plans whose realised worth lay within its 80 % interval, chance in the measurement counted
 */
public record Calibration(
        int plans, double predicted, double realised, double slope, double slopeLow, double slopeHigh, double covered) {
    /** Plans that are needed to say anything. */
    public static final int FEWEST = 5;

    /** One plan: money a week, with the 80 % interval that was predicted. */
    public record Pair(double predicted, double predictedLow, double predictedHigh, Realised realised) {
        double spread() {
            double said = (predictedHigh - predictedLow) / 2 / Normal.EIGHTY_PERCENT;
            return Math.hypot(said, realised.error());
        }
    }

    /** Null where fewer than {@value #FEWEST} plans were measured, or none was expected to bring anything. */
    public static @Nullable Calibration of(List<Pair> pairs) {
        double weighted = 0;
        double squares = 0;
        double predicted = 0;
        double realised = 0;
        int within = 0;
        for (Pair pair : pairs) {
            double spread = Math.max(pair.spread(), 1e-9);
            double weight = 1 / (spread * spread);
            weighted += weight * pair.predicted() * pair.realised().perWeek();
            squares += weight * pair.predicted() * pair.predicted();
            predicted += pair.predicted();
            realised += pair.realised().perWeek();
            within += Math.abs(pair.realised().perWeek() - pair.predicted()) <= Normal.EIGHTY_PERCENT * spread ? 1 : 0;
        }
        if (pairs.size() < FEWEST || squares == 0) {
            return null;
        }
        double slope = weighted / squares;
        double half = Normal.EIGHTY_PERCENT / Math.sqrt(squares);
        return new Calibration(
                pairs.size(), predicted, realised, slope, slope - half, slope + half, (double) within / pairs.size());
    }
}
