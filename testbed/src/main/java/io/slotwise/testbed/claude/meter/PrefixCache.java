package io.slotwise.testbed.claude.meter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The prompt cache's accounts: at most {@value #BREAKPOINTS} breakpoints, byte-exact prefixes, a least length by
 * model, five minutes or an hour that start again with every read. Guarded by its own monitor.
 */
final class PrefixCache {
    private static final int BREAKPOINTS = 4;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<String, Instant> until = new HashMap<>();

    /** The input side of a call, and the marks that it leaves. */
    synchronized Usage input(String owner, List<Block> blocks, int least, Instant now) {
        until.values().removeIf(end -> !end.isAfter(now));
        MessageDigest sha = sha256();
        sha.update(owner.getBytes(StandardCharsets.UTF_8));
        long total = 0;
        long read = 0;
        long written = 0;
        boolean longest = false;
        int marks = 0;
        for (Block block : blocks) {
            total += Tokens.ofBlock(block.text());
            sha.update(block.text().getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            if (block.keep() == null || ++marks > BREAKPOINTS || total < least) {
                continue;
            }
            if (until.put(key(sha), now.plus(block.keep())) == null) {
                written = total;
                longest = block.keep().compareTo(HOUR) >= 0;
            } else {
                read = total;
            }
        }
        long fresh = Math.max(0, written - read);
        return new Usage(total - read - fresh, 0, read, longest ? 0 : fresh, longest ? fresh : 0);
    }

    private static String key(MessageDigest sha) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned on every Java platform.", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
