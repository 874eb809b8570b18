package io.slotwise.testbed.claude;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which schemas structured outputs take: closed objects with every property required, no bounds. */
final class Schemas {
    private static final Set<String> UNKNOWN = Set.of(
            "minimum",
            "maximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "maxItems",
            "uniqueItems",
            "pattern",
            "not",
            "if");

    private Schemas() {}

    /** What is wrong with a schema, or null. */
    static @Nullable String fault(JsonNode schema) {
        if (!schema.isObject()) {
            return null;
        }
        for (String word : UNKNOWN) {
            if (schema.has(word)) {
                return "'" + word + "' is not supported";
            }
        }
        if (schema.path("properties").isObject()) {
            if (schema.path("additionalProperties").asBoolean(true)) {
                return "additionalProperties must be false";
            }
            Set<String> properties = Set.copyOf(schema.get("properties").propertyNames());
            Set<String> required = new java.util.HashSet<>();
            schema.path("required").forEach(name -> required.add(name.asString("")));
            if (!required.equals(properties)) {
                return "every property must be required";
            }
        }
        return inside(schema);
    }

    private static @Nullable String inside(JsonNode schema) {
        for (String list : new String[] {"anyOf", "allOf"}) {
            for (JsonNode choice : schema.path(list)) {
                String fault = fault(choice);
                if (fault != null) {
                    return fault;
                }
            }
        }
        for (JsonNode property : schema.path("properties")) {
            String fault = fault(property);
            if (fault != null) {
                return fault;
            }
        }
        return fault(schema.path("items"));
    }
}
