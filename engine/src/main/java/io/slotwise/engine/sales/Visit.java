package io.slotwise.engine.sales;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A visit of the driver, who fills every slot up to par unless stock events say otherwise.
 *
 * @param type the operator's word, such as {@code routine}; {@code ""} when unknown
 * @param minutes on site; absent means unknown
 */
public record Visit(
        LocalDate date,
        @Nullable LocalTime time,
        String deviceId,
        String type,
        @Nullable Integer minutes) {}
