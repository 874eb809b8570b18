package io.slotwise.engine.insight.anomaly;

import io.slotwise.engine.model.Position;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One finding with the figures that it rests on.
 *
 * @param productId {@code ""} where the whole machine is meant
 * @param slot where it happened, absent where the product or the machine is meant
 * @param from first day of what was observed
 * @param to last day, inclusive
 * @param observed units in that time; for an outlier the value of its metric
 * @param expected units in that time; for an outlier the median of the others
 * @param low lower end of what 95 % of times like it would show
 * @param high upper end
 * @param unitsPerWeek what it changes, below 0 where sales are missing
 * @param pValue chance of something at least so odd where nothing happened, before looking many times is paid for
 * @param qValue the same after
 * @param clue something on record that may explain it
 */
public record Anomaly(
        Kind kind,
        String deviceId,
        String productId,
        int cabinetIndex,
        @Nullable Position slot,
        LocalDate from,
        LocalDate to,
        double observed,
        double expected,
        double low,
        double high,
        double unitsPerWeek,
        double pValue,
        double qValue,
        Clue clue) {
    /** What kind of oddity. */
    public enum Kind {
        /** The last days sold far more or less than their forecast allows for. */
        OFF_FORECAST,
        /** The level of a machine or product changed on a day and stayed. */
        LEVEL_SHIFT,
        /** A slot on offer stopped selling. */
        SILENT_SLOT,
        /** The level of a machine is unlike that of all others. */
        OUTLIER_LEVEL,
        /** A machine grew or shrank lately unlike all others. */
        OUTLIER_GROWTH
    }

    /** What the records say about the time of the finding. */
    public enum Clue {
        NONE,
        /** The planogram of the slot or machine changed then. */
        PLANOGRAM_CHANGED,
        /** The price changed then. */
        PRICE_CHANGED,
        /** The slot may have sold out: no visit is on record since its last sale. */
        MAYBE_SOLD_OUT
    }

    Anomaly withQValue(double adjusted) {
        return with(pValue, adjusted);
    }

    Anomaly withPValue(double chance) {
        return with(chance, qValue);
    }

    private Anomaly with(double chance, double adjusted) {
        return new Anomaly(
                kind,
                deviceId,
                productId,
                cabinetIndex,
                slot,
                from,
                to,
                observed,
                expected,
                low,
                high,
                unitsPerWeek,
                chance,
                adjusted,
                clue);
    }
}
