package io.slotwise.llm.resilience;

import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import java.time.Duration;

/** One request that may be tried several times. */
public interface Errand {
    /** Which model's limits and breakers count. */
    String model();

    /** About how many tokens it takes of the far side's input limit. */
    long inputTokens();

    /** Books money for one attempt; false if there is none, which ends the errand. */
    boolean book();

    /** Makes the attempt that was booked, and settles it whatever happens. */
    ModelReply send(Duration timeout) throws ClaudeFailure;

    /** Whether it may be tried again after such a failure: not once a stream has told something. */
    boolean mayRepeat(Cause cause);
}
