package io.slotwise.llm.cache;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The second level: answers that survive a restart. Bounded by its owner, who may forget any of them at any time. */
public interface AnswerTable {
    /** Keeps nothing. */
    AnswerTable NONE = new AnswerTable() {
        @Override
        public @Nullable KeptAnswer find(String key) {
            return null;
        }

        @Override
        public void keep(String key, KeptAnswer answer) {}

        @Override
        public void forget(String key) {}

        @Override
        public long forgetExpired(Instant now) {
            return 0;
        }

        @Override
        public long forgetTagged(Collection<String> tags) {
            return 0;
        }

        @Override
        public long forgetAll() {
            return 0;
        }
    };

    /** The answer under a key: SHA-256 in hexadecimal. Expiry and tags are judged by the caller. */
    @Nullable
    KeptAnswer find(String key);

    /** Keeps an answer in place of an earlier one. */
    void keep(String key, KeptAnswer answer);

    void forget(String key);

    /** Returns how many went. */
    long forgetExpired(Instant now);

    /** Forgets what depends on any of the tags; returns how many went. */
    long forgetTagged(Collection<String> tags);

    /** Returns how many went. */
    long forgetAll();
}
