package io.slotwise.intake.dex;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The checksum that G85 carries: CRC-16 (polynomial x¹⁶ + x¹⁵ + x² + 1, reflected, start 0) over the lines from ST up to
 * G85, each ended by CR and LF however the file at hand ends them.
 */
final class DexChecksum {
    private static final int POLYNOMIAL = 0xA001;

    private DexChecksum() {}

    /** Four hexadecimal digits. */
    static String of(List<String> lines) {
        int crc = 0;
        for (String line : lines) {
            for (byte b : (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1)) {
                crc = next(crc, b & 0xFF);
            }
        }
        return "%04X".formatted(crc);
    }

    private static int next(int crc, int b) {
        int mixed = crc ^ b;
        for (int bit = 0; bit < 8; bit++) {
            mixed = (mixed & 1) == 0 ? mixed >>> 1 : (mixed >>> 1) ^ POLYNOMIAL;
        }
        return mixed;
    }
}
