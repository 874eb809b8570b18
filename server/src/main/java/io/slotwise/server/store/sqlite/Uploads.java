package io.slotwise.server.store.sqlite;

import io.slotwise.server.store.sqlite.StoreException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Uploaded files that wait to be applied, each in a folder of its own that bears its import's number. A file is gone
 * once its import was applied or removed, and after {@link #LIFE} in any case; what a crash left half received is gone
 * at the next start.
 */
public final class Uploads {
    /** How long a file waits to be applied. */
    public static final Duration LIFE = Duration.ofHours(24);

    /** Files that wait at the same time; one more, and the oldest goes. */
    public static final int MAX_WAITING = 20;

    private static final String HALF = "half-";
    private static final int MAX_NAME = 100;

    private final Path folder;

    Uploads(Path folder) {
        this.folder = folder;
    }

    /** A file that is received but belongs to no import yet. */
    public record Received(Path file) {}

    /** Takes a stream in; nothing of it stays where that fails. */
    public Received receive(InputStream content, String name) throws IOException {
        Path half = folder.resolve(HALF + UUID.randomUUID());
        Files.createDirectories(half);
        Path file = half.resolve(plain(name));
        try {
            Files.copy(content, file);
            return new Received(file);
        } catch (IOException | RuntimeException e) {
            delete(half);
            throw e;
        }
    }

    /** Gives a file up that was received. */
    public void drop(Received received) {
        delete(received.file().resolveSibling(""));
    }

    /** Lets a received file wait under its import's number. */
    public Path keep(Received received, long importId) {
        Path own = own(importId);
        try {
            Files.move(received.file().resolveSibling(""), own);
        } catch (IOException e) {
            throw new StoreException(Kind.UNAVAILABLE, "The upload (%d) cannot be kept.".formatted(importId), e);
        }
        return own.resolve(received.file().getFileName());
    }

    /** The file of an import, or null where it waits no longer. */
    public @Nullable Path find(long importId) {
        List<Path> files = list(own(importId));
        return files.isEmpty() ? null : files.getFirst();
    }

    public void discard(long importId) {
        delete(own(importId));
    }

    /** Deletes what waits for too long, and the oldest of too many. */
    public void expire(Instant now) {
        List<Path> waiting = new ArrayList<>(list(folder));
        waiting.removeIf(path -> String.valueOf(path.getFileName()).startsWith(HALF));
        waiting.sort(Comparator.comparing(Uploads::since).reversed());
        for (int i = 0; i < waiting.size(); i++) {
            if (i >= MAX_WAITING || since(waiting.get(i)).plus(LIFE).isBefore(now)) {
                delete(waiting.get(i));
            }
        }
    }

    /** Deletes what a crash left behind; called before anything is received. */
    public void recover(Instant now, LongPredicate waits) {
        list(folder).stream()
                .filter(path -> {
                    String name = String.valueOf(path.getFileName());
                    return name.startsWith(HALF) || !waits.test(Long.parseLong(name));
                })
                .forEach(Uploads::delete);
        expire(now);
    }

    private Path own(long importId) {
        return folder.resolve(Long.toString(importId));
    }

    /** A name that every file system takes; only its plain characters stay. */
    static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_").replaceFirst("^[. ]+", "_");
        String cut = plain.length() > MAX_NAME ? plain.substring(plain.length() - MAX_NAME) : plain;
        return cut.isBlank() ? "upload" : cut;
    }

    private static Instant since(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH; // gone meanwhile
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.toList();
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(Kind.UNAVAILABLE, "The uploads (%s) cannot be listed.".formatted(folder), e);
        }
    }

    private static void delete(Path folder) {
        try {
            for (Path file : list(folder)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new StoreException(Kind.UNAVAILABLE, "The upload (%s) cannot be deleted.".formatted(folder), e);
        }
    }
}
