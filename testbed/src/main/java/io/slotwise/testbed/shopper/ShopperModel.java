package io.slotwise.testbed.shopper;

/**
 * How a person in front of a machine decides. What someone wishes for does not depend on the planogram and is
 * drawn once; what they take is decided again for each planogram, without further randomness.
 */
public sealed interface ShopperModel permits LimitedAttention, HabitualSearch, Weighing, NeedStates {
    /** Nothing was bought. */
    int NOTHING = -1;

    /** Draws the wishes of one errand and appends them to a list as one run. */
    void wish(Errand errand, Tastes tastes, WishList wishes);

    /** The product that the errand of that index ends with at this shelf, or {@link #NOTHING}. */
    int choose(WishList wishes, int errand, Shelf shelf);

    /**
     * One coming to the machine for one item.
     *
     * @param seed all that is random about it
     * @param partOfDay as in {@link Tastes#partOfDay}
     */
    record Errand(long seed, int partOfDay) {}
}
