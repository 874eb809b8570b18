package io.slotwise.server.advice.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.store.Store;
import io.slotwise.server.store.access.StoredKeys;
import io.slotwise.server.store.access.StoredSessions;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    private static final Sessions.Bounds BOUNDS =
            new Sessions.Bounds(3, 2, Duration.ofHours(12), Duration.ofMinutes(60));

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-26T10:00:00Z");

    @SuppressWarnings("NullAway.Init") // set before each test
    private Store store;

    @SuppressWarnings("NullAway.Init")
    private AccessKeys keys;

    @SuppressWarnings("NullAway.Init")
    private Sessions sessions;

    @BeforeEach
    void open() {
        store = Store.open(StoreConfig.in(folder), () -> now);
        keys = new AccessKeys(new StoredKeys(store), () -> now, Runnable::run, alarm -> {});
        sessions = sessions();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_session_acts_as_its_key_and_tells_its_token_again() {
        Caller till = key("Till");

        Sessions.Begun begun = sessions.begin(till);

        Sessions.Open found = Objects.requireNonNull(found(begun));
        assertThat(found.caller()).isEqualTo(new Caller(till.id(), "Till", Role.EDITOR, Caller.Proof.SESSION));
        assertThat(found.writingToken()).isEqualTo(begun.writingToken()).isNotEqualTo(begun.secret());
    }

    @Test
    void only_a_hash_of_it_is_kept() {
        Sessions.Begun begun = sessions.begin(key("Till"));

        assertThat(new StoredSessions(store).list())
                .singleElement()
                .satisfies(kept -> assertThat(kept.hash()).isNotIn(begun.secret(), begun.writingToken()));
        assertThat(begun.toString()).doesNotContain(begun.secret(), begun.writingToken());
    }

    @Test
    void it_outlives_a_restart_and_ends_when_it_is_ended() {
        Sessions.Begun begun = sessions.begin(key("Till"));
        sessions = sessions();
        assertThat(found(begun)).isNotNull();

        sessions.end(new Secret(begun.secret()));

        assertThat(found(begun)).isNull();
        sessions = sessions();
        assertThat(found(begun)).isNull();
    }

    @Test
    void it_dies_with_its_key() {
        Caller till = key("Till");
        Sessions.Begun begun = sessions.begin(till);

        keys.revoke(till.id(), "local");

        assertThat(found(begun)).isNull();
        assertThat(new StoredSessions(store).list()).isEmpty();
    }

    @Test
    void it_ends_after_an_hour_without_use_and_not_before() {
        Sessions.Begun begun = sessions.begin(key("Till"));
        now = now.plus(BOUNDS.idle()).minusMillis(1);
        assertThat(found(begun)).as("used in time").isNotNull();
        now = now.plus(BOUNDS.idle()).minusMillis(1);
        assertThat(found(begun)).as("used in time again").isNotNull();

        now = now.plus(BOUNDS.idle());

        assertThat(found(begun)).isNull();
    }

    @Test
    void it_ends_after_half_a_day_however_much_it_is_used() {
        Sessions.Begun begun = sessions.begin(key("Till"));
        for (Instant end = now.plus(BOUNDS.longest()); now.isBefore(end); now = now.plusSeconds(1_800)) {
            assertThat(found(begun)).isNotNull();
        }

        assertThat(found(begun)).isNull();
    }

    @Test
    void one_more_than_a_key_may_have_takes_the_place_of_the_one_not_used_for_longest() {
        Caller till = key("Till");
        Sessions.Begun first = sessions.begin(till);
        now = now.plusSeconds(1);
        Sessions.Begun second = sessions.begin(till);
        now = now.plusSeconds(1);
        found(first);

        Sessions.Begun third = sessions.begin(till);

        assertThat(found(first)).isNotNull();
        assertThat(found(second)).isNull();
        assertThat(found(third)).isNotNull();
        assertThat(new StoredSessions(store).list()).hasSize(2);
    }

    @Test
    void there_are_only_so_many_of_all_keys_together() {
        for (int i = 0; i < 10; i++) {
            sessions.begin(key("k" + i));
            now = now.plusSeconds(1);
        }

        assertThat(sessions.size()).isEqualTo(BOUNDS.most());
        assertThat(new StoredSessions(store).list()).hasSize(BOUNDS.most());
    }

    private Sessions.@org.jspecify.annotations.Nullable Open found(Sessions.Begun begun) {
        return sessions.find(new Secret(begun.secret()));
    }

    private Caller key(String name) {
        return Objects.requireNonNull(
                keys.caller(keys.create(name, Role.EDITOR, null, "local").view().id(), Caller.Proof.KEY));
    }

    private Sessions sessions() {
        return new Sessions(new StoredSessions(store), keys, BOUNDS, () -> now, Runnable::run, alarm -> {});
    }
}
