package io.slotwise.llm.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Which breakpoints of a prompt are worth their price. Writing a prefix to the far side's cache costs a quarter more than
 * reading it afresh, for an hour twice as much, and pays only if it is read again: so a breakpoint stays where the same
 * prefix was asked for within the time that it would be kept, or stands in enough requests of the same batch. The rule is
 * that of ski rental: buy once renting has shown itself a habit (Karlin, Manasse, Rudolph and Sleator 1988). Safe for many
 * threads; bounded.
 */
final class Prefixes {
    private static final long MOST = 10_000;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Written for an hour at twice the price and read at a tenth, a prefix pays from its third request on. */
    private static final int WORTH_AN_HOUR = 3;

    private final Cache<String, Instant> seen =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    private final InstantSource clock;

    Prefixes(InstantSource clock) {
        this.clock = clock;
    }

    /** The prompt as it goes out now, with the breakpoints that will pay. */
    Prompt thrifty(String model, Prompt prompt) {
        Instant now = clock.instant();
        return kept(prompt, keys(model, prompt), (key, keep) -> {
            Instant last = seen.asMap().put(key, now);
            return last != null && now.isBefore(last.plus(keep == Keep.ONE_HOUR ? HOUR : FIVE_MINUTES))
                    ? keep
                    : Keep.NO;
        });
    }

    /** The prompts of one batch, of one model: breakpoints stay, for an hour, where enough of them share a prefix. */
    static List<Prompt> shared(String model, List<Prompt> prompts) {
        Map<String, Integer> counts = new HashMap<>();
        prompts.forEach(prompt -> keys(model, prompt).forEach(key -> counts.merge(key, 1, Integer::sum)));
        return prompts.stream()
                .map(prompt -> kept(
                        prompt,
                        keys(model, prompt),
                        (key, keep) -> counts.getOrDefault(key, 0) >= WORTH_AN_HOUR ? Keep.ONE_HOUR : Keep.NO))
                .toList();
    }

    @FunctionalInterface
    private interface Rule {
        Keep of(String key, Keep asked);
    }

    private static Prompt kept(Prompt prompt, List<String> keys, Rule rule) {
        List<Keep> wanted = new ArrayList<>();
        int breakpoint = 0;
        for (Part part : prompt.parts().toList()) {
            wanted.add(part.keep() == Keep.NO ? Keep.NO : rule.of(keys.get(breakpoint++), part.keep()));
        }
        return prompt.keeping(wanted);
    }

    /** The prefix before each breakpoint, by its hash. */
    private static List<String> keys(String model, Prompt prompt) {
        List<String> keys = new ArrayList<>();
        MessageDigest sha = sha256();
        sha.update(model.getBytes(StandardCharsets.UTF_8));
        for (Part part : prompt.parts().toList()) {
            sha.update((byte) 0);
            switch (part) {
                case Part.Text text -> sha.update(text.text().getBytes(StandardCharsets.UTF_8));
                case Part.Image image -> sha.update(image.bytes());
            }
            if (part.keep() != Keep.NO) {
                keys.add(HexFormat.of().formatHex(copy(sha).digest()));
            }
        }
        return keys;
    }

    private static MessageDigest copy(MessageDigest sha) {
        try {
            return (MessageDigest) sha.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned on every Java platform.", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
