package io.slotwise.server.store.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.slotwise.server.store.sqlite.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file and the ways into it: write-ahead log, {@code synchronous=FULL} so that a commit is on the disk
 * when it is acknowledged, foreign keys on.
 */
final class SqliteFile {
    /** Marks a file as ours: "Slot" in ASCII. */
    static final int APPLICATION_ID = 0x536c6f74;

    /** Files up to this size are read through at every start; larger ones by {@code doctor}. */
    private static final long CHECKED_BYTES = 256L << 20;

    /** As many as SQLite itself allows. */
    private static final long MAX_PAGES = 4_294_967_294L;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final StoreConfig config;

    SqliteFile(Path path, StoreConfig config) {
        this.path = path;
        this.config = config;
    }

    Path path() {
        return path;
    }

    /** A connection that may write, in a transaction that takes the file's write lock with its first change. */
    Connection openForWriting() {
        SQLiteConfig sqlite = common();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        try {
            Connection connection = source(sqlite).getConnection();
            try (Statement statement = connection.createStatement()) {
                long pages = config.maxDatabaseBytes() / number(statement, "PRAGMA page_size");
                statement.execute("PRAGMA max_page_count=" + Math.min(pages, MAX_PAGES));
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    DataSource forWriting() {
        SQLiteConfig sqlite = common();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        return source(sqlite);
    }

    HikariDataSource poolForReading() {
        SQLiteConfig sqlite = common();
        sqlite.setReadOnly(true);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("slotwise-read");
        pool.setDataSource(source(sqlite));
        pool.setMaximumPoolSize(config.readers());
        pool.setMinimumIdle(1);
        pool.setReadOnly(true);
        pool.setAutoCommit(false);
        pool.setConnectionTimeout(config.busyWait().toMillis());
        return new HikariDataSource(pool);
    }

    /** Refuses a file that is no database, not ours, or broken, before anything touches it. */
    void requireSound() {
        requireMagic();
        try (Connection connection = source(common()).getConnection();
                Statement statement = connection.createStatement()) {
            if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
                throw new StoreException(
                        Kind.DAMAGED,
                        "The database (%s) was not made by Slotwise.\nImport it instead.".formatted(path));
            }
            if (Files.size(path) <= CHECKED_BYTES) {
                requireIntact(statement, "PRAGMA quick_check(1)");
            }
        } catch (SQLException | IOException e) {
            throw refusal(e);
        }
    }

    /** A connection that only reads. */
    Connection openForReading() throws SQLException {
        SQLiteConfig sqlite = common();
        sqlite.setReadOnly(true);
        return source(sqlite).getConnection();
    }

    /** Refuses a file that is not ours, or of which any page or index is not as it must be. */
    void requireWhole() {
        try (Connection connection = openForReading();
                Statement statement = connection.createStatement()) {
            boolean ours = number(statement, "PRAGMA application_id") == APPLICATION_ID;
            requireIntact(statement, "PRAGMA integrity_check(1)");
            if (!ours) {
                throw new StoreException(Kind.DAMAGED, "The database (%s) was not made by Slotwise.".formatted(path));
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private void requireMagic() {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(MAGIC.length);
        } catch (IOException e) {
            throw refusal(e);
        }
        if (!java.util.Arrays.equals(start, MAGIC)) {
            throw new StoreException(
                    Kind.DAMAGED,
                    "The file (%s) is no database, so nothing was touched.\nRestore it from the backups folder."
                            .formatted(path));
        }
    }

    private void requireIntact(Statement statement, String check) throws SQLException {
        try (ResultSet row = statement.executeQuery(check)) {
            String verdict = row.next() ? row.getString(1) : "no answer";
            if (!verdict.equals("ok")) {
                throw new StoreException(
                        Kind.DAMAGED,
                        "The database (%s) is damaged.\nRestore it from the backups folder.".formatted(path));
            }
        }
    }

    private StoreException refusal(Exception failure) {
        StoreException known = StoreException.from(failure);
        Kind kind = known == null ? Kind.UNAVAILABLE : known.kind();
        String why = known == null ? failure.getClass().getSimpleName() : known.getMessage();
        return new StoreException(kind, "The database (%s) cannot be opened. %s".formatted(path, why), failure);
    }

    private SQLiteConfig common() {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout(Math.toIntExact(config.busyWait().toMillis()));
        return sqlite;
    }

    private SQLiteDataSource source(SQLiteConfig sqlite) {
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + path);
        return source;
    }

    private static long number(Statement statement, String pragma) throws SQLException {
        try (ResultSet row = statement.executeQuery(pragma)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
