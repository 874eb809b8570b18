package io.slotwise.engine.zones;

import io.slotwise.engine.model.Cabinet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much a row and a column multiply what a product sells, relative to the cabinet's middle: one normal
 * belief about a log-multiplier for each.
 *
 * @param rows from A down
 * @param columns from the left
 * @param priorShare how much of these beliefs is prior and not learnt, 0 to 1
 */
public record PositionEffects(List<Effect> rows, List<Effect> columns, double priorShare) {
    /** A belief about one log-multiplier: normal, with mean and standard deviation. */
    public record Effect(double logMean, double logSd) {
        public Effect {
            if (!(Math.abs(logMean) <= MAX_LOG && logSd >= 0 && logSd <= MAX_LOG)) {
                throw new IllegalArgumentException(
                        "The position effect (%s ± %s) must be within ±%s.".formatted(logMean, logSd, MAX_LOG));
            }
        }
    }

    private static final double MAX_LOG = 3;

    /**
     * Log-multipliers of the zones A to D: 1.39 from the best to the worst, as Drèze, Hoch and Purk (1994)
     * found on supermarket shelves (a recalled figure, for another kind of shelf: hence the spread below).
     */
    private static final Map<Zone, Double> ZONE_LOG = Map.of(Zone.A, 0.14, Zone.B, 0.08, Zone.C, -0.05, Zone.D, -0.19);

    private static final double ROW_SD = 0.15;

    /** The middle columns against the outermost: 1.15 in total, from the same study. */
    private static final double COLUMN_LOG = 0.14;

    private static final double COLUMN_SD = 0.05;

    public PositionEffects {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** What is believed before any sale was seen. */
    public static PositionEffects prior(Cabinet cabinet) {
        List<Effect> rows = IntStream.range(0, cabinet.rows().size())
                .mapToObj(row -> new Effect(ZONE_LOG.getOrDefault(Zone.of(cabinet, row), 0.0), ROW_SD))
                .toList();
        double middle = (cabinet.columns() - 1) / 2.0;
        List<Effect> columns = IntStream.range(0, cabinet.columns())
                .mapToObj(column -> new Effect(columnLog(column, middle), COLUMN_SD))
                .toList();
        return new PositionEffects(rows, columns, 1);
    }

    /** No position differs from another, and that is certain. */
    public static PositionEffects none(Cabinet cabinet) {
        Effect nothing = new Effect(0, 0);
        return new PositionEffects(
                IntStream.range(0, cabinet.rows().size())
                        .mapToObj(index -> nothing)
                        .toList(),
                IntStream.range(0, cabinet.columns()).mapToObj(index -> nothing).toList(),
                0);
    }

    private static double columnLog(int column, double middle) {
        double away = middle == 0 ? 0 : Math.abs(column - middle) / middle;
        return COLUMN_LOG * (0.5 - away);
    }
}
