/**
 * The rule book as JSON: what {@code rules.json} of a dataset folder holds, and the constraints of a request.
 *
 * <p>May use the engine's {@code model} and {@code rules}. Start with
 * {@link io.slotwise.intake.rules.RuleBookJson}; which fields a rule has is said once, in the table of
 * {@code RuleForms}, for the reader, the writer and {@code docs/rules.schema.json} alike.
 */
@NullMarked
package io.slotwise.intake.rules;

import org.jspecify.annotations.NullMarked;
