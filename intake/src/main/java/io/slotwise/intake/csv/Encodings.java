package io.slotwise.intake.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells a text file's encoding from its bytes: a byte order mark first, then zeros (UTF-16 without a mark), then
 * strict UTF-8 over the whole file, then GB18030 against Latin-1. The last two cannot be told apart for certain;
 * the report says what was taken.
 */
final class Encodings {
    static final Charset GB18030 = Charset.forName("GB18030");
    /** Latin-1 with the printable characters that Windows adds to it. */
    static final Charset LATIN_1 = Charset.forName("windows-1252");

    private static final int SAMPLE_BYTES = 64 * 1024;

    /** Share of high bytes that stand in pairs, from which a text counts as Chinese. */
    private static final double PAIRED = 0.9;

    private Encodings() {}

    /** An encoding, and the bytes of its mark at the start of the file. */
    record Found(Charset charset, int markBytes) {}

    static Found detect(Path file) throws IOException {
        byte[] head = head(file);
        Found marked = marked(head);
        if (marked != null) {
            return marked;
        }
        Charset wide = wide(head);
        if (wide != null) {
            return new Found(wide, 0);
        }
        if (decodes(file, StandardCharsets.UTF_8)) {
            return new Found(StandardCharsets.UTF_8, 0);
        }
        return new Found(highBytesComeInPairs(file) && decodes(file, GB18030) ? GB18030 : LATIN_1, 0);
    }

    static int markBytes(Path file, Charset charset) throws IOException {
        Found marked = marked(head(file));
        return marked != null && marked.charset().equals(charset) ? marked.markBytes() : 0;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SAMPLE_BYTES);
        }
    }

    private static @Nullable Found marked(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Found(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Found(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Found(StandardCharsets.UTF_16BE, 2);
        }
        return startsWith(head, 0x84, 0x31, 0x95, 0x33) ? new Found(GB18030, 4) : null;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        boolean same = head.length >= mark.length;
        for (int i = 0; same && i < mark.length; i++) {
            same = (head[i] & 0xFF) == mark[i];
        }
        return same;
    }

    /** Headers are mostly ASCII, so UTF-16 shows as zeros in every other byte. */
    private static @Nullable Charset wide(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                zeros[i & 1]++;
            }
        }
        int pairs = head.length / 2;
        if (zeros[1] > pairs / 4 && zeros[0] < pairs / 16) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] > pairs / 4 && zeros[1] < pairs / 16 ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean decodes(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer sink = CharBuffer.allocate(SAMPLE_BYTES);
        ByteBuffer bytes = ByteBuffer.allocate(SAMPLE_BYTES);
        try (var channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                drain(decoder, bytes, sink, end);
                bytes.compact();
            }
            return true;
        } catch (CharacterCodingException e) {
            return false; // the answer, not a failure: the bytes are of another encoding
        }
    }

    private static void drain(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer sink, boolean end)
            throws CharacterCodingException {
        CoderResult result;
        do {
            sink.clear();
            result = decoder.decode(bytes, sink, end);
            if (result.isError()) {
                result.throwException();
            }
        } while (result.isOverflow());
    }

    /** Accented Latin letters stand alone between plain ones; bytes of Chinese come two by two. */
    private static boolean highBytesComeInPairs(Path file) throws IOException {
        long high = 0;
        long paired = 0;
        int run = 0;
        try (InputStream in = new java.io.BufferedInputStream(Files.newInputStream(file))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b >= 0x80) {
                    high++;
                    run++;
                } else {
                    paired += run & ~1;
                    run = 0;
                }
            }
        }
        return high > 0 && (paired + (run & ~1)) >= PAIRED * high;
    }
}
