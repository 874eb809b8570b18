package io.slotwise.server.store.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The open database: many readers, each seeing one moment, and one {@link Writer}. */
public final class Database implements AutoCloseable {
    /** Something to write. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T in(Tx tx);
    }

    private final DataDir dir;
    private final HikariDataSource readers;
    private final Writer writer;

    private Database(DataDir dir, HikariDataSource readers, Writer writer) {
        this.dir = dir;
        this.readers = readers;
        this.writer = writer;
    }

    /** Opens the database of a folder; makes it where the folder holds none. */
    public static Database open(StoreConfig config, InstantSource clock, Consumer<Tx.Touched> afterCommit) {
        DataDir dir = DataDir.hold(config.dataDir());
        try {
            SqliteFile file = StoreFiles.prepare(dir, config, clock);
            Writer writer = new Writer(file::openForWriting, afterCommit, clock, config.busyWait());
            writer.start();
            return new Database(dir, file.poolForReading(), writer);
        } catch (RuntimeException e) {
            dir.close();
            throw e;
        }
    }

    /** The files that were uploaded into this folder. */
    public Uploads uploads() {
        return new Uploads(dir.uploads());
    }

    /** Reads at one moment: all queries of the function see the same commits. */
    public <T extends @Nullable Object> T read(Function<JdbcClient, T> query) {
        try (Connection connection = readers.getConnection()) {
            T result = query.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            connection.rollback();
            return result;
        } catch (SQLTransientConnectionException e) {
            throw new StoreException(StoreException.Kind.BUSY, "Too many requests are reading.\nTry again.", e);
        } catch (SQLException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "The database cannot be read.", e);
        }
    }

    public <T extends @Nullable Object> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public void close() {
        readers.close(); // before the writer: only who may write can fold the log into the file when closing last
        writer.close();
        dir.close();
    }
}
