package io.slotwise.llm.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an ask took, whatever became of it.
 *
 * @param callId unique to the ask; its usage rows carry it
 * @param model the id of the model that answered, or was asked last; empty when none was chosen
 * @param usage all attempts together
 * @param costNanos billed, in billionths of a US dollar; unknown outcomes count at their hold
 * @param latency from the ask to the outcome
 * @param timeToFirst to the first piece of text, where there was one
 * @param attempts requests that were sent
 */
public record Receipt(
        String callId,
        String model,
        Usage usage,
        long costNanos,
        Duration latency,
        @Nullable Duration timeToFirst,
        int attempts) {}
