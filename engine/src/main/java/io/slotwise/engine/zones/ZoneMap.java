package io.slotwise.engine.zones;

import io.slotwise.engine.model.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sells where in a cabinet, seen two ways: as observed, which mostly shows what stands there, and adjusted
 * for the products, which shows what the place itself does.
 *
 * @param zones the zone of each row, from A down
 * @param observed every slot in which something sold or stood
 * @param byZone the observed slots summed up, for the zones that the cabinet has
 * @param effects beliefs about rows and columns: learnt where identifiable, else the prior
 * @param rows multipliers of the rows, from A down, with 80 % intervals
 * @param columns multipliers of the columns, from the left
 * @param identifiable whether enough products were seen in two rows to tell place from product
 * @param productsInTwoRows how many were
 * @param reason a sentence why nothing could be learnt, otherwise null
 */
public record ZoneMap(
        List<Zone> zones,
        List<Observed> observed,
        Map<Zone, Observed.OfZone> byZone,
        PositionEffects effects,
        List<Multiplier> rows,
        List<Multiplier> columns,
        boolean identifiable,
        int productsInTwoRows,
        @Nullable String reason) {
    public ZoneMap {
        zones = List.copyOf(zones);
        observed = List.copyOf(observed);
        byZone = Map.copyOf(byZone);
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** What the place does to sales, for any slot: the product of its row's and its column's mean. */
    public double multiplier(Position position) {
        return rows.get(position.row()).mean() * columns.get(position.column()).mean();
    }

    /**
     * One slot as it was.
     *
     * @param unitsPerDay over all days from the machine's first to its last sale
     * @param revenuePerDay in the operator's currency; sales of unknown price count nothing
     * @param index units per day against the mean of the cabinet's slots, 1 for average
     */
    public record Observed(
            Position position, Zone zone, int units, int days, double unitsPerDay, double revenuePerDay, double index) {
        /** The slots of one zone together; the index is that of its mean slot. */
        public record OfZone(
                int slots, int units, double unitsPerDayAndSlot, double revenuePerDayAndSlot, double index) {}
    }

    /** A factor on sales with its 80 % interval; 1 changes nothing. */
    public record Multiplier(double mean, double low, double high) {}
}
