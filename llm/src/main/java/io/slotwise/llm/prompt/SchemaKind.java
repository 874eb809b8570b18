package io.slotwise.llm.prompt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a JSON schema is of the kind the far side takes: closed objects, every property required, no bounds. */
final class SchemaKind {
    private static final Set<String> KNOWN = Set.of(
            "type",
            "description",
            "title",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "const",
            "anyOf",
            "$defs",
            "$ref");
    private static final int DEEPEST = 20;

    private final List<String> faults = new ArrayList<>();

    private SchemaKind() {}

    static List<String> faults(String schema) {
        SchemaKind kind = new SchemaKind();
        try {
            JsonNode tree = JsonMapper.shared().readTree(schema);
            if (!tree.path("type").asString("").equals("object")) {
                kind.faults.add("The schema must be of an object.");
            }
            kind.walk(tree, "", 0);
        } catch (JacksonException e) {
            kind.faults.add("The schema is not JSON: %s".formatted(e.getOriginalMessage()));
        }
        return kind.faults;
    }

    private void walk(JsonNode schema, String at, int depth) {
        if (!schema.isObject() || depth > DEEPEST) {
            faults.add("The schema at %s must be an object, at most %d deep.".formatted(at, DEEPEST));
            return;
        }
        for (String word : schema.propertyNames()) {
            if (!KNOWN.contains(word)) {
                faults.add("The schema at %s uses %s, which the far side does not take.".formatted(at, word));
            }
        }
        if (schema.has("properties")) {
            object(schema, at);
        }
        for (String many : List.of("properties", "$defs")) {
            schema.path(many)
                    .properties()
                    .forEach(entry -> walk(entry.getValue(), at + "/" + entry.getKey(), depth + 1));
        }
        for (JsonNode choice : schema.path("anyOf")) {
            walk(choice, at + "/anyOf", depth + 1);
        }
        if (schema.has("items")) {
            walk(schema.path("items"), at + "/items", depth + 1);
        }
    }

    private void object(JsonNode schema, String at) {
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").booleanValue()) {
            faults.add("The object at %s/ must be closed by additionalProperties false.".formatted(at));
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        if (!required.equals(new HashSet<>(schema.path("properties").propertyNames()))) {
            faults.add("The object at %s/ must require every property.".formatted(at));
        }
    }
}
