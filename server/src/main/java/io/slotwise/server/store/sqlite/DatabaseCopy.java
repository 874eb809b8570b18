package io.slotwise.server.store.sqlite;

import io.slotwise.server.store.sqlite.StoreException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A copy of a database as it was at one moment, made while others write to it. It only reads, so it needs no hold of the data
 * folder; whoever writes does not wait for it. The copy takes its name when it is whole, checked and on the disk.
 */
public final class DatabaseCopy {
    private DatabaseCopy() {}

    /** What was written. */
    public record Done(Path file, long bytes) {}

    /**
     * Copies the database of a folder into a new file, which only its owner may read: it holds what the database does.
     *
     * @throws IllegalArgumentException if there is no database, or there is something at the file's place
     * @throws StoreException if it cannot be read or written, or is not sound; there is then no file
     */
    public static Done to(Path file, StoreConfig config) throws IOException {
        Path database = config.dataDir().resolve("slotwise.db");
        if (!Files.isRegularFile(database)) {
            throw new IllegalArgumentException(
                    "There is no database (%s).\nName the data folder with --data-dir.".formatted(database));
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(
                    "The file (%s) is there already, and is left as it is.\nChoose another.".formatted(file));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("There is no folder (%s) for the file.".formatted(folder));
        }
        Path unfinished = Files.createTempFile(folder, file.getFileName().toString(), ".part", ownersOnly(file));
        try {
            copy(new SqliteFile(database, config), unfinished);
            new SqliteFile(unfinished, config).requireWhole();
            force(unfinished);
            Files.move(unfinished, file);
            return new Done(file, Files.size(file));
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** {@code VACUUM INTO} writes one moment of the database, without what was deleted, into an empty file. */
    private static void copy(SqliteFile from, Path to) {
        try (Connection connection = from.openForReading();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '%s'".formatted(to.toString().replace("'", "''")));
        } catch (SQLException e) {
            StoreException known = StoreException.from(e);
            throw new StoreException(
                    known == null ? Kind.UNAVAILABLE : known.kind(),
                    "The copy (%s) could not be written, so there is none.".formatted(to),
                    e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
