package io.slotwise.engine.value.learn;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.zones.PositionEffects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows and which columns of a fleet share an effect: rows of about the same height, or of the same letter
 * in cabinets of as many rows where heights are not known; columns as far from the middle.
 */
final class PositionKeys {
    private static final int HEIGHT_STEP_CM = 15;
    private static final int COLUMN_STEPS = 4;

    /** Prior of each effect, rows and columns in one numbering. */
    final List<PositionEffects.Effect> priors = new ArrayList<>();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Cabinet> cabinets = new HashMap<>();

    /** The keys of a fleet that no machine is in yet. */
    PositionKeys() {}

    /** These keys and those of one more machine, whose places they are then asked for. */
    PositionKeys with(Machine machine) {
        PositionKeys keys = new PositionKeys();
        keys.priors.addAll(priors);
        keys.numbers.putAll(numbers);
        for (Planogram planogram : machine.planograms()) {
            keys.add(planogram.cabinet());
        }
        return keys;
    }

    private void add(Cabinet cabinet) {
        cabinets.put(cabinet.index(), cabinet);
        PositionEffects prior = PositionEffects.prior(cabinet);
        for (int row = 0; row < cabinet.rows().size(); row++) {
            number(rowKey(cabinet, row), prior.rows().get(row));
        }
        for (int column = 0; column < cabinet.columns(); column++) {
            number(columnKey(cabinet, column), prior.columns().get(column));
        }
    }

    int row(SlotTimes.Place place) {
        return row(cabinet(place), place.position().row());
    }

    int column(SlotTimes.Place place) {
        return column(cabinet(place), place.position().column());
    }

    int row(Cabinet cabinet, int row) {
        return numbers.getOrDefault(rowKey(cabinet, row), -1);
    }

    int column(Cabinet cabinet, int column) {
        return numbers.getOrDefault(columnKey(cabinet, column), -1);
    }

    private Cabinet cabinet(SlotTimes.Place place) {
        return java.util.Objects.requireNonNull(cabinets.get(place.cabinetIndex()));
    }

    private void number(String key, PositionEffects.Effect prior) {
        if (numbers.putIfAbsent(key, priors.size()) == null) {
            priors.add(prior);
        }
    }

    private static String rowKey(Cabinet cabinet, int row) {
        Integer centreCm = cabinet.rows().get(row).centreHeightCm();
        return centreCm == null
                ? "row %d of %d".formatted(row, cabinet.rows().size())
                : "height %d".formatted(centreCm / HEIGHT_STEP_CM);
    }

    private static String columnKey(Cabinet cabinet, int column) {
        double middle = (cabinet.columns() - 1) / 2.0;
        double away = middle == 0 ? 0 : Math.abs(column - middle) / middle;
        return "away %d".formatted((int) Math.min(COLUMN_STEPS - 1, away * COLUMN_STEPS));
    }
}
