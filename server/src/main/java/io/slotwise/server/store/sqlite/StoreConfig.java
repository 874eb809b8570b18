package io.slotwise.server.store.sqlite;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a store is kept.
 *
 * @param dataDir the folder that holds the database, its lock, its backups and uploads
 * @param maxDatabaseBytes the file grows no further than this; writes are then refused as when the disk is full
 * @param snapshotBytes memory for snapshots, roughly
 * @param readers connections that read at the same time, 1 to 64
 * @param busyWait how long a write waits for its turn, or for another program that holds the file
 */
public record StoreConfig(Path dataDir, long maxDatabaseBytes, long snapshotBytes, int readers, Duration busyWait) {
    private static final long UNLIMITED = Long.MAX_VALUE;
    private static final long MIN_DATABASE_BYTES = 1 << 16;
    private static final long DEFAULT_SNAPSHOT_BYTES = 256L << 20;
    private static final int DEFAULT_READERS = 4;
    private static final int MAX_READERS = 64;
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

    public StoreConfig {
        if (maxDatabaseBytes < MIN_DATABASE_BYTES) {
            throw new IllegalArgumentException(
                    "The max_database_bytes (%d) must be at least %d.".formatted(maxDatabaseBytes, MIN_DATABASE_BYTES));
        }
        if (snapshotBytes < 0) {
            throw new IllegalArgumentException(
                    "The snapshot_bytes (%d) must not be negative.".formatted(snapshotBytes));
        }
        if (readers < 1 || readers > MAX_READERS) {
            throw new IllegalArgumentException(
                    "The readers (%d) must be from 1 to %d.".formatted(readers, MAX_READERS));
        }
    }

    /** A store in a folder, with every bound at its default. */
    public static StoreConfig in(Path dataDir) {
        return new StoreConfig(dataDir, UNLIMITED, DEFAULT_SNAPSHOT_BYTES, DEFAULT_READERS, DEFAULT_WAIT);
    }

    public StoreConfig withMaxDatabaseBytes(long bytes) {
        return new StoreConfig(dataDir, bytes, snapshotBytes, readers, busyWait);
    }

    public StoreConfig withSnapshotBytes(long bytes) {
        return new StoreConfig(dataDir, maxDatabaseBytes, bytes, readers, busyWait);
    }

    public StoreConfig withBusyWait(Duration wait) {
        return new StoreConfig(dataDir, maxDatabaseBytes, snapshotBytes, readers, wait);
    }
}
