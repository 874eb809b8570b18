package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Stock;
import java.util.Arrays;

/**
 * What one product sells of several stocks while its demand moves within a span, right to about a thousandth of a unit
 * where the span is wide. Outside of it, or of another stock, they say nothing.
 */
final class StockCurves implements Curves {
    private final int product;
    private final double[] stocks;
    private final double middle;
    private final double inverseReach;
    private final double[] powers;

    /**
     * @param span of the mean demand, above 0 and wider than nothing
     * @param stocks ascending, whole units
     */
    StockCurves(int product, double dispersion, Span span, double[] stocks) {
        this.product = product;
        this.stocks = stocks;
        middle = (span.low() + span.high()) / 2;
        double reach = (span.high() - span.low()) / 2;
        inverseReach = 1 / reach;
        double[][] sold = new double[Chebyshev.POINTS][stocks.length];
        for (int i = 0; i < sold.length; i++) {
            Stock.sold(middle + Chebyshev.point(i) * reach, dispersion, stocks, sold[i]);
        }
        powers = new double[stocks.length * Chebyshev.POINTS];
        double[] values = new double[Chebyshev.POINTS];
        for (int s = 0; s < stocks.length; s++) {
            int size = s;
            Arrays.setAll(values, i -> sold[i][size]);
            Chebyshev.fit(values, powers, s * Chebyshev.POINTS);
        }
    }

    /**
     * From where to where a demand may move.
     *
     * @param low above 0
     * @param high above {@code low}
     */
    record Span(double low, double high) {
        Span times(double factor) {
            return new Span(low * factor, high * factor);
        }
    }

    @Override
    public double sold(int productThere, double mean, double stock) {
        double x = (mean - middle) * inverseReach;
        if (productThere != product || !(Math.abs(x) <= 1)) {
            return Double.NaN;
        }
        for (int s = 0; s < stocks.length; s++) {
            if (stocks[s] == stock) {
                return Chebyshev.value(powers, s * Chebyshev.POINTS, x);
            }
        }
        return Double.NaN;
    }
}
