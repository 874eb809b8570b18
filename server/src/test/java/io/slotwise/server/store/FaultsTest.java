package io.slotwise.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.server.store.sqlite.StoreException;
import io.slotwise.server.store.sqlite.StoreException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks and files as they should not be. */
class FaultsTest {
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    @Test
    void a_second_opening_of_the_folder_is_refused_and_the_first_goes_on() {
        try (Store store = open()) {
            assertThat(refusal().kind()).isEqualTo(Kind.IN_USE);
            assertThat(store.devices().count()).isZero();
        }
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_as_it_was() throws IOException {
        Files.writeString(database(), "these are my notes");
        assertThat(refusal().kind()).isEqualTo(Kind.DAMAGED);
        assertThat(Files.readString(database())).isEqualTo("these are my notes");
    }

    @Test
    void an_empty_file_in_the_place_of_the_database_is_refused() throws IOException {
        Files.createFile(database());
        assertThat(refusal().kind()).isEqualTo(Kind.DAMAGED);
        assertThat(Files.size(database())).isZero();
    }

    @Test
    void a_database_of_another_program_is_refused() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE devices (id INTEGER)");
        }
        assertThat(refusal().kind()).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void a_database_with_overwritten_pages_is_refused() throws IOException {
        StoredFleets.write(folder, 1, 3, 3_000);
        try (FileChannel file = FileChannel.open(database(), StandardOpenOption.WRITE)) {
            byte[] noise = new byte[32 * 1024];
            new java.util.Random(1).nextBytes(noise);
            file.write(java.nio.ByteBuffer.wrap(noise), 40_000);
        }
        assertThat(refusal().kind()).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void a_missing_database_beside_its_backups_is_refused_and_not_made_anew() throws IOException {
        StoredFleets.write(folder, 1, 1, 10);
        Files.createDirectories(folder.resolve("backups"));
        Files.delete(database());
        assertThat(refusal().kind()).isEqualTo(Kind.DAMAGED);
        assertThat(database()).doesNotExist();
    }

    @Test
    void a_half_made_database_is_made_again() throws IOException {
        Files.writeString(folder.resolve("slotwise.db.new"), "half");
        try (Store store = open()) {
            assertThat(store.devices().count()).isZero();
        }
        assertThat(folder.resolve("slotwise.db.new")).doesNotExist();
    }

    @Test
    void a_database_marked_read_only_is_refused() throws IOException {
        Assumptions.assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
        StoredFleets.write(folder, 1, 1, 10);
        Files.setPosixFilePermissions(database(), PosixFilePermissions.fromString("r--r--r--"));
        assertThat(refusal().kind()).isEqualTo(Kind.READ_ONLY);
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused() {
        Path impossible = Path.of("/proc/slotwise");
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc")), "needs /proc");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Store.open(StoreConfig.in(impossible), InstantSource.system()))
                .matches(e -> e.kind() == Kind.READ_ONLY)
                .withMessageContaining("/proc/slotwise");
    }

    @Test
    void a_full_disk_refuses_the_write_keeps_all_that_was_there_and_lets_reading_go_on() throws IOException {
        StoredFleets.write(folder, 1, 2, 500);
        StoreConfig small = StoreConfig.in(folder).withMaxDatabaseBytes(Files.size(database()) + 40_000);
        try (Store store = Store.open(small, InstantSource.system())) {
            StoreException full = null;
            for (int seed = 0; full == null && seed < 100; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                full = catchThrowableOfType(
                        StoreException.class,
                        () -> store.write(tx -> store.sales().add(tx, Fleets.sales(random, 2, 500))));
            }
            assertThat(Objects.requireNonNull(full).kind()).isEqualTo(Kind.FULL);
            assertThat(store.sales().count()).isGreaterThanOrEqualTo(500);
            assertThat(store.snapshots().find("m0")).isNotNull();
            long before = store.sales().count();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() ->
                            store.write(tx -> store.sales().add(tx, Fleets.sales(new SplittableRandom(999), 2, 900))))
                    .matches(e -> e.kind() == Kind.FULL && !e.retriable());
            assertThat(store.sales().count()).isEqualTo(before);
        }
        try (Store store = open()) {
            assertThat(store.write(tx -> store.sales().add(tx, Fleets.sales(new SplittableRandom(999), 2, 900)))
                            .added())
                    .isGreaterThan(0);
        }
    }

    @Test
    void a_file_that_another_program_holds_is_said_to_be_busy() throws SQLException {
        StoredFleets.write(folder, 1, 1, 10);
        StoreConfig hasty = StoreConfig.in(folder).withBusyWait(Duration.ofMillis(300));
        try (Store store = Store.open(hasty, InstantSource.system());
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() ->
                            store.write(tx -> store.sales().add(tx, Fleets.sales(new SplittableRandom(1), 1, 5))))
                    .matches(e -> e.kind() == Kind.BUSY && e.retriable());
            statement.execute("COMMIT");
            assertThat(store.write(tx -> store.sales().add(tx, Fleets.sales(new SplittableRandom(1), 1, 5)))
                            .added())
                    .isEqualTo(5);
        }
    }

    @Test
    void a_changed_entry_of_the_audit_trail_shows() throws SQLException {
        StoredFleets.write(folder, 1, 2, 10);
        try (Connection thief = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = thief.createStatement()) {
            org.assertj.core.api.Assertions.assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("UPDATE audit SET actor = 'someone else' WHERE entry = 2"));
            statement.execute("DROP TRIGGER audit_is_never_changed");
            statement.execute("UPDATE audit SET actor = 'someone else' WHERE entry = 2");
        }
        try (Store store = open()) {
            assertThat(store.audit().firstBroken()).isEqualTo(2);
        }
    }

    private Path database() {
        return folder.resolve("slotwise.db");
    }

    private Store open() {
        return Store.open(StoreConfig.in(folder), InstantSource.system());
    }

    private StoreException refusal() {
        return Objects.requireNonNull(catchThrowableOfType(StoreException.class, this::open));
    }
}
