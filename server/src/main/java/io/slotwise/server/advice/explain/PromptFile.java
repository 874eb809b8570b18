package io.slotwise.server.advice.explain;

import io.slotwise.llm.call.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One template: front matter, then text in blocks between {@value #KEEP} lines, each block but the last kept by the
 * far side for the next request.
 *
 * @param sections how the data shrink when the prompt is too long, by name
 */
record PromptFile(Template template, String tier, Map<String, Section> sections, List<String> blocks) {
    static final String KEEP = "<!-- keep -->";

    private static final Pattern FIELD = Pattern.compile("([a-z]+): (.+)");
    private static final Pattern SECTION =
            Pattern.compile("([a-z_]+) priority (\\d) shorten rows least (\\d{1,3})");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_]+)}}");

    /**
     * A kind of data in the prompt: one row a line.
     *
     * @param priority the highest shrinks first
     * @param least rows that always stay
     */
    record Section(int priority, int least) {}

    /** The file of a feature and version on the class path, or null. */
    static @Nullable PromptFile find(String feature, String version) {
        if (!(feature + version).matches("[a-z0-9-]{1,80}")) {
            return null;
        }
        try (InputStream in = PromptFile.class.getResourceAsStream("/prompts/%s/%s.md".formatted(feature, version))) {
            return in == null ? null : parse(feature, version, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if the front matter is missing or says something unknown */
    static PromptFile parse(String feature, String version, String text) {
        String[] parts = text.split("(?m)^---\\R", 3);
        if (parts.length != 3 || !parts[0].isEmpty()) {
            throw new IllegalArgumentException("The template (%s/%s) has no front matter.".formatted(feature, version));
        }
        Map<String, Section> sections = new LinkedHashMap<>();
        String tier = "";
        for (String line : parts[1].lines().toList()) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                throw new IllegalArgumentException("The line (%s) of the front matter is not known.".formatted(line));
            }
            switch (field.group(1)) {
                case "tier" -> tier = field.group(2);
                case "section" -> section(field.group(2), sections);
                case "feature", "version", "schema" -> {
                    // for whoever reads the file; the folder and the code decide
                }
                default -> throw new IllegalArgumentException("The field (%s) is not known.".formatted(line));
            }
        }
        List<String> blocks = new ArrayList<>();
        for (String block : parts[2].split("(?m)^" + KEEP + "\\R")) {
            blocks.add(block.strip());
        }
        return new PromptFile(new Template(feature, version, sha256(text)), tier, sections, blocks);
    }

    /** The names of all placeholders. */
    List<String> placeholders() {
        return blocks.stream()
                .flatMap(block -> PLACEHOLDER.matcher(block).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** The blocks with every placeholder bound; what is put in is not looked at again. */
    List<String> bind(Map<String, String> values) {
        return blocks.stream()
                .map(block -> PLACEHOLDER.matcher(block).replaceAll(found -> {
                    String value = values.get(found.group(1));
                    if (value == null) {
                        throw new IllegalArgumentException(
                                "The placeholder (%s) is not bound.".formatted(found.group(1)));
                    }
                    return Matcher.quoteReplacement(value);
                }))
                .toList();
    }

    private static void section(String text, Map<String, Section> sections) {
        Matcher rule = SECTION.matcher(text);
        if (!rule.matches()) {
            throw new IllegalArgumentException("The section (%s) is not known.".formatted(text));
        }
        sections.put(
                rule.group(1), new Section(Integer.parseInt(rule.group(2)), Integer.parseInt(rule.group(3))));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
