package io.slotwise.testbed.claude.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came in.
 *
 * @param headers by name in lower case
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body) {
    private static final int MAX_HEAD_BYTES = 64 * 1024;
    private static final int MAX_BODY_BYTES = 256 * 1024 * 1024;
    private static final int CHUNK_SIZE_RADIX = 16;

    public Call {
        headers = Map.copyOf(headers);
    }

    /** A header, or null. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The next request of a connection, or null at its end. */
    static @Nullable Call read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ");
        if (parts.length != 3) {
            throw new IOException("The request line (%s) has not three words.".formatted(first));
        }
        Map<String, String> headers = headers(in);
        return new Call(parts[0], parts[1], headers, body(in, headers));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        String line = line(in);
        while (line != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            line = line(in);
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length > MAX_BODY_BYTES) {
            throw new IOException("The body (%d bytes) is larger than 256 MB.".formatted(length));
        }
        return in.readNBytes(length);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int length = size == null ? 0 : Integer.parseInt(size.strip(), CHUNK_SIZE_RADIX);
            if (length == 0) {
                line(in);
                return body.toByteArray();
            }
            if (body.size() + length > MAX_BODY_BYTES) {
                throw new IOException("The body is larger than 256 MB.");
            }
            body.write(in.readNBytes(length));
            line(in);
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > MAX_HEAD_BYTES) {
                throw new IOException("A header line is longer than 64 KB.");
            }
            next = in.read();
        }
        return next < 0 && line.isEmpty() ? null : line.toString();
    }
}
