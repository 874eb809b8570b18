package io.slotwise.llm.prompt;

import java.util.List;

/**
 * What is added to a template for one request, behind its stable part.
 *
 * @param pattern how Claude should think
 * @param examples of good answers
 * @param constraints in words
 * @param outcomes what became of earlier answers, such as a suggestion that was rejected and why
 */
public record Additions(Pattern pattern, List<Example> examples, List<String> constraints, List<String> outcomes) {
    /** Nothing is added. */
    public static final Additions NONE = new Additions(Pattern.NONE, List.of(), List.of(), List.of());

    private static final int MOST_LINES = 20;
    private static final int MOST_CHARS = 400;

    public Additions {
        examples = List.copyOf(examples);
        constraints = List.copyOf(constraints);
        outcomes = List.copyOf(outcomes);
        if (Math.max(examples.size(), Math.max(constraints.size(), outcomes.size())) > MOST_LINES) {
            throw new IllegalArgumentException("At most %d lines of a kind can be added.".formatted(MOST_LINES));
        }
    }

    /** These with another way to think. */
    public Additions thinking(Pattern how) {
        return new Additions(how, examples, constraints, outcomes);
    }

    /** The text, empty if nothing is added. What users said is cleaned and escaped. */
    String text() {
        StringBuilder text = new StringBuilder();
        if (!examples.isEmpty()) {
            text.append("# Examples\n");
            for (Example example : examples) {
                text.append("<example><input>")
                        .append(escaped(example.input()))
                        .append("</input><output>")
                        .append(escaped(example.output()))
                        .append("</output></example>\n");
            }
        }
        lines(text, "# Further constraints", constraints);
        lines(text, "# What became of earlier answers", outcomes);
        if (pattern != Pattern.NONE) {
            text.append("# How to think\n").append(pattern.words()).append('\n');
        }
        return text.toString();
    }

    private static void lines(StringBuilder text, String head, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(head).append('\n');
            lines.forEach(line -> text.append("- ").append(escaped(line)).append('\n'));
        }
    }

    private static String escaped(String line) {
        return DataText.escaped(line, MOST_CHARS).replace('\n', ' ');
    }

    /** A question and a good answer to it. */
    public record Example(String input, String output) {}

    /** Ways to think. */
    public enum Pattern {
        NONE,
        /** Wei et al., Chain-of-Thought Prompting, 2022. */
        STEP_BY_STEP,
        /** Yao et al., Tree of Thoughts, 2023. */
        TREE,
        /** Zhou et al., Least-to-Most Prompting, 2022. */
        LEAST_TO_MOST;

        String words() {
            return switch (this) {
                case NONE -> "";
                case STEP_BY_STEP -> "Work through the question step by step before you decide.";
                case TREE ->
                    "Think of three different answers, weigh what speaks for and against each, drop the weakest,"
                            + " refine the others, and give the best.";
                case LEAST_TO_MOST ->
                    "Split the question into smaller ones, from the easiest to the hardest, and use each answer for"
                            + " the next.";
            };
        }
    }
}
