package io.slotwise.server.boot;

import io.slotwise.server.advice.access.KnowCaller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way by which commands reach the server that holds their data folder: a file in the folder, for its owner's eyes alone,
 * with the server's address and a pass that is good until the server ends.
 */
public final class SideDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SideDoor.class);
    private static final String NAME = "slotwise.door";

    private final Path file;
    private final String pass;

    SideDoor(Path dataDir, KnowCaller known) {
        file = dataDir.resolve(NAME);
        pass = known.pass();
    }

    /** Where a server is, and what it lets in by. */
    public record Found(URI address, String pass) {
        @Override
        public String toString() {
            return "Found[" + address + "]";
        }
    }

    /** The server that says it holds a folder; null where none does. It may have ended without a word. */
    public static @Nullable Found find(Path dataDir) throws IOException {
        Path file = dataDir.resolve(NAME);
        if (!Files.exists(file)) {
            return null;
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() == 2 ? new Found(URI.create(lines.getFirst()), lines.getLast()) : null;
    }

    /** Says where the server is. Without it the server serves all the same. */
    void open(InetAddress bound, int port) {
        Path unfinished = file.resolveSibling(NAME + ".new");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, ownersOnly());
            Files.writeString(unfinished, address(bound, port) + "\n" + pass + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("Commands cannot work beside this server, as the file ({}) cannot be written", file, e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    static URI address(InetAddress bound, int port) {
        InetAddress reached = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        String host = reached.getHostAddress();
        return URI.create("http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port));
    }

    private FileAttribute<?>[] ownersOnly() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
