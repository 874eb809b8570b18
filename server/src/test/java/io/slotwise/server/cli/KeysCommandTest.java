package io.slotwise.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.TestServer;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.Audit;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code slotwise keys} on a folder that nobody holds, and beside a server that does. */
class KeysCommandTest {
    private static final Map<String, String> ASKED = Map.of("SLOTWISE_AUTH", "keys");

    @TempDir
    Path folder;

    @Test
    void a_key_made_before_the_start_opens_the_server() {
        String key = create("--role", "viewer").out().strip();

        try (TestServer server = TestServer.start(folder, ASKED)) {
            assertThat(status(server, key)).isEqualTo(200);
        }
    }

    @Test
    void keys_are_made_listed_and_revoked_while_the_server_runs() {
        create("--role", "viewer");
        try (TestServer server = TestServer.start(folder, ASKED)) {
            Ran made = create("--role", "EDITOR", "--expires", "30", "--json");
            String key = made.json().get("key").stringValue();
            String id = made.json().at("/view/id").stringValue();
            assertThat(made.code()).isZero();
            assertThat(status(server, key)).isEqualTo(200);

            Ran listed = Ran.of("keys", "list", "--json", "--data-dir", folder.toString());
            assertThat(listed.json().get("keys")).hasSize(2);
            assertThat(listed.out()).doesNotContain(key.split("_")[2]);

            assertThat(revoke(id).code()).isZero();
            assertThat(status(server, key)).isEqualTo(401);
        }
        assertThat(Ran.of("keys", "list", "--data-dir", folder.toString()).out())
                .contains("editor", "revoked", "never");
    }

    @Test
    void beside_a_server_or_not_it_is_the_local_user_who_acts_and_the_trail_stays_sound() {
        String before = id(create("--role", "viewer", "--json"));
        String beside;
        try (TestServer server = TestServer.start(folder)) {
            assertThat(server.port()).isPositive();
            beside = id(create("--role", "admin", "--json"));
            revoke(before);
        }
        revoke(beside);

        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            assertThat(store.audit().list(0, 10))
                    .extracting(entry -> entry.actor() + " " + entry.action() + " " + entry.subject())
                    .containsExactly(
                            "local create key " + before,
                            "local create key " + beside,
                            "local revoke key " + before,
                            "local revoke key " + beside);
            assertThat(store.audit().firstBroken()).isZero();
            assertThat(store.audit().list(0, 1)).extracting(Audit.Entry::after).containsExactly("viewer");
        }
    }

    @Test
    void the_way_in_beside_a_server_is_its_owners_alone_and_ends_with_it() throws IOException {
        Path door = folder.resolve("slotwise.door");
        String pass;
        try (TestServer server = TestServer.start(folder, ASKED)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(door)))
                    .isEqualTo("rw-------");
            pass = Files.readAllLines(door).getLast();
            assertThat(status(server, pass)).isEqualTo(200);
        }
        assertThat(door).doesNotExist();
        try (TestServer server = TestServer.start(folder, ASKED)) {
            assertThat(status(server, pass)).isEqualTo(401);
        }
    }

    @Test
    void a_folder_held_by_what_is_no_server_is_left_alone() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("slotwise.door"), "http://127.0.0.1:1\nsw_local_stale\n");
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            Ran refused = create("--role", "viewer");

            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("is in use by process");
            assertThat(store.audit().list(0, 1)).isEmpty();
        }
    }

    @Test
    void an_unknown_id_fails_in_the_same_words_beside_a_server_or_not() {
        create("--role", "viewer");
        Ran alone = revoke("zzzzzzzzzz");
        try (TestServer server = TestServer.start(folder, ASKED)) {
            assertThat(server.port()).isPositive();
            assertThat(revoke("zzzzzzzzzz")).isEqualTo(alone);
        }
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.err()).contains("There is no key (zzzzzzzzzz).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys",
                "keys create",
                "keys create --name n",
                "keys create --role viewer",
                "keys create --name n --role owner",
                "keys create --name n --role viewer --expires 0",
                "keys create --name n --role viewer --expires 4000",
                "keys create --name n --role viewer --expires soon",
                "keys revoke",
                "keys revoke ../x",
                "keys forget x"
            })
    void misuse_is_exit_code_2_and_changes_nothing(String line) {
        String[] words = line.split(" ");
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data-dir";
        all[words.length + 1] = folder.resolve("none").toString();

        assertThat(Ran.of(words.length == 1 ? words : all).code()).isEqualTo(2);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void looking_makes_no_folder() {
        Path none = folder.resolve("none");

        assertThat(Ran.of("keys", "list", "--data-dir", none.toString()).code()).isEqualTo(1);
        assertThat(none).doesNotExist();
    }

    private Ran create(String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("keys", "create", "--name", "Till"));
        words.addAll(List.of(more));
        words.addAll(List.of("--data-dir", folder.toString()));
        return Ran.of(words.toArray(String[]::new));
    }

    private Ran revoke(String id) {
        return Ran.of("keys", "revoke", id, "--data-dir", folder.toString());
    }

    private static String id(Ran made) {
        return made.json().at("/view/id").stringValue();
    }

    private static int status(TestServer server, String key) {
        return server.send(HttpRequest.newBuilder(server.at("/api/devices")).header("Authorization", "Bearer " + key))
                .statusCode();
    }
}
