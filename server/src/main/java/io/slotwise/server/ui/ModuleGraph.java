package io.slotwise.server.ui;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which module loads which: read from the sources, so that a page can ask for all of its modules at once. */
final class ModuleGraph {
    private static final Pattern STATIC = Pattern.compile("(?<![.\\w$])(?:import|from)\\s*\"([\\w@./-]+)\"");
    private static final Pattern LAZY = Pattern.compile("\\bimport\\(\"([\\w@./-]+)\"\\)");

    private final Function<String, @Nullable Asset> files;
    private final ImportMap bare;

    /** @param files a module by its address, null when there is none */
    ModuleGraph(Function<String, @Nullable Asset> files, ImportMap bare) {
        this.files = files;
        this.bare = bare;
    }

    /** Everything that loading this module loads, itself first; what it only loads later is not in it. */
    Set<String> reachable(String address) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(address));
        while (!open.isEmpty()) {
            String module = open.removeFirst();
            if (seen.add(module)) {
                imports(module).forEach(name -> open.addLast(required(module, name)));
            }
        }
        return seen;
    }

    /** The names that a module imports at once. */
    List<String> imports(String address) {
        return names(address, STATIC);
    }

    /** The names that a module imports when needed. */
    List<String> lazyImports(String address) {
        return names(address, LAZY);
    }

    /** The address that a name in a module means; null when it is a bare name that the import map does not know. */
    @Nullable
    String resolve(String from, String name) {
        return name.startsWith(".") || name.startsWith("/")
                ? URI.create(from).resolve(name).toString()
                : bare.resolve(name);
    }

    private String required(String from, String name) {
        String address = resolve(from, name);
        if (address == null) {
            throw new IllegalStateException("The module (%s) imports (%s), which is not there.".formatted(from, name));
        }
        return address;
    }

    private List<String> names(String address, Pattern pattern) {
        Asset module = files.apply(address);
        if (module == null) {
            throw new IllegalStateException("The module (%s) is not there.".formatted(address));
        }
        return pattern.matcher(module.text())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
