package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.count.CountLoss;
import io.slotwise.engine.demand.fleet.Forecasts;
import java.util.List;

/**
 * How good some cells are.
 *
 * @param deviance mean Poisson deviance
 * @param wape sum of absolute errors ÷ sum of units; meaningless where most cells are zero
 * @param pinball mean over cells, by quantile of {@link Forecasts#QUANTILES}; empty without quantiles
 * @param coverage share of cells at or below each quantile; empty without quantiles
 */
public record Score(int cells, double deviance, double wape, double[] pinball, double[] coverage) {
    public static Score of(List<Backtest.Cell> cells) {
        double deviance = 0;
        double error = 0;
        double units = 0;
        int levels = cells.isEmpty() ? 0 : cells.getFirst().quantiles().length;
        double[] quantileLevels = Forecasts.quantileLevels();
        double[] pinball = new double[levels];
        double[] coverage = new double[levels];
        for (Backtest.Cell cell : cells) {
            deviance += CountLoss.deviance(cell.actual(), cell.mean()) / cells.size();
            error += Math.abs(cell.actual() - cell.mean());
            units += cell.actual();
            for (int q = 0; q < levels; q++) {
                double at = cell.quantiles()[q];
                pinball[q] += CountLoss.pinball(cell.actual(), at, quantileLevels[q]) / cells.size();
                coverage[q] += (cell.actual() <= at ? 1.0 : 0.0) / cells.size();
            }
        }
        return new Score(cells.size(), deviance, error / units, pinball, coverage);
    }
}
