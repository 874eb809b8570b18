package io.slotwise.server.ui;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a bare module name such as {@code lit} stands for, gathered from the jars that bring the modules.
 *
 * @param imports name, or prefix that ends in a slash, to address
 */
record ImportMap(SortedMap<String, String> imports) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPES_ONLY = "@types/";

    /** @param documents import maps as the jars carry them */
    static ImportMap of(Collection<byte[]> documents) {
        SortedMap<String, String> all = new TreeMap<>();
        for (byte[] document : documents) {
            JsonNode imports = JSON.readTree(document).path("imports");
            imports.forEachEntry((name, address) -> {
                if (!name.startsWith(TYPES_ONLY)) {
                    all.put(name, address.asString());
                }
            });
        }
        return new ImportMap(all);
    }

    /** As it stands in the page. */
    String json() {
        return JSON.writeValueAsString(Map.of("imports", imports));
    }

    /** The address of a bare name, as a browser finds it: an exact name first, then the longest prefix; or null. */
    @Nullable
    String resolve(String name) {
        String exact = imports.get(name);
        if (exact != null) {
            return exact;
        }
        return imports.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") && name.startsWith(entry.getKey()))
                .reduce((first, longer) -> longer)
                .map(entry -> entry.getValue() + name.substring(entry.getKey().length()))
                .orElse(null);
    }

    /** What a Content-Security-Policy calls this script, without quotes. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json().getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
