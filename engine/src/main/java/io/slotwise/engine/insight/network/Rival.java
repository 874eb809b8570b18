package io.slotwise.engine.insight.network;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A machine that loses shoppers to a neighbour.
 *
 * @param deviceId that loses
 * @param neighbourId that takes
 * @param metres between them
 * @param productId of the neighbour that takes; {@code ""} where the whole machine does
 * @param affected what loses: a product id, a category, or {@code ""} for the whole machine
 * @param since first day of the neighbour, absent where it comes and goes
 * @param ratio sales with the neighbour by sales without, below 1
 * @param low lower end of its 90 % interval
 * @param high upper end
 * @param unitsPerWeek that are lost while the neighbour is there, below 0
 * @param weeksWith weeks in which the neighbour was mostly there
 * @param weeksWithout weeks in which it was mostly not
 * @param qValue after paying for all looks
 */
public record Rival(
        Kind kind,
        String deviceId,
        String neighbourId,
        double metres,
        String productId,
        String affected,
        @Nullable LocalDate since,
        double ratio,
        double low,
        double high,
        double unitsPerWeek,
        int weeksWith,
        int weeksWithout,
        double pValue,
        double qValue) {
    /** What gives it away. */
    public enum Kind {
        /** Sales fell when the neighbour opened, or rose when it closed. */
        NEIGHBOUR_OPENED,
        /** Sales fall whenever the neighbour has a product on offer. */
        PRODUCT_NEXT_DOOR
    }

    Rival withQValue(double adjusted) {
        return new Rival(
                kind,
                deviceId,
                neighbourId,
                metres,
                productId,
                affected,
                since,
                ratio,
                low,
                high,
                unitsPerWeek,
                weeksWith,
                weeksWithout,
                pValue,
                adjusted);
    }
}
