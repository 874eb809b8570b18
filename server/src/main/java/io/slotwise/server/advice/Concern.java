package io.slotwise.server.advice;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.rules.Severity;
import io.slotwise.engine.rules.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One rule that does not hold, as callers see it.
 *
 * @param rule its code, such as {@code width}
 */
public record Concern(
        String rule, Severity severity, @Nullable Position position, String message, String suggestion) {
    public static Concern of(Violation violation) {
        return new Concern(
                violation.code(),
                violation.severity(),
                violation.position(),
                violation.message(),
                violation.suggestion());
    }
}
