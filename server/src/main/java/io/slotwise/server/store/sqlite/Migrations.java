package io.slotwise.server.store.sqlite;

import io.slotwise.server.store.sqlite.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the schema of this version, after a backup where there was an older one. Each step is one
 * transaction, so a failed step leaves the schema before it. {@code db/common} holds what every database takes,
 * {@code db/sqlite} what only SQLite does.
 */
final class Migrations {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final SqliteFile file;
    private final Path backups;
    private final InstantSource clock;

    Migrations(SqliteFile file, Path backups, InstantSource clock) {
        this.file = file;
        this.backups = backups;
        this.clock = clock;
    }

    /** Makes the schema in a new file. */
    void create() {
        run(flyway());
    }

    /** Brings an existing file up to date; a file that is already so is left alone. */
    void upgrade() {
        Flyway flyway = flyway();
        if (flyway.info().pending().length > 0) {
            backUp(flyway);
        }
        run(flyway);
    }

    private void run(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            StoreException cause = StoreException.from(e);
            throw new StoreException(
                    cause == null ? Kind.DAMAGED : cause.kind(),
                    "The database (%s) could not be brought to this version and is as it was before.\nA copy is in (%s); a newer Slotwise may have written it."
                            .formatted(file.path(), backups),
                    e);
        }
    }

    private void backUp(Flyway flyway) {
        var current = flyway.info().current();
        String version = current == null ? "empty" : String.valueOf(current.getVersion());
        Path copy = backups.resolve("slotwise-v%s-%s.db".formatted(version, STAMP.format(clock.instant())));
        try {
            Files.createDirectories(backups);
            try (Connection connection = file.forWriting().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM INTO '%s'".formatted(copy.toString().replace("'", "''")));
            }
        } catch (SQLException | IOException e) {
            throw new StoreException(
                    Kind.FULL,
                    "The backup (%s) could not be written, so the database was left as it is.\nFree some space."
                            .formatted(copy),
                    e);
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(file.forWriting())
                .locations("classpath:db/common", "classpath:db/sqlite")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }
}
