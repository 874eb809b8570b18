package io.slotwise.server.store.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One cabinet of one machine. */
public record CabinetId(String deviceId, int cabinetIndex) {
    private static final String NOT_PLAIN = "[^A-Za-z0-9._~-]";

    /**
     * The name of its planogram in addresses: {@code <device_id>-<cabinet_index>}. Where the device's id has characters
     * that an address cannot hold as they are, these become {@code _} and eight hexadecimal digits keep it apart.
     */
    public String planogramKey() {
        String plain = deviceId.replaceAll(NOT_PLAIN, "_");
        return (plain.equals(deviceId) ? plain : plain + "_" + shortHash()) + "-" + cabinetIndex;
    }

    private String shortHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(deviceId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
