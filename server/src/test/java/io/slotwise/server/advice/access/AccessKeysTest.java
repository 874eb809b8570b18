package io.slotwise.server.advice.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slotwise.server.store.Store;
import io.slotwise.server.store.access.StoredKeys;
import io.slotwise.server.store.access.StoredSessions;
import io.slotwise.server.store.fleet.Audit;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessKeysTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ACTOR = "local";

    @TempDir
    Path folder;

    private final List<String> alarms = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T10:00:00Z");

    @SuppressWarnings("NullAway.Init") // set before each test
    private Store store;

    @SuppressWarnings("NullAway.Init")
    private AccessKeys keys;

    @BeforeEach
    void open() {
        store = Store.open(StoreConfig.in(folder), () -> now);
        keys = keys();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_key_lets_its_owner_in_with_its_role() {
        AccessKeys.Created made = keys.create("Till", Role.EDITOR, null, ACTOR);

        assertThat(made.key()).matches("sw_[a-z0-9]{10}_[0-9a-f]{64}");
        assertThat(known().byKey(made.key()))
                .isEqualTo(new Verdict.Good(new Caller(made.view().id(), "Till", Role.EDITOR, Caller.Proof.KEY)));
    }

    @Test
    void two_keys_are_never_alike() {
        assertThat(Stream.generate(
                                () -> keys.create("n", Role.VIEWER, null, ACTOR).key())
                        .limit(50))
                .doesNotHaveDuplicates();
    }

    static Stream<String> otherTexts() {
        return Stream.of(
                        "",
                        "sw_",
                        "sw__",
                        "sw_abc",
                        "SW_abcdefghij_" + "0".repeat(64),
                        "sw_abcdefghij_" + "0".repeat(63))
                .flatMap(text -> Stream.of(text, text + "\u0000"));
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void what_has_not_the_form_of_a_key_is_none(String text) {
        assertThat(known().byKey(text)).isEqualTo(new Verdict.Bad(Verdict.Why.MALFORMED));
    }

    @Test
    void the_right_id_with_a_wrong_secret_is_as_unknown_as_an_id_that_never_was() {
        AccessKeys.Created made = keys.create("Till", Role.ADMIN, null, ACTOR);
        String otherSecret = "sw_%s_%s".formatted(made.view().id(), "0".repeat(64));
        String otherId = made.key().replace(made.view().id(), "zzzzzzzzzz");

        assertThat(known().byKey(otherSecret)).isEqualTo(new Verdict.Bad(Verdict.Why.UNKNOWN));
        assertThat(known().byKey(otherId)).isEqualTo(new Verdict.Bad(Verdict.Why.UNKNOWN));
    }

    @Test
    void a_key_is_good_until_its_last_moment_and_not_at_it() {
        AccessKeys.Created made = keys.create("Till", Role.VIEWER, DAY, ACTOR);

        now = now.plus(DAY).minusMillis(1);
        assertThat(known().byKey(made.key())).isInstanceOf(Verdict.Good.class);
        now = now.plusMillis(1);
        assertThat(known().byKey(made.key())).isEqualTo(new Verdict.Bad(Verdict.Why.EXPIRED));
        assertThat(keys.list()).singleElement().extracting(KeyView::state).isEqualTo("expired");
    }

    @Test
    void an_expired_key_says_so_only_to_whom_it_belongs() {
        AccessKeys.Created made = keys.create("Till", Role.VIEWER, DAY, ACTOR);
        now = now.plus(DAY);

        assertThat(known().byKey("sw_%s_%s".formatted(made.view().id(), "0".repeat(64))))
                .isEqualTo(new Verdict.Bad(Verdict.Why.UNKNOWN));
    }

    @Test
    void a_revoked_key_is_good_no_more_at_once_and_after_a_restart() {
        AccessKeys.Created made = keys.create("Till", Role.ADMIN, null, ACTOR);

        keys.revoke(made.view().id(), ACTOR);

        assertThat(known().byKey(made.key())).isEqualTo(new Verdict.Bad(Verdict.Why.UNKNOWN));
        keys = keys();
        assertThat(known().byKey(made.key())).isEqualTo(new Verdict.Bad(Verdict.Why.UNKNOWN));
        assertThat(keys.list()).singleElement().extracting(KeyView::state).isEqualTo("revoked");
    }

    @Test
    void the_trail_says_who_made_and_revoked_a_key_and_never_its_secret() {
        AccessKeys.Created made = keys.create("Till", Role.ADMIN, DAY, ACTOR);
        keys.revoke(made.view().id(), "otherkey12");
        keys.revoke(made.view().id(), "otherkey12");

        assertThat(store.audit().list(0, 10))
                .extracting(Audit.Entry::actor, Audit.Entry::action, Audit.Entry::subject)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                ACTOR, "create key", made.view().id()),
                        org.assertj.core.groups.Tuple.tuple(
                                "otherkey12", "revoke key", made.view().id()));
        assertThat(store.audit().firstBroken()).isZero();
    }

    @Test
    void nothing_on_the_disk_or_in_words_holds_a_secret() throws Exception {
        AccessKeys.Created made = keys.create("Till", Role.ADMIN, null, ACTOR);
        String secret = made.key().substring(made.key().lastIndexOf('_') + 1);
        store.close();

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(
                                    new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                            .doesNotContain(secret));
        }
        assertThat(made.toString()).doesNotContain(secret);
        assertThat(String.valueOf(KeyText.parse(made.key()))).doesNotContain(secret);
    }

    @Test
    void there_are_only_so_many_keys_and_expired_ones_take_no_room() {
        keys.create("first", Role.VIEWER, DAY, ACTOR);
        store.write(tx -> {
            for (int i = 1; i < AccessKeys.MOST; i++) {
                tx.sql()
                        .sql("INSERT INTO access_keys VALUES (?, 'n', 'viewer', '', 0, 'local', NULL, NULL, NULL)")
                        .param("k" + i)
                        .update();
            }
            return "";
        });
        keys = keys();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.create("one more", Role.VIEWER, null, ACTOR))
                .withMessageContaining("1000");
        now = now.plus(DAY);
        assertThat(keys.create("one more", Role.VIEWER, null, ACTOR).key()).isNotEmpty();
    }

    @Test
    void the_last_use_is_exact_in_memory_and_coarse_on_the_disk() {
        AccessKeys.Created made = keys.create("Till", Role.VIEWER, null, ACTOR);
        Instant first = now;
        known().byKey(made.key());
        now = now.plus(LastUses.COARSE);
        known().byKey(made.key());

        assertThat(keys.list().getFirst().lastUsedAt()).isEqualTo(now);
        assertThat(new StoredKeys(store).list().getFirst().lastUsedAt()).isEqualTo(first);
        now = now.plusMillis(1);
        known().byKey(made.key());
        assertThat(new StoredKeys(store).list().getFirst().lastUsedAt()).isEqualTo(now);
        assertThat(alarms).isEmpty();
    }

    @Test
    void the_pass_of_the_folder_is_good_for_one_start_alone() {
        KnowCaller first = known();

        assertThat(first.byKey(first.pass())).isEqualTo(new Verdict.Good(Caller.FOLDER));
        assertThat(known().byKey(first.pass())).isEqualTo(new Verdict.Bad(Verdict.Why.UNKNOWN));
    }

    private AccessKeys keys() {
        return new AccessKeys(new StoredKeys(store), () -> now, Runnable::run, alarms::add);
    }

    private KnowCaller known() {
        return new KnowCaller(
                keys,
                new Sessions(
                        new StoredSessions(store), keys, Sessions.Bounds.USUAL, () -> now, Runnable::run, alarms::add));
    }
}
