package io.slotwise.intake.source;

import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.csv.UnreadableInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Puts the files of a zipped folder aside, so that a browser, which sends single files, can bring in a whole dataset. Only
 * CSV and JSON files of one folder are taken, by the last part of their names; an archive in an archive is none of them.
 */
final class ZippedFolder {
    private static final int MAX_ENTRIES = 1_000;
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_NAME = 120;
    private static final String SYSTEM = "__MACOSX/";

    private final String name;
    private final Path folder;
    private final long maxBytes;
    private final Set<String> parents = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private long bytes;

    private ZippedFolder(String name, Path folder, long maxBytes) {
        this.name = name;
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /** Whether a file begins as archives do. */
    static boolean isZip(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] < 9;
    }

    /**
     * Writes the files into a folder that is there.
     *
     * @param name of the archive, for errors
     * @param maxBytes that all files together may have
     * @throws UnreadableInput if it is no such archive, or longer than allowed
     */
    static void unpack(InputStream in, String name, Path folder, long maxBytes) throws IOException {
        ZippedFolder zipped = new ZippedFolder(name, folder, maxBytes);
        try (ZipInputStream zip = new ZipInputStream(in)) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw zipped.unreadable(
                            UnreadableInput.Why.TOO_LARGE, "holds more than %d files".formatted(MAX_ENTRIES));
                }
                zipped.take(entry, zip);
            }
        } catch (ZipException | EOFException e) {
            UnreadableInput error = zipped.unreadable(UnreadableInput.Why.MALFORMED, "is broken");
            error.initCause(e);
            throw error;
        }
        if (zipped.taken.isEmpty()) {
            throw zipped.unreadable(
                    UnreadableInput.Why.MALFORMED,
                    "holds no CSV file; a dataset folder has products.csv and sales.csv, and a spreadsheet has to be"
                            + " saved as CSV");
        }
    }

    /** What is passed over is read to its end all the same, so it counts. */
    private void take(ZipEntry entry, InputStream content) throws IOException {
        String path = entry.getName();
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        requireInside(path);
        boolean wanted = file.endsWith(".csv") || file.endsWith(".json");
        if (!wanted || entry.isDirectory() || path.startsWith(SYSTEM)) {
            copy(content, OutputStream.nullOutputStream());
            return;
        }
        parents.add(path.substring(0, path.length() - file.length()));
        if (parents.size() > 1 || !taken.add(file)) {
            throw unreadable(UnreadableInput.Why.MALFORMED, "must hold one folder with each file once");
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
            copy(content, out);
        }
    }

    private void requireInside(String path) throws UnreadableInput {
        boolean inside = path.length() <= MAX_NAME
                && Texts.fault(path) == null
                && !path.startsWith("/")
                && path.indexOf('\\') < 0
                && !List.of(path.split("/")).contains("..");
        if (!inside) {
            throw unreadable(
                    UnreadableInput.Why.FORBIDDEN_PATH,
                    "has a file (%s) that leads out of it or has no plain name".formatted(Texts.shown(path)));
        }
    }

    private void copy(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            bytes += n;
            if (bytes > maxBytes) {
                throw unreadable(
                        UnreadableInput.Why.TOO_LARGE, "has more than the %d bytes that are read".formatted(maxBytes));
            }
            out.write(buffer, 0, n);
        }
    }

    private UnreadableInput unreadable(UnreadableInput.Why why, String what) {
        return new UnreadableInput(why, "The archive (%s) %s.".formatted(Texts.shown(name), what));
    }
}
