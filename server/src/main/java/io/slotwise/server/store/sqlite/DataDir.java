package io.slotwise.server.store.sqlite;

import io.slotwise.server.store.sqlite.StoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a store lives in, held for one process by a lock on {@code slotwise.lock}. The operating system
 * gives the lock back when the process ends, however it ends.
 */
final class DataDir implements AutoCloseable {
    private static final Set<PosixFilePermission> WRITE =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path folder;
    private final FileChannel lockFile;

    private DataDir(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Makes the folder where it is missing, and holds it until closed. */
    static DataDir hold(Path folder) {
        try {
            Files.createDirectories(folder);
            requireWritable(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("slotwise.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            return lock(folder, channel);
        } catch (IOException e) {
            throw new StoreException(
                    Kind.READ_ONLY,
                    "The data folder (%s) cannot be written: %s.\nChoose another with SLOTWISE_DATA_DIR."
                            .formatted(folder, e.getClass().getSimpleName()),
                    e);
        }
    }

    Path database() {
        return folder.resolve("slotwise.db");
    }

    /** Where a new database is made before it takes its name, so that a half-made one never carries it. */
    Path unfinishedDatabase() {
        return folder.resolve("slotwise.db.new");
    }

    Path backups() {
        return folder.resolve("backups");
    }

    Path uploads() {
        return folder.resolve("uploads");
    }

    /**
     * Whether the database is there. When it is missing although traces of one remain, that is an accident which a
     * fresh database would only hide.
     */
    boolean hasDatabase() {
        if (Files.exists(database())) {
            requireWritable(database());
            return true;
        }
        for (Path trace : List.of(folder.resolve("slotwise.db-wal"), backups())) {
            if (Files.exists(trace)) {
                throw new StoreException(
                        Kind.DAMAGED,
                        "The database (%s) is missing, but (%s) is there.\nPut a backup back in its place, or choose an empty folder."
                                .formatted(database(), trace.getFileName()));
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StoreException(Kind.UNAVAILABLE, "The lock of (%s) cannot be closed.".formatted(folder), e);
        }
    }

    private static DataDir lock(Path folder, FileChannel channel) throws IOException {
        if (tryLock(channel) == null) {
            String owner = ownerOf(channel);
            channel.close();
            throw new StoreException(
                    Kind.IN_USE,
                    "The data folder (%s) is in use by process (%s).\nStop it first, or let it do the work."
                            .formatted(folder, owner));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataDir(folder, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process, which is as bad as by another
        }
    }

    private static String ownerOf(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        int length = channel.read(pid, 0);
        return length < 1 ? "unknown" : new String(pid.array(), 0, length, StandardCharsets.US_ASCII);
    }

    /** Also refuses for the administrator what carries no write permission at all: someone meant that. */
    private static void requireWritable(Path path) {
        if (!Files.isWritable(path) || isMarkedReadOnly(path)) {
            throw new StoreException(
                    Kind.READ_ONLY,
                    "(%s) may not be written.\nChange its permissions, or choose another folder with SLOTWISE_DATA_DIR."
                            .formatted(path));
        }
    }

    private static boolean isMarkedReadOnly(Path path) {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return false;
        }
        try {
            return view.readAttributes().permissions().stream().noneMatch(WRITE::contains);
        } catch (IOException e) {
            throw new StoreException(Kind.UNAVAILABLE, "(%s) cannot be looked at.".formatted(path), e);
        }
    }
}
