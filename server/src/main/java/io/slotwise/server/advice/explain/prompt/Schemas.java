package io.slotwise.server.advice.explain.prompt;

import io.slotwise.llm.call.Shape;
import io.slotwise.server.advice.verify.Ground.ChangeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON schemas of answers: closed objects, every property required, ids as lists of what can exist. The same for
 * every request of a kind, so that the prefix cache holds them.
 */
public final class Schemas {
    private static final String VERSION = "answer-1";

    private Schemas() {}

    /** What an answer about a topic looks like. */
    public static Shape of(Topic topic) {
        return topic.photo() == null ? answer(topic.kinds()) : seen(topic.kinds());
    }

    /** Sentences, and proposals of these kinds. */
    static Shape answer(Set<ChangeKind> kinds) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("sentences", list(sentence()));
        if (!kinds.isEmpty()) {
            List<Object> choices = new ArrayList<>();
            kinds.stream().sorted(Comparator.naturalOrder()).forEach(kind -> choices.add(proposal(kind)));
            properties.put("proposals", list(Map.of("anyOf", choices)));
        }
        return shape("", properties);
    }

    /** As {@link #answer}, with what a picture shows in each slot. */
    static Shape seen(Set<ChangeKind> kinds) {
        Map<String, Object> slot = new LinkedHashMap<>();
        slot.put("position", text());
        slot.put("product", Map.of("type", List.of("string", "null")));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("slots", list(object(slot)));
        properties.put("sentences", list(sentence()));
        return shape("seen-", properties);
    }

    private static Map<String, Object> sentence() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> about = new ArrayList<>(List.of("plan"));
        about.addAll(ids("s", Feature.MOST_SUBJECTS));
        properties.put("about", Map.of("type", "string", "enum", about));
        properties.put("facts", list(Map.of("type", "string", "enum", ids("f", Feature.MOST_FACTS))));
        properties.put("text", text());
        return object(properties);
    }

    private static Map<String, Object> proposal(ChangeKind kind) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", Map.of("type", "string", "enum", List.of(kind.word())));
        properties.put("position", text());
        switch (kind) {
            case ASSIGN -> properties.put("product", text());
            case SWAP -> properties.put("with", text());
            case REPRICE -> properties.put("price", Map.of("type", "number"));
            case SET_PAR -> properties.put("par_level", Map.of("type", "integer"));
            case CLEAR -> {
                // the position says it all
            }
        }
        properties.put("reason", text());
        return object(properties);
    }

    private static Shape shape(String prefix, Map<String, Object> properties) {
        return new Shape(prefix + VERSION, JsonMapper.shared().writeValueAsString(object(properties)));
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("required", List.copyOf(properties.keySet()));
        object.put("properties", properties);
        return object;
    }

    private static Map<String, Object> list(Object items) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("items", items);
        return list;
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    private static List<String> ids(String prefix, int most) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= most; i++) {
            ids.add(prefix + i);
        }
        return ids;
    }
}
