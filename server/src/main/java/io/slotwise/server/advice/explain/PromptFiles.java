package io.slotwise.server.advice.explain;

import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Prompt.Role;
import io.slotwise.llm.call.Template;
import io.slotwise.llm.call.Tier;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Prompts from the files in {@code prompts/}: what stays the same first, the volatile planogram last. Data stand between
 * tags whose mark nobody outside can guess, as it is a keyed hash of what they enclose; the same data have the same
 * mark, so that the prefix stays byte-identical. A prompt that is too long loses rows of its sections, the least
 * important section first, and says so.
 */
public final class PromptFiles {
    private static final int MARK_BYTES = 4;
    private static final double BYTES_PER_TOKEN = 2.8;
    private static final String MAC = "HmacSHA256";

    private final byte[] secret;
    private final Map<Tier, Integer> contextTokens;
    private final Variants variants;
    private final Map<String, PromptFile> files = new LinkedHashMap<>();

    /**
     * Reads every template that may be used.
     *
     * @param secret for the marks; another for each installation
     * @param contextTokens the longest prompt of each tier
     */
    public PromptFiles(byte[] secret, ToIntFunction<Tier> contextTokens, Variants variants) {
        this.secret = secret.clone();
        this.contextTokens = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            this.contextTokens.put(tier, contextTokens.applyAsInt(tier));
        }
        this.variants = variants;
        for (Feature feature : Feature.values()) {
            for (String version : variants.versions(feature)) {
                PromptFile file = PromptFile.find(feature.word(), version);
                if (file == null) {
                    throw new IllegalStateException(
                            "The template %s/%s is missing.".formatted(feature.word(), version));
                }
                files.put(feature.word() + "/" + version, file);
            }
        }
    }

    /**
     * A prompt ready to go out.
     *
     * @param leftOut sections that had to shrink, by name
     */
    record Composed(Prompt prompt, Template template, List<String> leftOut) {}

    /** The prompt of a topic. */
    Composed compose(Topic topic, Material material) {
        String unit = topic.situation() == null
                ? ""
                : topic.situation().machine().id();
        PromptFile file = java.util.Objects.requireNonNull(
                files.get(topic.feature().word() + "/" + variants.version(topic.feature(), unit)));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        rows.put("facts", material.facts());
        rows.put("subjects", material.subjects());
        rows.put("products", material.products());
        rows.put("planogram", material.planogram());
        List<String> leftOut = shrink(file, rows, contextTokens.get(topic.feature().tier()), material);
        return new Composed(prompt(bound(file, rows, leftOut, material), topic.photo()), file.template(), leftOut);
    }

    /** Takes rows from the end of sections until the prompt fits; names the sections that shrank. */
    private List<String> shrink(
            PromptFile file, Map<String, List<String>> rows, int mostTokens, Material material) {
        TreeSet<String> shrunk = new TreeSet<>();
        List<Map.Entry<String, PromptFile.Section>> order = file.sections().entrySet().stream()
                .sorted(Comparator.comparingInt(
                        (Map.Entry<String, PromptFile.Section> one) -> -one.getValue().priority()))
                .toList();
        for (Map.Entry<String, PromptFile.Section> section : order) {
            while (tokens(bound(file, rows, List.copyOf(shrunk), material)) > mostTokens
                    && rows.get(section.getKey()).size() > section.getValue().least()) {
                rows.put(section.getKey(), shorter(rows.get(section.getKey()), section.getValue().least(), section.getKey()));
                shrunk.add(section.getKey());
            }
        }
        return List.copyOf(shrunk);
    }

    /** A fifth fewer rows; of a planogram the lowest ones go, and its end stays. */
    private static List<String> shorter(List<String> rows, int least, String section) {
        int kept = Math.max(least, rows.size() * 4 / 5);
        List<String> head = new ArrayList<>(rows.subList(0, Math.min(rows.size(), kept)));
        if (section.equals("planogram") && !head.isEmpty() && !head.getLast().endsWith("</planogram>")) {
            head.set(head.size() - 1, head.getLast() + "</planogram>");
        }
        return head;
    }

    static int tokens(List<String> blocks) {
        return (int) Math.ceil(blocks.stream()
                        .mapToInt(block -> block.getBytes(StandardCharsets.UTF_8).length)
                        .sum()
                / BYTES_PER_TOKEN);
    }

    private List<String> bound(
            PromptFile file, Map<String, List<String>> rows, List<String> leftOut, Material material) {
        Map<String, String> values = new LinkedHashMap<>();
        rows.forEach((name, lines) -> values.put(name, marked(name, String.join("\n", lines))));
        values.put("venue", marked("venue", material.venue()));
        values.put(
                "left_out",
                leftOut.isEmpty()
                        ? ""
                        : "Left out for want of room: the last rows of " + String.join(", ", leftOut) + ".");
        return file.bind(values);
    }

    private String marked(String name, String data) {
        String safe = name.equals("planogram") ? data : data.replace("<", "\\u003c").replace(">", "\\u003e");
        String tag = "data-" + mark(safe);
        return "<%s name=\"%s\">\n%s\n</%s>".formatted(tag, name, safe, tag);
    }

    private String mark(String data) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return HexFormat.of().formatHex(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)), 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + MAC + ".", e);
        }
    }

    private static Prompt prompt(List<String> blocks, Topic.@Nullable Photo photo) {
        List<Part> system = blocks.subList(0, blocks.size() - 1).stream()
                .map(block -> (Part) new Part.Text(block, Keep.FIVE_MINUTES))
                .collect(Collectors.toList());
        List<Part> question = new ArrayList<>();
        if (photo != null) {
            question.add(new Part.Image(photo.mediaType(), photo.bytes(), Keep.NO));
        }
        question.add(new Part.Text(blocks.getLast()));
        return new Prompt(system, List.of(new Prompt.Turn(Role.USER, question)));
    }
}
