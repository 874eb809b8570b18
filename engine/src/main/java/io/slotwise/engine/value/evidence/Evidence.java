package io.slotwise.engine.value.evidence;

import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.zones.PositionEffects;
import java.util.List;

/**
 * All that the value of a planogram is judged by: the machine as it stands today, what may stand there, and
 * what is known of demand and positions.
 *
 * @param machine with today's planograms, to which the rates belong
 * @param cabinetIndex the cabinet whose planogram is in question; the others stay as they are
 * @param positions of that cabinet
 * @param companions products that are bought together; others in the catalogue are not known to be
 */
public record Evidence(
        Machine machine,
        int cabinetIndex,
        Catalogue catalogue,
        Rates rates,
        PositionEffects positions,
        Elasticities elasticities,
        List<Companions> companions) {
    public Evidence {
        machine.planogram(cabinetIndex);
        companions = List.copyOf(companions);
    }

    /** Without anything known to be bought together. */
    public Evidence(
            Machine machine,
            int cabinetIndex,
            Catalogue catalogue,
            Rates rates,
            PositionEffects positions,
            Elasticities elasticities) {
        this(machine, cabinetIndex, catalogue, rates, positions, elasticities, List.of());
    }

    /** The same, with other companions. */
    public Evidence with(List<Companions> others) {
        return new Evidence(machine, cabinetIndex, catalogue, rates, positions, elasticities, others);
    }

    /** With what is usually believed of rows, columns and shoppers. */
    public static Evidence of(Machine machine, int cabinetIndex, Catalogue catalogue, Rates rates) {
        return new Evidence(
                machine,
                cabinetIndex,
                catalogue,
                rates,
                PositionEffects.prior(machine.planogram(cabinetIndex).cabinet()),
                Elasticities.PRIOR);
    }
}
