package io.slotwise.server.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every static file of the application by its address, read once from the class path. The addresses of our own files
 * hold a digest of them all, those of Lit its version: what an address answers never changes.
 */
final class Assets {
    /** Under which everything here is served. */
    static final String ROOT = "/_static/";

    private static final String OWN = "web/";
    private static final String LIBRARY = "META-INF/resources";
    private static final int DIGEST_BYTES = 6;

    private final Map<String, Asset> byAddress;
    private final String web;
    private final ImportMap imports;
    private final String shell;

    private Assets(Map<String, Asset> byAddress, String web, ImportMap imports, String shell) {
        this.byAddress = Map.copyOf(byAddress);
        this.web = web;
        this.imports = imports;
        this.shell = shell;
    }

    /** Reads what the class path holds. */
    static Assets load() {
        SortedMap<String, byte[]> own = read("classpath*:web/**/*.*", OWN);
        byte[] shell = own.remove("index.html");
        if (shell == null) {
            throw new IllegalStateException("The class path holds no web/index.html.");
        }
        String web = ROOT + "slotwise/" + digest(own);
        Map<String, Asset> all = new TreeMap<>();
        own.forEach((name, content) -> all.put(web + "/" + name, Asset.of(name, content)));
        ImportMap imports =
                ImportMap.of(read("classpath*:META-INF/importmap.json", null).values());
        ModuleGraph graph = new ModuleGraph(address -> all.computeIfAbsent(address, Assets::library), imports);
        List.copyOf(all.keySet()).stream()
                .filter(address -> address.endsWith(".js"))
                .forEach(graph::reachable);
        return new Assets(all, web, imports, new String(shell, StandardCharsets.UTF_8));
    }

    /** Which of these modules loads which. */
    ModuleGraph modules() {
        return new ModuleGraph(byAddress::get, imports);
    }

    @Nullable
    Asset find(String address) {
        return byAddress.get(address);
    }

    Map<String, Asset> all() {
        return byAddress;
    }

    /** Where our own files are, without a slash at the end. */
    String web() {
        return web;
    }

    ImportMap imports() {
        return imports;
    }

    /** The page as it was written, with its places still open. */
    String shell() {
        return shell;
    }

    /** A module of a library, which is served only because one of ours loads it; null when the class path has none. */
    private static @Nullable Asset library(String address) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(LIBRARY + address)) {
            return in == null ? null : Asset.of(address, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The module (%s) could not be read.".formatted(address), e);
        }
    }

    private static SortedMap<String, byte[]> read(String pattern, @Nullable String below) {
        SortedMap<String, byte[]> found = new TreeMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String address = resource.getURL().toString();
                String name = below == null ? address : address.substring(address.lastIndexOf(below) + below.length());
                found.put(name, resource.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The web application could not be read from the class path.", e);
        }
        return found;
    }

    private static String digest(SortedMap<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
