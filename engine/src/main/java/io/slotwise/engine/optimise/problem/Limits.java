package io.slotwise.engine.optimise.problem;

import io.slotwise.engine.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * How much may change at once.
 *
 * @param maxChanges slots that may change, 0 for none
 * @param maxMinutes of a driver's work, by {@link Rule.MaxMinutes.Minutes#USUAL}; infinite for no limit
 */
public record Limits(int maxChanges, double maxMinutes) {
    /** No limit but what the rule book says. */
    public static final Limits NONE = new Limits(Rule.MAX_SLOTS, Double.POSITIVE_INFINITY);

    public Limits {
        if (maxChanges < 0 || maxChanges > Rule.MAX_SLOTS || !(maxMinutes >= 0)) {
            throw new IllegalArgumentException(
                    "The limits (%d changes, %s minutes) must not be negative.\nAt most %d slots can change."
                            .formatted(maxChanges, maxMinutes, Rule.MAX_SLOTS));
        }
    }

    public static Limits changes(int most) {
        return new Limits(most, Double.POSITIVE_INFINITY);
    }

    /** The limits as rules, so that they can be in conflict and have a price like any other. */
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(2);
        if (maxChanges < Rule.MAX_SLOTS) {
            rules.add(new Rule.MaxChanges(maxChanges));
        }
        if (Double.isFinite(maxMinutes)) {
            rules.add(new Rule.MaxMinutes(maxMinutes, Rule.MaxMinutes.Minutes.USUAL));
        }
        return rules;
    }
}
