package io.slotwise.testbed.world;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.shopper.Draws;
import io.slotwise.testbed.shopper.Sight;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How well each slot of a machine is truly seen, by the layout knob; 1 on average over a cabinet. */
final class TrueSight implements Sight {
    private static final double EYE_HEIGHT_CM = 145;
    private static final double HEIGHT_SCALE_CM = 65;
    private static final double COLUMN_PART = 0.4;
    private static final int SPOTS = 5;
    private static final double SPOT_SIZE = 0.22;

    private final Knobs.Layout.Shape shape;
    private final Map<Integer, double[][]> weights = new HashMap<>();

    TrueSight(Knobs.Layout layout, long seed, Collection<Planogram> planograms) {
        shape = layout.shape();
        for (Planogram planogram : planograms) {
            Cabinet cabinet = planogram.cabinet();
            double[][] weight = new double[cabinet.rows().size()][cabinet.columns()];
            for (int row = 0; row < weight.length; row++) {
                for (int column = 0; column < weight[row].length; column++) {
                    double brightness = brightness(cabinet, row, column, Draws.seed(seed, cabinet.index()));
                    weight[row][column] = StrictMath.pow(layout.strength(), brightness);
                }
            }
            normalise(weight);
            weights.put(cabinet.index(), weight);
        }
    }

    @Override
    public double weight(int cabinetIndex, Slot slot) {
        if (shape == Knobs.Layout.Shape.NONE) {
            return 1;
        }
        double[] row = java.util.Objects.requireNonNull(weights.get(cabinetIndex))[
                slot.position().row()];
        double sum = 0;
        for (int column = slot.position().column(); column < slot.endColumn(); column++) {
            sum += row[column];
        }
        return sum;
    }

    private double brightness(Cabinet cabinet, int row, int column, long seed) {
        double x = (column + 0.5) / cabinet.columns();
        double y = (row + 0.5) / cabinet.rows().size();
        return switch (shape) {
            case NONE -> 0;
            case SEPARABLE -> byHeight(cabinet, row, y) + COLUMN_PART * (1 - Math.abs(2 * x - 1));
            case SPOTS -> spots(x, y, seed);
        };
    }

    private static double byHeight(Cabinet cabinet, int row, double y) {
        Integer centre = cabinet.rows().get(row).centreHeightCm();
        double height = centre == null ? EYE_HEIGHT_CM + 20 - 120 * y : centre;
        double off = (height - EYE_HEIGHT_CM) / HEIGHT_SCALE_CM;
        return StrictMath.exp(-off * off);
    }

    /** Bumps and dents at random places, some of them along diagonals. */
    private static double spots(double x, double y, long seed) {
        double sum = 0;
        for (int i = 0; i < SPOTS; i++) {
            double dx = (x - Draws.uniform(seed, 3L * i)) / SPOT_SIZE;
            double dy = (y - Draws.uniform(seed, 3L * i + 1)) / SPOT_SIZE;
            double sign = i % 2 == 0 ? 1 : -1;
            sum += sign * StrictMath.exp(-(dx * dx + dy * dy) / 2);
        }
        return sum;
    }

    private static void normalise(double[][] weight) {
        double sum = 0;
        int count = 0;
        for (double[] row : weight) {
            for (double one : row) {
                sum += one;
                count++;
            }
        }
        for (double[] row : weight) {
            for (int column = 0; column < row.length; column++) {
                row[column] *= count / sum;
            }
        }
    }
}
