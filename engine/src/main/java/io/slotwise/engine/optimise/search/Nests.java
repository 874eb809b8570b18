package io.slotwise.engine.optimise.search;

/**
 * Products that share shoppers by category, around a pivot: what the sum over products leaves out when attraction
 * comes into a category or goes out of it. See {@link io.slotwise.engine.value.slot.Pivot}.
 *
 * @param of the category of each product
 * @param attraction of a product by pattern
 * @param slope what a product wins for each relative growth of the demand for it, to first order
 * @param bend the same to second order
 */
public record Nests(int[] of, Shares shares, PatternWorth attraction, PatternWorth slope, PatternWorth bend) {
    /**
     * By category.
     *
     * @param sum of attractions at the pivot
     * @param outside attraction of going without
     * @param room {@code W · room ÷ (W + outside)} is what attraction {@code W} sells
     * @param pull what the sums over products are charged for a unit of attraction
     * @param machineOutside attraction of going without the machine
     */
    public record Shares(double[] sum, double[] outside, double[] room, double[] pull, double machineOutside) {
        double total() {
            double total = 0;
            for (int c = 0; c < sum.length; c++) {
                total += sum[c] * room[c] / (sum[c] + outside[c]);
            }
            return total;
        }
    }
}
