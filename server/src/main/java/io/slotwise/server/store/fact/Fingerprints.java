package io.slotwise.server.store.fact;

import io.slotwise.intake.Occurrences;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Names facts by what they say, so that the same file twice adds nothing. Two equal facts in one input (two cans
 * of the same drink, paid in cash on one day) are two facts: the first is occurrence 1, the next occurrence 2, and the
 * occurrence is part of the name. For one input and one thread.
 */
public final class Fingerprints {
    private static final int HASH_BYTES = 18;

    private final MessageDigest sha = sha();
    private final Occurrences occurrences = new Occurrences();

    /** The fingerprint of a fact's fields in their order; absent fields are null. 24 characters. */
    String of(@Nullable Object... fields) {
        StringBuilder text = new StringBuilder();
        for (Object field : fields) {
            String written = field == null ? "" : field.toString();
            text.append(field == null ? -1 : written.length()).append(':').append(written);
        }
        byte[] base = sha.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        int occurrence = occurrences.count(ByteBuffer.wrap(base).getLong());
        if (occurrence == 1) {
            return text(base);
        }
        sha.update(base);
        return text(sha.digest(Integer.toString(occurrence).getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(byte[] hash) {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
