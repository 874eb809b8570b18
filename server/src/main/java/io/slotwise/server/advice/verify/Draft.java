package io.slotwise.server.advice.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as Claude wrote it, read and not yet believed.
 *
 * @param proposals objects of whatever content
 * @param slots objects of whatever content, of answers to pictures
 */
record Draft(List<Line> lines, List<JsonNode> proposals, List<JsonNode> slots) {
    static final int MAX_CHARS = 65_536;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_LINES = 40;
    private static final int MAX_PROPOSALS = 40;
    private static final int MAX_SLOTS = 2_700;
    private static final int MAX_CITED = 20;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_CHARS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** A sentence, what it is about, and the facts that it claims to rest on. */
    record Line(String about, String text, List<String> facts) {}

    /** Reads an answer; null where it is not an object of the asked form. */
    static @Nullable Draft read(String text) {
        if (text.length() > MAX_CHARS) {
            return null;
        }
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.isObject() && tree.path("sentences").isArray()
                    ? new Draft(
                            lines(tree.get("sentences")),
                            objects(tree.path("proposals"), MAX_PROPOSALS),
                            objects(tree.path("slots"), MAX_SLOTS))
                    : null;
        } catch (JacksonException | NumberFormatException e) {
            return null;
        }
    }

    private static List<Line> lines(JsonNode sentences) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode sentence : sentences) {
            if (lines.size() < MAX_LINES && sentence.path("text").isString()) {
                List<String> facts = new ArrayList<>();
                for (JsonNode fact : sentence.path("facts")) {
                    if (facts.size() < MAX_CITED && fact.isString()) {
                        facts.add(fact.asString());
                    }
                }
                lines.add(new Line(
                        sentence.path("about").asString("plan"),
                        sentence.get("text").asString(),
                        facts));
            }
        }
        return lines;
    }

    private static List<JsonNode> objects(JsonNode list, int most) {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode one : list.isArray() ? list : List.<JsonNode>of()) {
            if (objects.size() < most && one.isObject()) {
                objects.add(one);
            }
        }
        return objects;
    }
}
