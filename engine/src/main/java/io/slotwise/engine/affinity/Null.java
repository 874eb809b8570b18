package io.slotwise.engine.affinity;

/** What is held to be true of baskets as long as nothing speaks against it. */
public enum Null {
    /** Items keep their popularity and each basket its actual size: a basket of one expects no pair. */
    SIZE_ADJUSTED,
    /** Items keep their popularity and baskets their size on average only; expects too many pairs. */
    INDEPENDENCE
}
