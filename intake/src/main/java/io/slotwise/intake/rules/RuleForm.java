package io.slotwise.intake.rules;

import io.slotwise.engine.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How one rule is written.
 *
 * @param name the value of its field {@code rule}
 * @param about one sentence for the schema
 * @param make the rule from its fields; throws IllegalArgumentException where they do not go together
 * @param take the fields from the rule, in their order
 */
record RuleForm<R extends Rule>(
        String name,
        String about,
        Class<R> type,
        List<Field> fields,
        Function<Values, R> make,
        Function<R, Map<String, Object>> take) {
    Map<String, Object> taken(Rule rule) {
        return take.apply(type.cast(rule));
    }
}
