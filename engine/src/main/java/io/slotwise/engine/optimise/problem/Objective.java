package io.slotwise.engine.optimise.problem;

/**
 * What a plan is to be best at. Whatever it is, a plan is reported in money as well, so that the price of
 * wanting something else than money is seen. The weights behind the last three are presets, see
 * {@code docs/decisions/optimiser.md}.
 */
public enum Objective {
    /** Money taken. */
    REVENUE,
    /** Money earned after goods and service; revenue where too few costs are known. */
    MARGIN,
    /** Units sold. */
    TURNOVER,
    /** Margin, and more for every product that is on offer. */
    VARIETY,
    /** Margin, and more for every facing of a product tagged {@value #HEALTHY}. */
    HEALTH,
    /** Margin, with a little of turnover, variety and health. */
    BALANCED;

    /** The tag of a product that counts as healthy. */
    public static final String HEALTHY = "healthy";
}
