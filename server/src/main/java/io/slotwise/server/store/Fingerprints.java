package io.slotwise.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Names facts by what they say, so that the same file twice adds nothing. Two equal facts in one input (two cans
 * of the same drink, paid in cash on one day) are two facts: the first is occurrence 1, the next occurrence 2, and the
 * occurrence is part of the name. Counting takes 12 bytes a fact. For one input and one thread.
 */
final class Fingerprints {
    private static final int HASH_BYTES = 18;
    private static final int FIRST_CAPACITY = 1 << 12;

    private final MessageDigest sha = sha();
    private long[] seen = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int size;

    /** The fingerprint of a fact's fields in their order; absent fields are null. 24 characters. */
    String of(@Nullable Object... fields) {
        StringBuilder text = new StringBuilder();
        for (Object field : fields) {
            String written = field == null ? "" : field.toString();
            text.append(field == null ? -1 : written.length()).append(':').append(written);
        }
        byte[] base = sha.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        int occurrence = occurrence(first64(base));
        if (occurrence == 1) {
            return text(base);
        }
        sha.update(base);
        return text(sha.digest(Integer.toString(occurrence).getBytes(StandardCharsets.US_ASCII)));
    }

    /** How often this hash was seen, this time included. */
    private int occurrence(long hash) {
        if (size * 2 > seen.length) {
            grow();
        }
        int place = place(hash);
        if (counts[place] == 0) {
            seen[place] = hash;
            size++;
        }
        return ++counts[place];
    }

    private int place(long hash) {
        int mask = seen.length - 1;
        int place = (int) (hash >>> 20) & mask;
        while (counts[place] != 0 && seen[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldSeen = seen;
        int[] oldCounts = counts;
        seen = new long[oldSeen.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldSeen.length; i++) {
            if (oldCounts[i] != 0) {
                int place = place(oldSeen[i]);
                seen[place] = oldSeen[i];
                counts[place] = oldCounts[i];
            }
        }
    }

    private static long first64(byte[] hash) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | (hash[i] & 0xff);
        }
        return value;
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
