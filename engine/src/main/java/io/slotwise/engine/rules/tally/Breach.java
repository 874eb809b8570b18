package io.slotwise.engine.rules.tally;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.rules.Severity;
import io.slotwise.engine.rules.Violation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A violation before it is put into words, because words cost more than the finding and most callers only
 * count.
 *
 * @param size how far from holding, 1 for one slot; 0 unless forbidden
 * @param source the tally that found it; absent when one slot on its own breaks the rule
 */
public record Breach(
        String code,
        Severity severity,
        @Nullable Position position,
        double size,
        Supplier<String> message,
        Supplier<String> suggestion,
        @Nullable Tally source) {
    /** A slot that breaks a rule on its own. */
    public static Breach at(
            Spot spot, String code, Severity severity, Supplier<String> message, Supplier<String> mend) {
        double size = severity == Severity.FORBIDDEN ? 1 : 0;
        return new Breach(code, severity, spot.slot().position(), size, message, mend, null);
    }

    /** The cabinet as a whole breaks a rule. */
    static Breach of(Tally source, String code, double size, Supplier<String> message, Supplier<String> mend) {
        return new Breach(code, Severity.FORBIDDEN, null, size, message, mend, source);
    }

    Breach in(Position place) {
        return new Breach(code, severity, place, size, message, suggestion, source);
    }

    public Violation worded() {
        return worded(severity);
    }

    public Violation worded(Severity as) {
        return new Violation(code, as, position, message.get(), suggestion.get());
    }
}
