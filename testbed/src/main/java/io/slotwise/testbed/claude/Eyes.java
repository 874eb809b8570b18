package io.slotwise.testbed.claude;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Sees in a PNG what its text chunk named {@code seen} says: pictures for tests carry what is on them. */
final class Eyes {
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_FRAME_BYTES = 12;
    private static final int TEXT_CHUNK = 0x74455874; // tEXt
    private static final String KEYWORD = "seen\0";

    private Eyes() {}

    static String read(byte[] png) {
        ByteBuffer in = ByteBuffer.wrap(png);
        int at = SIGNATURE_BYTES;
        while (at + CHUNK_FRAME_BYTES <= png.length) {
            int length = in.getInt(at);
            if (length < 0 || at + CHUNK_FRAME_BYTES + (long) length > png.length) {
                return "";
            }
            String text = new String(png, at + 8, length, StandardCharsets.ISO_8859_1);
            if (in.getInt(at + 4) == TEXT_CHUNK && text.startsWith(KEYWORD)) {
                return text.substring(KEYWORD.length());
            }
            at += CHUNK_FRAME_BYTES + length;
        }
        return "";
    }
}
