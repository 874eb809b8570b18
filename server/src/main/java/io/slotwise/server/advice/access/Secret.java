package io.slotwise.server.advice.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * 256 random bits, written as 64 hexadecimal digits. Its SHA-256 is all that is kept of it: a slow hash guards what can be
 * guessed, and this cannot. Never printed by accident.
 */
final class Secret {
    static final int DIGITS = 64;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    /** @param text as it was written for whom it is for */
    Secret(String text) {
        this.text = text;
    }

    static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    /** Whether it is the one of a hash, in a time that does not depend on how much of it is right. */
    boolean isOf(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    String hash() {
        return sha256(text);
    }

    /** Another secret that whoever knows this one can work out, and nobody else. */
    String derived(String purpose) {
        return sha256(purpose + ":" + text);
    }

    /** The secret itself, for the one who is to know it. */
    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "(secret)";
    }

    private static String sha256(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
