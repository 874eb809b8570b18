package io.slotwise.llm.prompt;

import io.slotwise.llm.call.Shape;
import io.slotwise.llm.call.Template;
import io.slotwise.llm.call.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template as its file has it.
 *
 * @param id feature, version and hash of the file
 * @param tier which model it is for
 * @param why why that tier
 * @param shape the JSON wanted; null for plain text
 * @param outputTokens the longest visible answer; null is the tier's own
 * @param values names of short texts, escaped where they are put in
 * @param sections by name
 * @param blocks the text in the order in which it is sent
 */
public record PromptTemplate(
        Template id,
        Tier tier,
        String why,
        @Nullable Shape shape,
        @Nullable Integer outputTokens,
        Set<String> values,
        Map<String, Section> sections,
        List<Block> blocks) {
    public PromptTemplate {
        values = Set.copyOf(values);
        sections = Map.copyOf(sections);
        blocks = List.copyOf(blocks);
    }

    /**
     * A section.
     *
     * @param priority 1 is shortened last
     * @param stability whether it may stand before a breakpoint of the prefix cache
     */
    public record Section(String name, int priority, Shortening rule, Stability stability) {}

    /** How often a section changes between requests. */
    public enum Stability {
        STABLE,
        VOLATILE
    }

    /**
     * A stretch of text.
     *
     * @param place where it goes
     * @param text with placeholders
     * @param isKept whether a breakpoint of the prefix cache stands behind it
     */
    public record Block(Place place, String text, boolean isKept) {}

    /** Where a block goes. */
    public enum Place {
        SYSTEM,
        USER
    }
}
