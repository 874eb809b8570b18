package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Holds what an answer says in words against its own figures. */
final class Verified {
    private static final Pattern FIGURE = Pattern.compile("(?<![\\p{L}\\d])\\d+(?:\\.\\d+)?");
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{1,2}\\d+\\b");
    /** The engine's own reason for a change, where Claude's did not pass: a component of what the change is worth. */
    private static final Pattern ENGINES = Pattern.compile("[a-z]+ [+−][0-9.]+ a week|no part of the money moves");

    private static final double PERCENT = 100;

    private Verified() {}

    /** Every figure that is said is one that the engine computed, to the precision in which it is said. */
    static void assertSaysOnlyItsFigures(JsonNode answer, JsonNode figures) {
        List<Double> known = new ArrayList<>();
        collect(figures, known);
        for (String said : said(answer).toList()) {
            List<String> written = FIGURE.matcher(CODE.matcher(said).replaceAll(""))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(written).as(said + " " + figures).allMatch(isAmong(known));
        }
    }

    /** What Claude says, whole and in parts, and why it proposes. */
    static Stream<String> said(JsonNode answer) {
        return Stream.of(
                        Stream.of(answer.get("explanation")),
                        answer.path("notes").valueStream().map(note -> note.get("text")),
                        answer.path("proposals").valueStream().map(proposal -> proposal.get("reason")))
                .flatMap(words -> words)
                .map(JsonNode::asString)
                .filter(words -> !ENGINES.matcher(words).matches());
    }

    private static Predicate<String> isAmong(List<Double> known) {
        return written -> {
            double said = Double.parseDouble(written);
            int point = written.indexOf('.');
            double half = Math.pow(10, point < 0 ? 0 : -(written.length() - point - 1.0)) / 2 + 1e-9;
            return known.stream()
                    .anyMatch(figure -> Math.abs(Math.abs(figure) - said) <= half
                            || Math.abs(Math.abs(figure) * PERCENT - said) <= half);
        };
    }

    private static void collect(JsonNode node, List<Double> known) {
        if (node.isNumber()) {
            known.add(node.doubleValue());
        }
        node.valueStream().forEach(child -> collect(child, known));
    }
}
