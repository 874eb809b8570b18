package io.slotwise.llm.cache;

import io.slotwise.llm.call.Canonical;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What makes one question the same as another: canonical bytes, and their SHA-256 to find them by. Two keys are equal
 * only when all bytes are.
 */
public final class AnswerKey {
    private final byte[] canonical;
    private final String hash;

    public AnswerKey(Canonical canonical) {
        this.canonical = canonical.bytes();
        this.hash = HexFormat.of().formatHex(sha256(this.canonical));
    }

    /** SHA-256 in hexadecimal. */
    public String hash() {
        return hash;
    }

    byte[] canonical() {
        return canonical;
    }

    boolean isOf(KeptAnswer answer) {
        return answer.isOf(canonical);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnswerKey that && Arrays.equals(canonical, that.canonical);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "AnswerKey[%s]".formatted(hash);
    }
}
