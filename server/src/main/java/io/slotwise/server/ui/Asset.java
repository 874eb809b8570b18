package io.slotwise.server.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** One static file, as it is and compressed. The arrays are shared: nobody writes to them. */
final class Asset {
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final String contentType;
    private final byte[] plain;
    private final byte[] gzip;

    private Asset(String contentType, byte[] plain) {
        this.contentType = contentType;
        this.plain = plain;
        gzip = compressed(plain);
    }

    /** @throws IllegalArgumentException if the name's ending is none that the application serves */
    static Asset of(String name, byte[] content) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException("The static file (%s) must end in one of %s."
                    .formatted(name, TYPES.keySet().stream().sorted().toList()));
        }
        return new Asset(type, content);
    }

    /** A media type; text is UTF-8. */
    String contentType() {
        return contentType;
    }

    byte[] plain() {
        return plain;
    }

    byte[] gzip() {
        return gzip;
    }

    String text() {
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written.", e);
        }
        return out.toByteArray();
    }
}
