package io.slotwise.engine.affinity;

/**
 * A product that sells more while another one is sold out.
 *
 * @param product the one that sells more
 * @param soldOut the one that is missing
 * @param unitsWithout units sold while the other was missing
 * @param expected units it would have sold on those days at its own usual rate
 * @param lift shrunken ratio of the two, with its 90 % interval
 * @param qValue after Benjamini and Hochberg's correction
 */
public record Substitute(
        String product,
        String soldOut,
        int unitsWithout,
        double expected,
        double lift,
        double liftLow,
        double liftHigh,
        double qValue) {}
