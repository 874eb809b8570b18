package io.slotwise.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.cache.AnswerCache.Level;
import io.slotwise.llm.cache.AnswerCache.Written;
import io.slotwise.llm.call.Canonical;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
    private static final List<String> MACHINE = List.of("machine:1");
    private static final int INTERLEAVINGS = 10_000;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T12:00:00Z"));
    private final MemoryTagVersions tags = new MemoryTagVersions();
    private final Table table = new Table();
    private final AnswerCache cache = new AnswerCache(1 << 20, Duration.ofHours(24), table, tags, now::get);

    /**
     * A writer changes the data and bumps the tag; meanwhile a reader reads the data with the tag's version, writes an
     * answer about it and keeps it. Whoever reads the new data afterwards must not get an answer about the old.
     */
    @Test
    void no_interleaving_of_filling_and_changing_gives_a_stale_answer() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < INTERLEAVINGS; i++) {
                AnswerKey key = key("question " + i % 7);
                Data data = new Data();
                CyclicBarrier start = new CyclicBarrier(2);
                Future<?> change = threads.submit(() -> {
                    start.await();
                    data.change();
                    return null;
                });
                start.await();
                fill(key, data);
                change.get();
                fill(key, data);

                Seen seen = data.read();
                AnswerCache.Hit hit = cache.find(key, seen.versions());
                if (hit != null) {
                    assertThat(hit.answer().text()).isEqualTo("about " + seen.value());
                }
                cache.forgetAll();
            }
        }
    }

    @Test
    void gives_nothing_after_its_time() {
        cache.keep(key("a"), Map.of(), written("x"));
        now.set(now.get().plus(Duration.ofHours(24)));
        assertThat(cache.find(key("a"), Map.of())).isNull();
        assertThat(cache.stats().expired()).isEqualTo(1);
    }

    @Test
    void finds_in_the_table_what_memory_has_lost() {
        cache.keep(key("a"), Map.of(), written("x"));
        AnswerCache restarted = new AnswerCache(1 << 20, Duration.ofHours(24), table, tags, now::get);

        assertThat(restarted.find(key("a"), Map.of()))
                .satisfies(hit -> assertThat(hit.level()).isEqualTo(Level.TABLE));
        assertThat(restarted.find(key("a"), Map.of()))
                .satisfies(hit -> assertThat(hit.level()).isEqualTo(Level.MEMORY));
    }

    @Test
    void does_not_trust_a_hash_alone() {
        cache.keep(key("a"), Map.of(), written("x"));
        KeptAnswer kept = table.answers.get(key("a").hash());
        table.answers.put(key("b").hash(), kept);
        assertThat(cache.find(key("b"), Map.of())).isNull();
    }

    @Test
    void does_not_keep_what_is_outdated_when_it_arrives() {
        Map<String, Long> before = tags.current(MACHINE);
        tags.bump(MACHINE);
        cache.keep(key("a"), before, written("x"));
        assertThat(table.answers).isEmpty();
    }

    @Test
    void is_bounded_by_bytes() {
        AnswerCache small = new AnswerCache(20_000, Duration.ofHours(24), AnswerTable.NONE, tags, now::get);
        for (int i = 0; i < 200; i++) {
            small.keep(key("q" + i), Map.of(), written("x".repeat(500)));
        }
        assertThat(small.stats().bytes()).isLessThanOrEqualTo(20_000);
        assertThat(small.stats().evicted()).isPositive();
    }

    @Test
    void forgets_by_tag_by_age_and_all() {
        cache.keep(key("a"), tags.current(MACHINE), written("x"));
        cache.keep(key("b"), Map.of(), written("y"));

        assertThat(cache.forgetTagged(MACHINE)).isEqualTo(2);
        assertThat(cache.find(key("b"), Map.of())).isNotNull();
        assertThat(cache.forgetExpired()).isZero();
        assertThat(cache.forgetAll()).isEqualTo(2);
        assertThat(cache.find(key("b"), Map.of())).isNull();
    }

    private void fill(AnswerKey key, Data data) {
        Seen seen = data.read();
        if (cache.find(key, seen.versions()) == null) {
            cache.keep(key, seen.versions(), written("about " + seen.value()));
        }
    }

    private static AnswerKey key(String question) {
        return new AnswerKey(Canonical.EMPTY.text("question", question));
    }

    private static Written written(String text) {
        return new Written(text, "m", 10, false);
    }

    private record Seen(int value, Map<String, Long> versions) {}

    /** Data that change together with their tag's version, as in a database. */
    private final class Data {
        private int value;

        synchronized void change() {
            value++;
            tags.bump(MACHINE);
        }

        synchronized Seen read() {
            return new Seen(value, tags.current(MACHINE));
        }
    }

    private static final class Table implements AnswerTable {
        final Map<String, KeptAnswer> answers = new HashMap<>();

        @Override
        public @Nullable KeptAnswer find(String key) {
            return answers.get(key);
        }

        @Override
        public void keep(String key, KeptAnswer answer) {
            answers.put(key, answer);
        }

        @Override
        public void forget(String key) {
            answers.remove(key);
        }

        @Override
        public long forgetExpired(Instant before) {
            long size = answers.size();
            answers.values().removeIf(answer -> !answer.expiresAt().isAfter(before));
            return size - answers.size();
        }

        @Override
        public long forgetTagged(Collection<String> names) {
            long size = answers.size();
            answers.values().removeIf(answer -> names.stream().anyMatch(answer.tags()::containsKey));
            return size - answers.size();
        }

        @Override
        public long forgetAll() {
            long size = answers.size();
            answers.clear();
            return size;
        }
    }
}
