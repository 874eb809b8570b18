package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.upstream.ModelReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether words may be shown. */
sealed interface Verdict {
    /** They may. */
    record Good() implements Verdict {}

    /**
     * They may not.
     *
     * @param faults what to mend; empty where there is nothing to be mended
     */
    record Bad(Cause cause, List<String> faults) implements Verdict {
        String detail() {
            return faults.isEmpty() ? cause.word() : faults.getFirst();
        }
    }

    /** Stop reason, then shape, then the caller's check. */
    static Verdict of(ModelReply reply, Ask ask, Check check, Shapes shapes) {
        return switch (reply.stop()) {
            case REFUSAL -> new Bad(Cause.REFUSED_BY_MODEL, List.of());
            case CUT -> new Bad(Cause.TRUNCATED, List.of());
            case END -> of(reply.text(), ask, check, shapes);
        };
    }

    /** Of words that are whole. */
    static Verdict of(String text, Ask ask, Check check, Shapes shapes) {
        Verdict.Bad shape = shape(text, ask, shapes);
        if (shape != null) {
            return shape;
        }
        List<String> faults = check.faults(text);
        return faults.isEmpty() ? new Good() : new Bad(Cause.FAILED_CHECK, faults);
    }

    private static Verdict.@Nullable Bad shape(String text, Ask ask, Shapes shapes) {
        if (ask.shape() == null) {
            return text.isBlank() ? new Bad(Cause.WRONG_SHAPE, List.of("The answer is empty.")) : null;
        }
        List<String> faults = shapes.faults(ask.shape().schema(), text);
        return faults.isEmpty() ? null : new Bad(Cause.WRONG_SHAPE, faults);
    }
}
