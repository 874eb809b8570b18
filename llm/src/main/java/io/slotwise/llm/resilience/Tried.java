package io.slotwise.llm.resilience;

import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.upstream.ModelReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an errand. */
public sealed interface Tried {
    record Done(ModelReply reply) implements Tried {}

    /** There was no money for an attempt. */
    record NotBooked() implements Tried {}

    /**
     * No attempt brought a reply, or none was made.
     *
     * @param retryAfter when it may be worth trying again, where that is known
     */
    record Failed(Cause cause, String detail, @Nullable Duration retryAfter) implements Tried {}
}
