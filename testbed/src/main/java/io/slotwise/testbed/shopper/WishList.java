package io.slotwise.testbed.shopper;

import java.util.Arrays;

/**
 * What one or many errands are for: runs of wishes, each with what it takes to be fulfilled. Grows as needed;
 * primitive columns, because a panel holds hundreds of thousands.
 */
public final class WishList {
    private static final int START = 1 << 10;

    private int[] product = new int[START];
    private float[] seenFrom = new float[START];
    private float[] priceUpTo = new float[START];
    private float[] acceptedFrom = new float[START];
    private int[] end = new int[START];
    private int size;
    private int errands;

    /**
     * One more wish of the current errand, the most wanted first.
     *
     * @param seenFrom how well the product must be seen, or (in a search) the effort to come across it
     * @param priceUpTo the highest price paid, as a multiple of the list price
     * @param acceptedFrom in a search the moment from which on it is good enough; else 0
     */
    void add(int productIndex, double seenFrom, double priceUpTo, double acceptedFrom) {
        if (size == product.length) {
            product = Arrays.copyOf(product, 2 * size);
            this.seenFrom = Arrays.copyOf(this.seenFrom, 2 * size);
            this.priceUpTo = Arrays.copyOf(this.priceUpTo, 2 * size);
            this.acceptedFrom = Arrays.copyOf(this.acceptedFrom, 2 * size);
        }
        product[size] = productIndex;
        this.seenFrom[size] = (float) seenFrom;
        this.priceUpTo[size] = (float) priceUpTo;
        this.acceptedFrom[size] = (float) acceptedFrom;
        size++;
    }

    /** Ends the current errand. */
    void endErrand() {
        if (errands == end.length) {
            end = Arrays.copyOf(end, 2 * errands);
        }
        end[errands++] = size;
    }

    public void clear() {
        size = 0;
        errands = 0;
    }

    /** Errands ended so far. */
    public int errands() {
        return errands;
    }

    int from(int errand) {
        return errand == 0 ? 0 : end[errand - 1];
    }

    int to(int errand) {
        return end[errand];
    }

    int product(int wish) {
        return product[wish];
    }

    double seenFrom(int wish) {
        return seenFrom[wish];
    }

    double priceUpTo(int wish) {
        return priceUpTo[wish];
    }

    double acceptedFrom(int wish) {
        return acceptedFrom[wish];
    }
}
