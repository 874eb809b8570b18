package io.slotwise.llm.prompt;

import com.samskivert.mustache.Mustache;
import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.prompt.PromptTemplate.Block;
import io.slotwise.llm.prompt.PromptTemplate.Place;
import io.slotwise.llm.prompt.PromptTemplate.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes a prompt of a template and what belongs into it. Sections that make it too long are shortened by their own
 * rules, the least important first; what was left out is said in the prompt. Each section stands in a block
 * whose name nobody who wrote its text can know, and which is the same for the same text, so that a kept prefix stays
 * the same byte for byte. Safe for many threads.
 */
public final class Composer {
    private static final int MOST_VALUE_CHARS = 2_000;
    private static final int MARKER_BYTES = 6;
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().escapeHTML(false).strictSections(true);

    private final SecretKeySpec secret;

    /**
     * A composer.
     *
     * @param secret what the names of blocks are made with; random, and new with each start
     */
    public Composer(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * A prompt that fits, or as short as it gets.
     *
     * @param request what belongs into the template
     * @param contextTokens the longest prompt
     * @param tokens how long a prompt is
     * @throws IllegalArgumentException if a section or value is missing, too many, or shortened by another rule
     */
    public Composed compose(
            PromptTemplate template, Request request, long contextTokens, ToLongFunction<Prompt> tokens) {
        require(template, request);
        Map<String, Integer> levels = new HashMap<>();
        while (true) {
            Prompt prompt = render(template, request, levels);
            long length = tokens.applyAsLong(prompt);
            Section next = length <= contextTokens ? null : leastImportant(template, request, levels);
            if (next == null) {
                return new Composed(prompt, leftOut(request, levels), length);
            }
            levels.merge(next.name(), 1, Integer::sum);
        }
    }

    private static void require(PromptTemplate template, Request request) {
        if (!template.sections().keySet().equals(request.sections().keySet())
                || !template.values().equals(request.values().keySet())) {
            throw new IllegalArgumentException("The template %s needs the sections %s and the values %s, not %s and %s."
                    .formatted(
                            template.id().word(),
                            template.sections().keySet(),
                            template.values(),
                            request.sections().keySet(),
                            request.values().keySet()));
        }
        request.sections().forEach((name, content) -> {
            Section section = template.sections().get(name);
            if (content.levels() > 1 && section != null && content.rule() != section.rule()) {
                throw new IllegalArgumentException("The section %s of %s is shortened by %s, not by %s."
                        .formatted(
                                name,
                                template.id().word(),
                                section.rule().word(),
                                content.rule().word()));
            }
        });
    }

    private static @Nullable Section leastImportant(
            PromptTemplate template, Request request, Map<String, Integer> levels) {
        return template.sections().values().stream()
                .filter(section -> levels.getOrDefault(section.name(), 0) + 1
                        < request.content(section.name()).levels())
                .max(Comparator.comparingInt(Section::priority).thenComparing(Section::name))
                .orElse(null);
    }

    private Prompt render(PromptTemplate template, Request request, Map<String, Integer> levels) {
        Map<String, String> context = new HashMap<>();
        request.values().forEach((name, value) -> context.put(name, DataText.escaped(value, MOST_VALUE_CHARS)));
        request.sections()
                .forEach((name, content) -> context.put(name, block(name, content, levels.getOrDefault(name, 0))));
        List<Part> system = new ArrayList<>();
        List<Part> user = new ArrayList<>();
        for (Block block : template.blocks()) {
            String text = MUSTACHE.compile(block.text()).execute(context);
            (block.place() == Place.SYSTEM ? system : user)
                    .add(new Part.Text(text, block.isKept() ? request.keep() : Keep.NO));
        }
        String additions = request.additions().text();
        if (!additions.isEmpty()) {
            user.add(new Part.Text(additions));
        }
        user.addAll(request.images());
        return new Prompt(system, List.of(new Prompt.Turn(Prompt.Role.USER, user)));
    }

    private String block(String name, Content content, int level) {
        String text = content.text(level).strip();
        String lost = content.leftOut(level);
        String marker = "data-" + marker(name, text);
        String note = lost.isEmpty() ? "" : "\n(left out: %s)".formatted(lost);
        return "<%s name=\"%s\">\n%s%s\n</%s>".formatted(marker, name, text, note, marker);
    }

    private static Map<String, String> leftOut(Request request, Map<String, Integer> levels) {
        Map<String, String> lost = new TreeMap<>();
        levels.forEach((name, level) -> {
            String words = request.content(name).leftOut(level);
            if (!words.isEmpty()) {
                lost.put(name, words);
            }
        });
        return lost;
    }

    private String marker(String name, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARKER_BYTES);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256.", e);
        }
    }

    /**
     * What belongs into a template.
     *
     * @param values short texts by name; cleaned and escaped here
     * @param sections contents by name
     * @param additions for this request alone
     * @param images behind the text
     * @param keep how long kept prefixes are kept
     */
    public record Request(
            Map<String, String> values,
            Map<String, Content> sections,
            Additions additions,
            List<Part.Image> images,
            Keep keep) {
        public Request {
            values = Map.copyOf(values);
            sections = Map.copyOf(sections);
            images = List.copyOf(images);
        }

        /** Values and sections, nothing else. */
        public static Request of(Map<String, String> values, Map<String, Content> sections) {
            return new Request(values, sections, Additions.NONE, List.of(), Keep.FIVE_MINUTES);
        }

        public Request with(Additions added) {
            return new Request(values, sections, added, images, keep);
        }

        public Request with(List<Part.Image> pictures) {
            return new Request(values, sections, additions, pictures, keep);
        }

        public Request kept(Keep howLong) {
            return new Request(values, sections, additions, images, howLong);
        }

        Content content(String name) {
            Content content = sections.get(name);
            if (content == null) {
                throw new IllegalArgumentException("The section %s is missing.".formatted(name));
            }
            return content;
        }
    }

    /**
     * A composed prompt.
     *
     * @param leftOut what was left out, by section
     * @param tokens how long it is; above the limit when nothing more could be shortened
     */
    public record Composed(Prompt prompt, Map<String, String> leftOut, long tokens) {}
}
