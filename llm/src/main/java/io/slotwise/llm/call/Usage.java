package io.slotwise.llm.call;

/**
 * Tokens of one or more calls, as they are billed. The five do not overlap.
 *
 * @param input read at the full price
 * @param output written, thinking included
 * @param cacheRead read from the prefix cache
 * @param cacheWrite written to it for five minutes
 * @param cacheWriteHour written to it for an hour
 */
public record Usage(long input, long output, long cacheRead, long cacheWrite, long cacheWriteHour) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    public Usage {
        if (Math.min(input, output) < 0 || Math.min(cacheRead, Math.min(cacheWrite, cacheWriteHour)) < 0) {
            throw new IllegalArgumentException("Tokens (%d, %d, %d, %d, %d) must not be negative."
                    .formatted(input, output, cacheRead, cacheWrite, cacheWriteHour));
        }
    }

    /** Input and output without any prefix cache. */
    public static Usage of(long input, long output) {
        return new Usage(input, output, 0, 0, 0);
    }

    /** The whole prompt, wherever it was read from. */
    public long prompt() {
        return input + cacheRead + cacheWrite + cacheWriteHour;
    }

    /** Both together. */
    public Usage plus(Usage other) {
        return new Usage(
                input + other.input,
                output + other.output,
                cacheRead + other.cacheRead,
                cacheWrite + other.cacheWrite,
                cacheWriteHour + other.cacheWriteHour);
    }
}
