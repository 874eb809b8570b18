package io.slotwise.server.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.usage.CacheKeeper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whole answers in Claude's words, as they are sent: given again to exactly the same request while nothing at all has
 * changed that an answer may stand on. So each still is what the verifier let pass, on today's plan. Anything that
 * changed sends the question the long way, where answers live on through smaller changes. Bounded by bytes and by
 * {@value #MOST_MINUTES} minutes.
 */
public final class KeptReplies implements CacheKeeper.Replies {
    private static final long MOST_BYTES = 16L << 20;
    private static final int MOST_BODY_BYTES = 64 * 1024;
    private static final int MOST_MINUTES = 10;
    private static final int ENTRY_BYTES = 300;
    private static final String TIME = "\"latency_ms\":";

    private final Supplier<State> state;
    private final LongAdder hits = new LongAdder();
    private final Cache<Question, Reply> replies = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Question question, Reply reply) -> question.body().length + reply.bytes() + ENTRY_BYTES)
            .expireAfterWrite(Duration.ofMinutes(MOST_MINUTES))
            .executor(Runnable::run)
            .build();

    /** @param state the one of this moment; quick */
    public KeptReplies(Supplier<State> state) {
        this.state = state;
    }

    /**
     * Everything that answers may stand on besides the request.
     *
     * @param data how often anything that is stored has changed
     * @param learnt what the fleet has taught
     * @param quarter of an hour since 1970: days begin only between two of them, whatever the time zone
     */
    public record State(long data, String learnt, long quarter) {}

    /** A request and the state in which it came in, noted before anything was read for it. */
    record Asked(Question question, State state) {}

    /** The same bytes to the same address. */
    record Question(String path, byte[] body) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question that && path.equals(that.path) && Arrays.equals(body, that.body);
        }

        @Override
        public int hashCode() {
            return 31 * path.hashCode() + Arrays.hashCode(body);
        }
    }

    /** What a reply says of Claude, for the usage report. */
    record Source(
            Feature feature,
            String model,
            String template,
            @Nullable String subject) {}

    /** An answer but for the time that it took. */
    record Reply(State state, Source source, byte[] head, byte[] tail) {
        int bytes() {
            return head.length + tail.length;
        }
    }

    /** A request that may be answered again or be kept; null where it is too large for that. */
    @Nullable
    Asked asked(String path, byte[] body) {
        return body.length > MOST_BODY_BYTES ? null : new Asked(new Question(path, body), state.get());
    }

    /** The answer that was given to this request before, if nothing has changed since. */
    @Nullable
    Reply find(Asked asked) {
        Reply reply = replies.getIfPresent(asked.question());
        if (reply == null || !reply.state().equals(asked.state())) {
            return null;
        }
        hits.increment();
        return reply;
    }

    /**
     * Keeps an answer, unless something has changed while it was worked out.
     *
     * @param json the whole answer, with its time
     */
    void keep(Asked asked, Source source, byte[] json) {
        if (!asked.state().equals(state.get())) {
            return;
        }
        String text = new String(json, StandardCharsets.ISO_8859_1); // one letter a byte
        int time = text.indexOf(TIME) + TIME.length();
        int after = text.indexOf(',', time);
        if (time < TIME.length() || after < 0) {
            throw new IllegalArgumentException("The answer does not say what time it took.");
        }
        replies.put(
                asked.question(),
                new Reply(
                        asked.state(),
                        source,
                        Arrays.copyOf(json, time),
                        Arrays.copyOfRange(json, after, json.length)));
    }

    @Override
    public void clear() {
        replies.invalidateAll();
    }

    @Override
    public long hits() {
        return hits.sum();
    }
}
