package io.slotwise.llm.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an ask. Only {@link Answered} has words to show; the others say why the engine must answer alone. */
public sealed interface Outcome {
    /** What it took. */
    Receipt receipt();

    /** Words that may be shown. */
    record Answered(Answer answer, Receipt receipt) implements Outcome {}

    /**
     * There is an answer that must not be shown, or the ask itself cannot be sent.
     *
     * @param detail for the log: which check failed, never the answer itself
     */
    record Refused(Cause cause, String detail, Receipt receipt) implements Outcome {}

    /**
     * The hold did not fit.
     *
     * @param scope {@code day} or {@code feature:…}
     */
    record OverBudget(String scope, long limitNanos, long spentNanos, long heldNanos, long neededNanos, Receipt receipt)
            implements Outcome {}

    /**
     * Claude cannot answer now.
     *
     * @param retryAfter when it may be worth asking again, where that is known
     */
    record Unavailable(Cause cause, String detail, @Nullable Duration retryAfter, Receipt receipt) implements Outcome {}

    /** The same with another receipt: somebody else's outcome for an ask of one's own. */
    default Outcome with(Receipt own) {
        return switch (this) {
            case Answered answered -> new Answered(answered.answer(), own);
            case Refused refused -> new Refused(refused.cause(), refused.detail(), own);
            case OverBudget over ->
                new OverBudget(
                        over.scope(), over.limitNanos(), over.spentNanos(), over.heldNanos(), over.neededNanos(), own);
            case Unavailable none -> new Unavailable(none.cause(), none.detail(), none.retryAfter(), own);
        };
    }

    /** Why the engine answers alone; null when there are words. */
    default @Nullable Cause fallback() {
        return switch (this) {
            case Answered answered -> null;
            case Refused refused -> refused.cause();
            case OverBudget over -> Cause.OVER_BUDGET;
            case Unavailable unavailable -> unavailable.cause();
        };
    }
}
