package io.slotwise.server.advice.verify;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Planogram;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for suggestions: the same change to the same planogram of the same machine has the same name. */
public final class SuggestionId {
    private static final int BYTES = 9;

    private SuggestionId() {}

    public static String of(String deviceId, Planogram planogram, Change change) {
        StringBuilder text =
                new StringBuilder(deviceId).append('\0').append(change).append('\0');
        planogram
                .slots()
                .forEach(slot ->
                        text.append(slot.position()).append(slot.productId()).append(' '));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "sg_" + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
