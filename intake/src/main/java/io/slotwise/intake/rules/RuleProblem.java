package io.slotwise.intake.rules;

/**
 * Something wrong in a rule book as it was written.
 *
 * @param pointer where, as in RFC 6901: {@code /rules/3/min}
 * @param code {@code malformed_json unknown_field missing_field wrong_type out_of_range unknown_rule}
 * @param message for the operator
 */
public record RuleProblem(String pointer, String code, String message) {}
