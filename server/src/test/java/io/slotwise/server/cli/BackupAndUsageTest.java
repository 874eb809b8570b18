package io.slotwise.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.TestServer;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code slotwise backup} and {@code slotwise usage}, alone and beside a server. */
class BackupAndUsageTest {
    @TempDir
    Path dir;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path copy;

    @BeforeEach
    void write() {
        folder = dir.resolve("data");
        copy = dir.resolve("copy.db");
        StoredFleets.write(folder, 1, 2, 300);
    }

    @Test
    void a_copy_holds_what_the_folder_does_and_serves_in_its_place() throws IOException {
        Ran done = backup();

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.json().get("bytes").longValue()).isEqualTo(Files.size(copy));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(machines(restored())).isEqualTo(machines(folder)).isEqualTo(2);
    }

    @Test
    void a_copy_made_beside_a_server_has_all_that_was_acknowledged_before() throws IOException {
        try (TestServer server = TestServer.start(folder)) {
            server.send(HttpRequest.newBuilder(server.at("/api/products/tea"))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"name\":\"Tea\",\"price\":2}")));

            assertThat(backup().code()).isZero();

            assertThat(server.get("/api/products/tea").statusCode()).isEqualTo(200);
        }
        try (Store store = Store.open(StoreConfig.in(restored()), InstantSource.system())) {
            assertThat(store.products().find("tea")).isNotNull();
            assertThat(store.audit().firstBroken()).isZero();
        }
    }

    @Test
    void what_is_there_already_is_never_written_over() throws IOException {
        Files.writeString(copy, "mine");

        Ran refused = backup();

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("is there already");
        assertThat(copy).hasContent("mine");
    }

    @Test
    void a_damaged_database_gives_no_copy() throws IOException {
        Path database = folder.resolve("slotwise.db");
        byte[] bytes = Files.readAllBytes(database);
        Arrays.fill(bytes, 8192, bytes.length, (byte) 7);
        Files.write(database, bytes);

        assertThat(backup().code()).isEqualTo(1);
        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left).containsExactly(folder);
        }
    }

    @Test
    void no_database_and_no_file_name_are_told_apart() {
        assertThat(Ran.of(
                                "backup",
                                copy.toString(),
                                "--data-dir",
                                dir.resolve("none").toString())
                        .code())
                .isEqualTo(1);
        assertThat(Ran.of("backup").code()).isEqualTo(2);
        assertThat(dir.resolve("none")).doesNotExist();
    }

    @Test
    void usage_says_the_same_alone_and_beside_the_server_whose_route_it_is() {
        JsonNode route;
        JsonNode beside;
        try (ClaudeServer server = ClaudeServer.start(folder)) {
            server.post("/api/planogram/heat-zone-analysis", "{\"device_id\":\"m0\"}");
            server.post("/api/planogram/heat-zone-analysis", "{\"device_id\":\"m1\"}");
            route = TestServer.json(server.http().get("/api/planogram/ai-usage?group_by=device"));
            beside = usage("--json").json();
        }
        Ran alone = usage("--json");

        assertThat(alone.code()).as(alone.err()).isZero();
        assertThat(timeless(beside)).isEqualTo(timeless(route));
        assertThat(timeless(alone.json())).isEqualTo(timeless(route));
        assertThat(route.at("/total/requests").intValue()).isEqualTo(2);
        assertThat(usage().out()).contains("2 requests", "m0", "m1", "dollars spent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--from 2026-02-30",
                "--from 2026-02-02 --to 2026-02-01",
                "--from 2020-01-01 --to 2026-01-01",
                "--group-by colour"
            })
    void days_and_groups_that_cannot_be_are_misuse(String words) {
        Ran misused =
                Ran.of(Stream.concat(Stream.of("usage", "--data-dir", folder.toString()), Stream.of(words.split(" ")))
                        .toArray(String[]::new));

        assertThat(misused.code()).isEqualTo(2);
        assertThat(misused.out()).isEmpty();
    }

    private Ran usage(String... more) {
        return Ran.of(Stream.concat(
                        Stream.of("usage", "--group-by", "device", "--data-dir", folder.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    /** Without what depends on the time of day. */
    private static JsonNode timeless(JsonNode usage) {
        ((ObjectNode) usage.get("budget")).remove("forecast_end_of_day");
        return usage;
    }

    private Ran backup() {
        return Ran.of("backup", copy.toString(), "--json", "--data-dir", folder.toString());
    }

    private Path restored() throws IOException {
        Path other = Files.createDirectories(dir.resolve("other"));
        Files.copy(copy, other.resolve("slotwise.db"));
        return other;
    }

    private static int machines(Path folder) {
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            return store.snapshots().deviceIds().size();
        }
    }
}
