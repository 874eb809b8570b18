package io.slotwise.testbed.claude.meter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes, in nano-dollars per token.
 *
 * @param stepTokens prompts beyond this many tokens cost {@code stepFactor} times as much, the whole call
 * @param leastCached prompts shorter than this many tokens are silently not cached
 */
public record Price(
        long in, long out, long write5m, long write1h, long read, long stepTokens, int stepFactor, int leastCached) {
    private static final long NO_STEP = Long.MAX_VALUE;

    private static final Map<String, Price> LIST = Map.of(
            "claude-haiku-5-5", new Price(100, 500, 125, 200, 10, 100_000, 5, 2_048),
            "claude-sonnet-5-5", plain(2_000, 10_000, 200, 1_024),
            "claude-opus-5-5", plain(4_000, 20_000, 200, 1_024),
            "claude-haiku-4-5", plain(1_000, 5_000, 100, 4_096),
            "claude-sonnet-5", plain(2_000, 10_000, 200, 1_024),
            "claude-opus-5", plain(5_000, 25_000, 500, 512));

    /** The price of a model, or null for one that does not exist or was retired. */
    public static @Nullable Price of(String model) {
        return LIST.get(model);
    }

    /** What a call costs, in nano-dollars. */
    public long nanos(Usage usage, boolean batch) {
        long prompt = usage.input() + usage.cacheRead() + usage.write5m() + usage.write1h();
        long factor = prompt > stepTokens ? stepFactor : 1;
        long full = factor
                * (usage.input() * in
                        + usage.output() * out
                        + usage.write5m() * write5m
                        + usage.write1h() * write1h
                        + usage.cacheRead() * read);
        return batch ? full / 2 : full;
    }

    private static Price plain(long in, long out, long read, int leastCached) {
        return new Price(in, out, in * 5 / 4, in * 2, read, NO_STEP, 1, leastCached);
    }
}
