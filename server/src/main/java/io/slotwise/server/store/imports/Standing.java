package io.slotwise.server.store.imports;

/**
 * What an import says on good authority, and may therefore replace. What it only concludes (products and planograms
 * from sales, say) is added where nothing is known, and never replaces anything.
 */
public record Standing(Says devices, Says products, Says planograms) {
    /** How an import knows something. */
    public enum Says {
        STATED,
        CONCLUDED
    }

    /** Everything as the operator's own files have it. */
    public static final Standing FULL = new Standing(Says.STATED, Says.STATED, Says.STATED);

    /** Nothing but what happened: the rest is concluded from it. */
    public static final Standing SALES_ONLY = new Standing(Says.CONCLUDED, Says.CONCLUDED, Says.CONCLUDED);
}
