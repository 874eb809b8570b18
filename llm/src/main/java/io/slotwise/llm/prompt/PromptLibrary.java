package io.slotwise.llm.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All templates of a product. They lie on the class path under {@code prompts/<feature>/<version>.md}, schemas beside
 * them; {@code prompts/index.txt} names one {@code feature/version} per line, for a class path cannot be listed.
 * Immutable.
 */
public final class PromptLibrary {
    private static final String FOLDER = "prompts/";
    private static final String ENDING = ".md";

    private final Map<String, Map<String, PromptTemplate>> byFeature = new TreeMap<>();

    private PromptLibrary() {}

    /**
     * Reads every template that the index names.
     *
     * @throws TemplateFault if one cannot be read
     */
    public static PromptLibrary load(ClassLoader loader) {
        Function<String, @Nullable String> files = name -> text(loader, FOLDER + name);
        return read(files);
    }

    /** Reads from files by their names below the folder; null where there is none. */
    static PromptLibrary read(Function<String, @Nullable String> files) {
        PromptLibrary library = new PromptLibrary();
        String index = files.apply("index.txt");
        if (index == null) {
            throw new TemplateFault("index.txt", List.of("It is missing."));
        }
        index.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> library.add(line, files));
        return library;
    }

    /**
     * These and further versions of them, which lie under {@code <feature>/<version>.md} in a folder, schemas beside them.
     *
     * @throws TemplateFault if the folder or a template cannot be read, the feature is none of these, or the version is
     */
    public PromptLibrary and(Path folder) {
        PromptLibrary both = new PromptLibrary();
        byFeature.forEach((feature, versions) -> both.byFeature.put(feature, new TreeMap<>(versions)));
        for (String line : lines(folder)) {
            String feature = line.substring(0, line.indexOf('/'));
            if (!byFeature.containsKey(feature)) {
                throw new TemplateFault(line, List.of("There is no feature of that name."));
            }
            if (find(feature, line.substring(feature.length() + 1)) != null) {
                throw new TemplateFault(line, List.of("There is a version of that name."));
            }
            both.add(line, name -> text(folder.resolve(name)));
        }
        return both;
    }

    /** The features that have templates. */
    public Collection<String> features() {
        return byFeature.keySet();
    }

    /** The versions of a feature, in the order of their names. */
    public Collection<String> versions(String feature) {
        return byFeature.getOrDefault(feature, Map.of()).keySet();
    }

    /** A template; null if there is none of that name. */
    public @Nullable PromptTemplate find(String feature, String version) {
        return byFeature.getOrDefault(feature, Map.of()).get(version);
    }

    /** All of them. */
    public List<PromptTemplate> all() {
        return byFeature.values().stream()
                .flatMap(versions -> versions.values().stream())
                .toList();
    }

    private void add(String line, Function<String, @Nullable String> files) {
        String[] parts = line.split("/");
        String text = parts.length == 2 ? files.apply(line + ENDING) : null;
        if (text == null) {
            throw new TemplateFault(line, List.of("The index names it, and it is missing."));
        }
        PromptTemplate template =
                TemplateFile.read(parts[0], parts[1], text, schema -> files.apply(parts[0] + "/" + schema));
        byFeature.computeIfAbsent(parts[0], feature -> new TreeMap<>()).put(parts[1], template);
    }

    private static List<String> lines(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(ENDING) && name.indexOf('/') > 0)
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TemplateFault(folder.toString(), List.of("The folder cannot be read."));
        }
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new TemplateFault(file.toString(), List.of("The file cannot be read."));
        }
    }

    private static @Nullable String text(ClassLoader loader, String path) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
