package io.slotwise.llm.cost;

import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Usage;
import java.time.LocalDate;

/**
 * One row of the price table: what a token costs, in nano-dollars.
 *
 * @param validFrom the first day of the row
 * @param above the row prices whole requests whose prompt has more tokens than this
 * @param service the service tier that answers
 * @param write to the prefix cache for five minutes
 * @param writeHour to it for an hour
 * @param read from it
 */
public record Price(
        String model,
        LocalDate validFrom,
        long above,
        String service,
        Mode mode,
        long input,
        long output,
        long write,
        long writeHour,
        long read) {
    /** Whether somebody waits. */
    public enum Mode {
        LIVE,
        BATCH
    }

    public Price {
        if (Math.min(input, output) <= 0 || Math.min(read, Math.min(write, writeHour)) <= 0 || above < 0) {
            throw new IllegalArgumentException("The prices of %s must be positive.".formatted(model));
        }
    }

    /** What the tokens cost at this row. */
    long of(Usage usage) {
        long prompt = Math.addExact(
                Math.multiplyExact(usage.input(), input),
                Math.addExact(
                        Math.multiplyExact(usage.cacheRead(), read),
                        Math.addExact(
                                Math.multiplyExact(usage.cacheWrite(), write),
                                Math.multiplyExact(usage.cacheWriteHour(), writeHour))));
        return Math.addExact(prompt, Math.multiplyExact(usage.output(), output));
    }

    /** The most that tokens can cost, whatever of them is written to the prefix cache. */
    long atMost(long inputTokens, long outputTokens, Keep keep) {
        long rate = switch (keep) {
            case NO -> input;
            case FIVE_MINUTES -> Math.max(input, write);
            case ONE_HOUR -> Math.max(input, Math.max(write, writeHour));
        };
        return Math.addExact(Math.multiplyExact(inputTokens, rate), Math.multiplyExact(outputTokens, output));
    }
}
