package io.slotwise.intake.source;

import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.csv.UnreadableInput;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Input as a file or folder of bounded size, whatever it came as. Closing it deletes what was put aside for it. A stream
 * compressed with gzip is inflated once, a zipped folder is unpacked; anything compressed twice is refused.
 */
public final class Source implements Closeable {
    private static final int BUFFER = 64 * 1024;
    private static final int HEAD = 4 * 1024;

    private final Path path;
    private final @Nullable Path temporary;

    private Source(Path path, @Nullable Path temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** A file or folder as it stands, or inflated beside it. */
    public static Source of(Path path, long maxBytes) throws IOException {
        byte[] head = Files.isRegularFile(path) ? head(path) : new byte[0];
        String name = String.valueOf(path.getFileName());
        if (!isGzip(head) && !ZippedFolder.isZip(head)) {
            return new Source(path, null);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return isGzip(head)
                    ? refusingArchives(inflated(in, withoutGz(name), maxBytes))
                    : unpacked(in, name, maxBytes);
        }
    }

    /**
     * A stream, such as an upload.
     *
     * @param name what the sender calls it; only its last part may be there
     * @throws UnreadableInput if the name leads elsewhere, or the stream is longer than allowed
     */
    public static Source of(InputStream stream, String name, long maxBytes) throws IOException {
        requirePlain(name);
        Source whole = kept(stream, name, maxBytes);
        try {
            Source plain = of(whole.path, maxBytes);
            if (plain.temporary == null) {
                return whole;
            }
            whole.close();
            return plain;
        } catch (IOException | RuntimeException e) {
            whole.close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /** The first bytes, to tell the kind of input by; none of a folder. */
    public byte[] head() throws IOException {
        return isFolder() ? new byte[0] : head(path);
    }

    public boolean isFolder() {
        return Files.isDirectory(path);
    }

    @Override
    public void close() throws IOException {
        if (temporary == null) {
            return;
        }
        if (isFolder()) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(path);
        Files.deleteIfExists(temporary);
    }

    private static void requirePlain(String name) throws UnreadableInput {
        boolean plain = !name.isBlank()
                && Texts.fault(name) == null
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c == 0);
        if (!plain) {
            throw new UnreadableInput(
                    UnreadableInput.Why.FORBIDDEN_PATH,
                    "The name (%s) must be a plain file name.".formatted(Texts.shown(name)));
        }
    }

    private static Source inflated(InputStream in, String name, long maxBytes) throws IOException {
        try (InputStream plain = new GZIPInputStream(in, BUFFER)) {
            return kept(plain, name, maxBytes);
        } catch (ZipException | EOFException e) {
            UnreadableInput error = new UnreadableInput(
                    UnreadableInput.Why.MALFORMED, "The file (%s) is broken gzip.".formatted(Texts.shown(name)));
            error.initCause(e);
            throw error;
        }
    }

    private static Source unpacked(InputStream in, String name, long maxBytes) throws IOException {
        Path folder = Files.createTempDirectory("slotwise-import");
        Source source = new Source(Files.createDirectory(folder.resolve(name)), folder);
        try {
            ZippedFolder.unpack(in, name, source.path, maxBytes);
            return source;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Source kept(InputStream in, String name, long maxBytes) throws IOException {
        Path folder = Files.createTempDirectory("slotwise-import");
        Source source = new Source(folder.resolve(name), folder);
        try (OutputStream out = Files.newOutputStream(source.path)) {
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
                if (bytes > maxBytes) {
                    throw new UnreadableInput(
                            UnreadableInput.Why.TOO_LARGE,
                            "The input (%s) has more than the %d bytes that are read."
                                    .formatted(Texts.shown(name), maxBytes));
                }
                out.write(buffer, 0, n);
            }
            return source;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Source refusingArchives(Source inflated) throws IOException {
        byte[] head = inflated.head();
        if (isGzip(head) || ZippedFolder.isZip(head)) {
            inflated.close();
            throw new UnreadableInput(
                    UnreadableInput.Why.MALFORMED,
                    "The file (%s) is compressed twice.".formatted(inflated.path.getFileName()));
        }
        return inflated;
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean isGzip(byte[] head) {
        return head.length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
    }

    private static String withoutGz(String name) {
        return name.endsWith(".gz") && name.length() > 3 ? name.substring(0, name.length() - 3) : name;
    }
}
