package io.slotwise.engine.value.evidence;

/**
 * Everything that the value model believes before it has seen a sale, in one place, with where it comes from.
 * Beliefs about rows and columns are in {@link io.slotwise.engine.zones.PositionEffects}.
 */
public final class Priors {
    /** Sales grow with the number of facings to this power. Eisend (2014), 1,268 estimates: mean .17. */
    static final double FACINGS_ELASTICITY = 0.17;

    static final double FACINGS_ELASTICITY_SD = 0.10;

    /** Standard deviation between products of one machine. Judgement: as much as between studies. */
    public static final double FACINGS_BETWEEN = 0.10;

    /**
     * Elasticity of attraction at the list price; it grows with the price, as in a logit. The CHIPS vending study gave −0.9 ± 0.3 for groups of
     * snacks; Bijmolt, van Heerde and Pieters (2005) and Andreyeva (2010) −1.5 to −2.5 for a single product
     * within its category. A product of a machine lies between.
     */
    static final double PRICE_ELASTICITY = 1.3;

    static final double PRICE_ELASTICITY_SD = 0.4;

    /** Standard deviation between products of one machine; Bijmolt's estimates spread by more, over all categories. */
    public static final double PRICE_BETWEEN = 0.4;

    /** Spread of the log multiplier of a slot around what its row and column tell. Judgement. */
    public static final double SLOT_SD = 0.06;

    /**
     * Logit of the share of a removed product's units that leaves the machine: a good third, 80 % between a seventh and
     * two thirds. Judgement: Conlon and Mortimer (2013) find that a large part goes to substitutes, and simulated shoppers of
     * four kinds lose from a fifth to two fifths. In the middle claims are least wrong for the kind they are most wrong for.
     */
    static final double LOST_LOGIT = -0.6;

    static final double LOST_LOGIT_SD = 0.95;

    /** The part of {@code log(share lost)} that is decided within the category. Judgement. */
    static final double WITHIN_CATEGORY = 0.6;

    /** The usual category holds at least this many products' worth of shoppers, however little is on offer. */
    public static final double SMALLEST_NEST = 2;

    /** Units in a slot of which neither par level nor capacity is known. */
    public static final double USUAL_STOCK = 8;

    /** Cost of capital bound in goods, per year. */
    public static final double HOLDING_PER_YEAR = 0.15;

    /** Most that all pairs together may add to a week's margin, or take from it. */
    public static final double MOST_AFFINITY = 0.03;

    /**
     * The part of what a pair sells together that hangs on standing side by side. Judgement: cross-space effects are of
     * second order (Schaal and Hübner 2018).
     */
    public static final double ADJACENCY = 0.1;

    /** Steps from slot to slot over which nearness falls to 1/e. */
    public static final double NEAR_STEPS = 2;

    /** Deviation of what pairs are worth, over its mean. Judgement: it is the lower end of an interval already. */
    public static final double TOGETHER_SD = 0.4;

    private Priors() {}
}
