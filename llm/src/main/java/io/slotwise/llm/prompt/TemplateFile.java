package io.slotwise.llm.prompt;

import io.slotwise.llm.call.Shape;
import io.slotwise.llm.call.Template;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.prompt.PromptTemplate.Block;
import io.slotwise.llm.prompt.PromptTemplate.Place;
import io.slotwise.llm.prompt.PromptTemplate.Section;
import io.slotwise.llm.prompt.PromptTemplate.Stability;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a template file: front matter between two lines of three dashes, then blocks. A line {@code === system} or
 * {@code === user} begins a block, {@code === keep} ends one with a breakpoint of the prefix cache.
 *
 * <pre>
 * ---
 * tier: balanced
 * why: a standard analysis
 * schema: answer-1.json
 * output: 800
 * value: question
 * section: catalogue 2 top_rows stable
 * section: planogram 1 never
 * ---
 * === system
 * # Role
 * …
 * === keep
 * === user
 * {{{planogram}}}
 * </pre>
 */
final class TemplateFile {
    private static final String FENCE = "---";

    private final String name;
    private final Function<String, @Nullable String> schemas;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> singles = new LinkedHashMap<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Set<String> values = new LinkedHashSet<>();
    private final List<Block> blocks = new ArrayList<>();

    private TemplateFile(String name, Function<String, @Nullable String> schemas) {
        this.name = name;
        this.schemas = schemas;
    }

    /**
     * Reads a template.
     *
     * @param schemas the text of a schema file by its name; null if there is none
     * @throws TemplateFault with every fault at once
     */
    static PromptTemplate read(
            String feature, String version, String text, Function<String, @Nullable String> schemas) {
        TemplateFile file = new TemplateFile(feature + "/" + version, schemas);
        return file.template(feature, version, text);
    }

    private PromptTemplate template(String feature, String version, String text) {
        List<String> lines = text.lines().toList();
        int end = lines.isEmpty() || !lines.getFirst().equals(FENCE)
                ? -1
                : lines.subList(1, lines.size()).indexOf(FENCE);
        if (end < 0) {
            throw new TemplateFault(name, List.of("It must begin with front matter between two lines of ---."));
        }
        lines.subList(1, end + 1).forEach(this::matter);
        body(lines.subList(end + 2, lines.size()));
        Tier tier = tier();
        Shape shape = shape();
        Integer output = output();
        if (!faults.isEmpty()) {
            throw new TemplateFault(name, faults);
        }
        return new PromptTemplate(
                new Template(feature, version, hash(text)),
                tier,
                singles.getOrDefault("why", ""),
                shape,
                output,
                values,
                sections,
                blocks);
    }

    private void matter(String line) {
        int colon = line.indexOf(':');
        if (line.isBlank()) {
            return;
        }
        if (colon < 1) {
            faults.add("The line (%s) must be a name, a colon and a value.".formatted(line));
            return;
        }
        String key = line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        switch (key) {
            case "section" -> section(value);
            case "value" -> values.add(value);
            case "tier", "why", "schema", "output" -> {
                if (singles.put(key, value) != null) {
                    faults.add("The name %s stands twice.".formatted(key));
                }
            }
            default -> faults.add("The name %s is not known.".formatted(key));
        }
    }

    private void section(String value) {
        String[] words = value.split(" +");
        try {
            if (words.length < 3 || words.length > 4) {
                throw new IllegalArgumentException();
            }
            Stability stability =
                    words.length == 4 ? Stability.valueOf(words[3].toUpperCase(Locale.ROOT)) : Stability.VOLATILE;
            Section section = new Section(
                    words[0],
                    Integer.parseInt(words[1]),
                    Shortening.valueOf(words[2].toUpperCase(Locale.ROOT)),
                    stability);
            if (sections.put(section.name(), section) != null) {
                faults.add("The section %s stands twice.".formatted(section.name()));
            }
        } catch (IllegalArgumentException e) {
            faults.add("The section (%s) must be a name, a priority, a rule for shortening, and maybe stable."
                    .formatted(value));
        }
    }

    private void body(List<String> lines) {
        Place place = Place.SYSTEM;
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (!line.startsWith("=== ")) {
                text.append(line).append('\n');
                continue;
            }
            String word = line.substring(4).strip();
            add(place, text, word.equals("keep"));
            switch (word) {
                case "system" -> place = Place.SYSTEM;
                case "user" -> place = Place.USER;
                case "keep" -> {}
                default -> faults.add("The line (%s) must name system, user or keep.".formatted(line));
            }
        }
        add(place, text, false);
    }

    private void add(Place place, StringBuilder text, boolean kept) {
        String block = text.toString().strip();
        text.setLength(0);
        if (block.isEmpty()) {
            if (kept) {
                faults.add("A breakpoint must stand behind some text.");
            }
            return;
        }
        if (place == Place.SYSTEM && !blocks.isEmpty() && blocks.getLast().place() == Place.USER) {
            faults.add("The system's text must stand before the user's.");
        }
        blocks.add(new Block(place, block + "\n", kept));
    }

    private Tier tier() {
        String word = singles.getOrDefault("tier", "");
        for (Tier tier : Tier.values()) {
            if (tier.word().equals(word)) {
                return tier;
            }
        }
        faults.add("The tier (%s) must be fast, balanced or powerful.".formatted(word));
        return Tier.FAST;
    }

    private @Nullable Shape shape() {
        String file = singles.get("schema");
        if (file == null) {
            return null;
        }
        String schema = schemas.apply(file);
        if (schema == null) {
            faults.add("The schema (%s) is missing.".formatted(file));
            return null;
        }
        return new Shape(file, schema);
    }

    private @Nullable Integer output() {
        String word = singles.get("output");
        if (word == null) {
            return null;
        }
        if (!word.matches("[1-9][0-9]{0,5}")) {
            faults.add("The output (%s) must be a number of tokens.".formatted(word));
            return null;
        }
        return Integer.valueOf(word);
    }

    private static String hash(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
