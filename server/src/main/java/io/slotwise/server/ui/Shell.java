package io.slotwise.server.ui;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one HTML page, once per address that it answers, with the modules of that address named ahead. */
final class Shell {
    private static final List<String> STYLES =
            List.of("tokens", "base", "controls", "shell", "editor", "slots", "charts", "data");
    private static final Map<String, String> PAGES = Map.of(
            "/", "editor/page.js",
            "/editor", "editor/page.js",
            "/fleet", "fleet/page.js",
            "/batch", "batch/page.js",
            "/insights", "insights/page.js",
            "/what-if", "whatif/page.js",
            "/ai-usage", "usage/page.js",
            "/prompts", "prompts/page.js",
            "/data", "data/page.js");

    private final Map<String, byte[]> pages = new LinkedHashMap<>();
    private final String scriptHash;

    Shell(Assets assets) {
        scriptHash = assets.imports().hash();
        PAGES.forEach((path, module) -> pages.put(path, page(assets, module).getBytes(StandardCharsets.UTF_8)));
    }

    byte @Nullable [] page(String path) {
        return pages.get(path);
    }

    Set<String> paths() {
        return pages.keySet();
    }

    /** The hash of the import map, which is the only inline script. */
    String scriptHash() {
        return scriptHash;
    }

    private static String page(Assets assets, String module) {
        return assets.shell()
                .replace("{{web}}", assets.web())
                .replace("{{importmap}}", assets.imports().json())
                .replace(
                        "{{styles}}",
                        STYLES.stream().map(name -> style(assets, name)).collect(Collectors.joining()))
                .replace("{{preload}}", preload(assets, module));
    }

    private static String style(Assets assets, String name) {
        return "<link rel=\"stylesheet\" href=\"%s/css/%s.css\">".formatted(assets.web(), name);
    }

    private static String preload(Assets assets, String module) {
        ModuleGraph graph = assets.modules();
        Set<String> modules = new LinkedHashSet<>(graph.reachable(assets.web() + "/js/main.js"));
        modules.addAll(graph.reachable(assets.web() + "/js/" + module));
        return modules.stream()
                .map("<link rel=\"modulepreload\" href=\"%s\">"::formatted)
                .collect(Collectors.joining());
    }
}
