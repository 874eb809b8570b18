package io.slotwise.engine.rules;

import io.slotwise.engine.model.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule that does not hold, in words for the operator.
 *
 * @param code which rule, as in {@code docs/rules.md}: {@code width}, {@code must_stock} …
 * @param position the slot; absent when it concerns a row, a product or the cabinet as a whole
 * @param message what is wrong, with the figures
 * @param suggestion what would mend it
 */
public record Violation(
        String code, Severity severity, @Nullable Position position, String message, String suggestion) {
    public boolean forbids() {
        return severity == Severity.FORBIDDEN;
    }

    /** Whether nothing here is forbidden. */
    public static boolean pass(List<Violation> violations) {
        return violations.stream().noneMatch(Violation::forbids);
    }
}
