package io.slotwise.engine.value.week;

/** Sums of {@link io.slotwise.engine.value.choice.Stock} as polynomials, for a tenth of the work. */
sealed interface Curves permits SoldCurves, StockCurves {
    /**
     * Expected units that a stock lets through.
     *
     * @param mean of what is wanted meanwhile
     * @return NaN where that is out of reach
     */
    double sold(int product, double mean, double stock);
}
