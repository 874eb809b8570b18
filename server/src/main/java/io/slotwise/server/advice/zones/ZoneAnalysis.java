package io.slotwise.server.advice.zones;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.server.advice.Impact;
import io.slotwise.server.advice.MoneyPerWeek;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sells where and what follows from it, as callers see it.
 *
 * @param zoneAssignments positions of the slots by zone, {@code A} (eye level) to {@code D}
 * @param expectedImpact of all key moves together
 * @param observed what each slot sold, whatever stood there; empty without sales by slot
 * @param adjusted what the place itself does, whatever stands there
 * @param identifiable whether that was learnt here; else it is what is usual
 * @param reason why nothing could be learnt, otherwise absent
 */
public record ZoneAnalysis(
        Map<String, List<Position>> zoneAssignments,
        Impact expectedImpact,
        List<KeyMove> keyMoves,
        Visualization visualizationData,
        List<Observed> observed,
        Adjusted adjusted,
        boolean identifiable,
        @Nullable String reason) {
    /**
     * One exchange of two slots, or a move into an empty one.
     *
     * @param type {@code swap} or {@code move}
     * @param with the other slot
     * @param valuePerWeek on the planogram that the moves before it leave
     * @param reason the part of the weekly money that it moves most
     */
    public record KeyMove(
            int order,
            String type,
            Position position,
            Position with,
            String productId,
            @Nullable String withProductId,
            String change,
            MoneyPerWeek valuePerWeek,
            String reason) {}

    /**
     * What a picture needs.
     *
     * @param basis where the map's figures come from
     * @param heatMap revenue a day of each cell, row by row; a wide slot's is spread evenly over its columns; absent
     *     where there is no slot
     */
    public record Visualization(Basis basis, List<List<@Nullable Money>> heatMap, Map<String, ZoneScore> zoneScores) {}

    /** Where figures come from. */
    public enum Basis {
        STATED,
        SALES,
        EXPECTED
    }

    /**
     * One zone.
     *
     * @param index its revenue per slot in per cent of the cabinet's, 100 where alike
     * @param placeIndex what its places do to sales, whatever stands there, in per cent of the cabinet's mean
     */
    public record ZoneScore(int slots, Money revenuePerSlotDay, double index, double placeIndex) {}

    /** What one slot sold over its days on record. */
    public record Observed(
            Position position,
            String zone,
            int units,
            int days,
            double unitsPerDay,
            Money revenuePerDay,
            double index) {}

    /**
     * What places do.
     *
     * @param priorShare how much of it is what is usual elsewhere, 0 to 1
     */
    public record Adjusted(List<Effect> rows, List<Effect> columns, double priorShare, int productsInTwoRows) {}

    /** A factor on sales with its 80 % interval; {@code place} is a row's letter or a column's number. */
    public record Effect(String place, double multiplier, double low, double high) {}
}
