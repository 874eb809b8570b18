package io.slotwise.llm.cache;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * An answer as it is kept.
 *
 * @param canonical everything that makes the question what it is; its SHA-256 is the key
 * @param tags what the answer depends on, with the versions it was built from
 * @param text the answer
 * @param model who wrote it
 * @param costNanos what it cost, and what giving it again saves
 * @param simulated whether a simulated far side wrote it
 * @param expiresAt from when it is not given any more
 */
public record KeptAnswer(
        byte[] canonical,
        Map<String, Long> tags,
        String text,
        String model,
        long costNanos,
        boolean simulated,
        Instant expiresAt) {
    public KeptAnswer {
        canonical = canonical.clone();
        tags = Map.copyOf(tags);
    }

    @Override
    public byte[] canonical() {
        return canonical.clone();
    }

    boolean isOf(byte[] bytes) {
        return Arrays.equals(canonical, bytes);
    }

    /** About how much memory it takes. */
    int weight() {
        int tagBytes =
                tags.keySet().stream().mapToInt(tag -> 2 * tag.length() + 80).sum();
        return 200 + canonical.length + 2 * text.length() + tagBytes;
    }
}
