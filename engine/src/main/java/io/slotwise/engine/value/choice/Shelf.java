package io.slotwise.engine.value.choice;

import java.util.Arrays;

/** What stands on a machine: by slot, and counted by product. */
public final class Shelf {
    public final int[] productAt;
    public final double[] stockAt;
    public final double[] priceAt;
    public final int[] facings;
    public final double[] stock;
    public final double[] priceSum;
    private final double[] price;

    /** @param productAt by slot, {@link Layout#NONE} where empty */
    Shelf(int products, int[] productAt, double[] stockAt, double[] priceAt) {
        this.productAt = productAt;
        this.stockAt = stockAt;
        this.priceAt = priceAt;
        facings = new int[products];
        stock = new double[products];
        priceSum = new double[products];
        price = new double[products];
        for (int s = 0; s < productAt.length; s++) {
            int p = productAt[s];
            if (p != Layout.NONE) {
                facings[p]++;
                stock[p] += stockAt[s];
                priceSum[p] += priceAt[s];
            }
        }
        for (int p = 0; p < products; p++) {
            price[p] = priceSum[p] / facings[p];
        }
    }

    /** Mean over the slots of a product that stands. */
    public double price(int product) {
        return price[product];
    }

    /** Whether the same products stand at the same prices in the same amounts everywhere. */
    public boolean sameAs(Shelf other) {
        return Arrays.equals(productAt, other.productAt)
                && Arrays.equals(stockAt, other.stockAt)
                && Arrays.equals(priceAt, other.priceAt);
    }
}
