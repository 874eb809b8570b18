package io.slotwise.llm.prompt;

import io.slotwise.llm.prompt.PromptTemplate.Block;
import io.slotwise.llm.prompt.PromptTemplate.Place;
import io.slotwise.llm.prompt.PromptTemplate.Section;
import io.slotwise.llm.prompt.PromptTemplate.Stability;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a template may be used: it says who Claude is, what to do and what to answer; every placeholder is bound;
 * nothing that changes stands before the last breakpoint; its schema is of the kind the far side takes; what it says by
 * itself leaves room for the data.
 */
public final class TemplateCheck {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{(\\{?)\\s*([#^/&!>]?)\\s*([A-Za-z0-9_]+)\\s*}}}?");
    private static final List<String> HEADINGS = List.of("# Role", "# Task", "# Output");
    private static final int MOST_BREAKPOINTS = 4;

    private TemplateCheck() {}

    /**
     * What is wrong; empty when nothing is.
     *
     * @param contextTokens the longest prompt of its tier; half of it must be free for data
     * @param tokens how many tokens a text has
     */
    public static List<String> faults(PromptTemplate template, long contextTokens, ToLongFunction<String> tokens) {
        List<String> faults = new ArrayList<>();
        headings(template, faults);
        placeholders(template, faults);
        stability(template, faults);
        if (template.shape() != null) {
            faults.addAll(SchemaKind.faults(template.shape().schema()));
        }
        long own = template.blocks().stream()
                .mapToLong(block -> tokens.applyAsLong(block.text()))
                .sum();
        if (2 * own > contextTokens) {
            faults.add("Its own text takes %d tokens of %d, more than half.".formatted(own, contextTokens));
        }
        if (template.why().isBlank()) {
            faults.add("It must say why it is for the tier %s."
                    .formatted(template.tier().word()));
        }
        return faults;
    }

    private static void headings(PromptTemplate template, List<String> faults) {
        for (String heading : HEADINGS) {
            if (template.blocks().stream()
                    .noneMatch(block -> block.text().lines().anyMatch(line -> line.startsWith(heading)))) {
                faults.add("The heading %s is missing.".formatted(heading));
            }
        }
        if (template.blocks().stream().noneMatch(block -> block.place() == Place.USER)) {
            faults.add("The user's text is missing.");
        }
    }

    private static void placeholders(PromptTemplate template, List<String> faults) {
        Set<String> unused = new HashSet<>(template.sections().keySet());
        unused.addAll(template.values());
        for (Block block : template.blocks()) {
            Matcher found = PLACEHOLDER.matcher(block.text());
            while (found.find()) {
                String name = found.group(3);
                boolean isRaw = !found.group(1).isEmpty();
                if (!found.group(2).isEmpty()) {
                    faults.add("The placeholder %s must be a plain name.".formatted(found.group()));
                } else if (isRaw
                        ? !template.sections().containsKey(name)
                        : !template.values().contains(name)) {
                    faults.add("The placeholder %s is not declared as a %s."
                            .formatted(found.group(), isRaw ? "section" : "value"));
                }
                unused.remove(name);
            }
        }
        unused.stream().sorted().forEach(name -> faults.add("The declared name %s is never used.".formatted(name)));
    }

    /** What changes with every request must stand behind the last breakpoint, or nothing is ever read from it. */
    private static void stability(PromptTemplate template, List<String> faults) {
        int last = -1;
        int kept = 0;
        for (int i = 0; i < template.blocks().size(); i++) {
            if (template.blocks().get(i).isKept()) {
                last = i;
                kept++;
            }
        }
        if (kept == 0 || kept > MOST_BREAKPOINTS) {
            faults.add("It has %d breakpoints, and must have 1 to %d.".formatted(kept, MOST_BREAKPOINTS));
        }
        for (Block block : template.blocks().subList(0, last + 1)) {
            Matcher found = PLACEHOLDER.matcher(block.text());
            while (found.find()) {
                Section section = template.sections().get(found.group(3));
                if (section == null || section.stability() != Stability.STABLE) {
                    faults.add("The placeholder %s changes, and must stand behind the last breakpoint."
                            .formatted(found.group()));
                }
            }
        }
    }
}
