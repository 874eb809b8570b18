package io.slotwise.server.store.sqlite;

import io.slotwise.server.store.sqlite.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;

/** Finds the database of a folder in order, or makes it; a database never carries its name half made. */
final class StoreFiles {
    private StoreFiles() {}

    static SqliteFile prepare(DataDir dir, StoreConfig config, InstantSource clock) {
        SqliteFile file = new SqliteFile(dir.database(), config);
        if (dir.hasDatabase()) {
            file.requireSound();
            new Migrations(file, dir.backups(), clock).upgrade();
        } else {
            create(dir, config, clock);
        }
        return file;
    }

    private static void create(DataDir dir, StoreConfig config, InstantSource clock) {
        Path unfinished = dir.unfinishedDatabase();
        try {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(beside(unfinished, "-wal"));
            Files.deleteIfExists(beside(unfinished, "-shm"));
            new Migrations(new SqliteFile(unfinished, config), dir.backups(), clock).create();
            Files.move(unfinished, dir.database(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE, "The database (%s) cannot be made.".formatted(dir.database()), e);
        }
    }

    private static Path beside(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
