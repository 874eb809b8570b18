package io.slotwise.engine.optimise.bound;

/** A bound on every plan that depends on prices for what products share; see {@link Descent}. */
interface Relaxation {
    /** What no plan is worth more than at these prices; {@code slack} then says what is left over of each thing. */
    double at(double[] price, double[] slack);

    /** Whether a price may fall below nothing, because all there is must be used. */
    boolean isEven(int i);

    /** By what slack and steps of a price are multiplied, so that all are of the size of one slot. */
    double scale(int i);
}
