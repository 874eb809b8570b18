package io.slotwise.engine.zones;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.sales.MachineHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Draws the two maps of a cabinet from the past of one machine, or of several with the same grid. */
public final class ZoneMaps {
    /** Fewer products than this seen in two rows of a machine cannot tell a place from what stands there. */
    public static final int PRODUCTS_NEEDED = 30;

    /** The 90th percentile of the standard normal distribution, for intervals of 80 %. */
    private static final double Z80 = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.9);

    private ZoneMaps() {}

    /** One cabinet of a machine, and that machine's past. */
    public record Seen(MachineHistory history, int cabinetIndex, Cabinet cabinet) {}

    /**
     * The maps of a cabinet.
     *
     * @param own the machine in question: the observed map is its own
     * @param others further machines that the adjusted map may learn from; those of another grid are left out
     */
    public static ZoneMap of(Seen own, List<Seen> others) {
        List<Stay> stays = new ArrayList<>(Stays.of(0, own));
        for (int i = 0; i < others.size(); i++) {
            if (sameGrid(own.cabinet(), others.get(i).cabinet())) {
                stays.addAll(Stays.of(i + 1, others.get(i)));
            }
        }
        int moved = Stays.inTwoRows(stays);
        boolean identifiable = moved >= PRODUCTS_NEEDED;
        PositionEffects prior = PositionEffects.prior(own.cabinet());
        PositionEffects effects = identifiable ? WithinProduct.fit(prior, inside(own.cabinet(), stays)) : prior;
        ObservedMap observed = ObservedMap.of(own);
        return new ZoneMap(
                IntStream.range(0, own.cabinet().rows().size())
                        .mapToObj(row -> Zone.of(own.cabinet(), row))
                        .toList(),
                observed.slots(),
                observed.byZone(),
                effects,
                effects.rows().stream().map(ZoneMaps::multiplier).toList(),
                effects.columns().stream().map(ZoneMaps::multiplier).toList(),
                identifiable,
                moved,
                identifiable ? null : reason(moved));
    }

    private static String reason(int moved) {
        return "Not identifiable yet: %d products were seen in two rows of a machine, about %d are needed to tell a place from what stands there; the prior is shown."
                .formatted(moved, PRODUCTS_NEEDED);
    }

    private static ZoneMap.Multiplier multiplier(PositionEffects.Effect effect) {
        double half = Z80 * effect.logSd();
        return new ZoneMap.Multiplier(
                Math.exp(effect.logMean()), Math.exp(effect.logMean() - half), Math.exp(effect.logMean() + half));
    }

    private static boolean sameGrid(Cabinet one, Cabinet other) {
        return one.rows().size() == other.rows().size() && one.columns() == other.columns();
    }

    /** A past planogram may know slots that the grid no longer has. */
    private static List<Stay> inside(Cabinet cabinet, List<Stay> stays) {
        return stays.stream()
                .filter(stay -> stay.row() < cabinet.rows().size() && stay.column() < cabinet.columns())
                .toList();
    }
}
