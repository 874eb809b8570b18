package io.slotwise.intake.open;

import io.slotwise.intake.dex.DexFile;
import java.nio.charset.StandardCharsets;

/** What an input is, told from its first bytes. */
public enum InputKind {
    DATASET_FOLDER,
    CVD_DATABASE,
    DEX_AUDIT,
    CSV;

    private static final String SQLITE = "SQLite format 3\0";

    static InputKind of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith(SQLITE)) {
            return CVD_DATABASE;
        }
        return DexFile.looksLikeOne(text) ? DEX_AUDIT : CSV;
    }
}
