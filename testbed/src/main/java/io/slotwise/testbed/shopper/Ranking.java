package io.slotwise.testbed.shopper;

/** The best-liked products of one person, best first; at most a fixed number of them. */
final class Ranking {
    private final int[] product;
    private final double[] surplus;
    private int size;

    Ranking(int longest) {
        product = new int[longest];
        surplus = new double[longest];
    }

    int size() {
        return size;
    }

    int product(int rank) {
        return product[rank];
    }

    /** By how much a product's liking is beyond what one would buy. */
    double surplus(int rank) {
        return surplus[rank];
    }

    void offer(int candidate, double value) {
        if (size == product.length && value <= surplus[size - 1]) {
            return;
        }
        int at = size < product.length ? size++ : size - 1;
        while (at > 0 && surplus[at - 1] < value) {
            surplus[at] = surplus[at - 1];
            product[at] = product[at - 1];
            at--;
        }
        surplus[at] = value;
        product[at] = candidate;
    }
}
