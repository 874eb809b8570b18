package io.slotwise.server.advice.verify;

/**
 * A proposal that is not shown as a suggestion, and why.
 *
 * @param proposal in our own words, never in Claude's
 * @param rule code of the rule that it broke, or {@code unreadable unknown_slot unknown_product not_asked
 *     repeated_slot not_applicable not_worth_it}
 */
public record Rejection(String proposal, String rule, String message) {}
