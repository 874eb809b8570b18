package io.slotwise.engine.optimise.search;

/**
 * The worth of every product by facings, stock and mean multiplier, worked out when first asked for: exact in
 * facings and stock, linear between {@value #KNOTS} points of the multiplier. The worth is nearly linear there,
 * so that the error is below a thousandth of a product's worth. Not safe to share between threads.
 */
public final class Tables {
    public static final int KNOTS = 6;

    private final PatternWorth worth;
    private final double low;
    private final double step;
    private final int mostStock;
    private final double[][] rows;
    private final int perProduct;

    Tables(PatternWorth worth, int products, int mostFacings, int mostStock, double lowest, double highest) {
        this.worth = worth;
        this.mostStock = mostStock;
        low = lowest;
        step = Math.max(highest - lowest, 1e-6) / (KNOTS - 1);
        perProduct = (mostFacings + 1) * (mostStock + 1);
        rows = new double[products * perProduct][];
    }

    /** The worth of a pattern; 0 facings are worth nothing. */
    double at(int product, int facings, double multipliers, int stock) {
        if (facings == 0) {
            return 0;
        }
        double[] row = row(product, facings, stock);
        double x = (multipliers / facings - low) / step;
        int knot = x <= 0 ? 0 : x >= KNOTS - 1 ? KNOTS - 2 : (int) x;
        double left = row[knot];
        return left + (x - knot) * (row[knot + 1] - left);
    }

    /** The worths at the knots of the mean multiplier. */
    double[] row(int product, int facings, int stock) {
        int at = product * perProduct + facings * (mostStock + 1) + stock;
        double[] row = rows[at];
        if (row == null) {
            row = new double[KNOTS];
            for (int knot = 0; knot < KNOTS; knot++) {
                row[knot] = worth.of(product, facings, facings * knot(knot), stock);
            }
            rows[at] = row;
        }
        return row;
    }

    /** The mean multiplier of a knot. */
    double knot(int knot) {
        return low + knot * step;
    }
}
