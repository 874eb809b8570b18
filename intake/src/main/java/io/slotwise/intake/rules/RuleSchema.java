package io.slotwise.intake.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the JSON Schema (draft 2020-12) of a rule book from the table that the reader goes by. */
final class RuleSchema {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RuleSchema() {}

    static String text() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Slotwise rule book");
        schema.put("type", "object");
        schema.put(
                "properties",
                ordered(
                        "$schema", Map.of("type", "string"),
                        "rules",
                                ordered(
                                        "type",
                                        "array",
                                        "items",
                                        Map.of(
                                                "oneOf",
                                                RuleForms.ALL.stream()
                                                        .map(RuleSchema::rule)
                                                        .toList()))));
        schema.put("required", List.of("rules"));
        schema.put("additionalProperties", false);
        return MAPPER.writeValueAsString(schema) + "\n";
    }

    private static Map<String, Object> rule(RuleForm<?> form) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("rule", Map.of("const", form.name()));
        Stream.concat(form.fields().stream(), RuleForms.PLACES.stream())
                .forEach(field -> properties.put(field.name(), field(field)));
        List<String> required = Stream.concat(
                        Stream.of("rule"),
                        form.fields().stream().filter(Field::required).map(Field::name))
                .toList();
        return ordered(
                "description",
                form.about(),
                "type",
                "object",
                "properties",
                properties,
                "required",
                required,
                "additionalProperties",
                false);
    }

    private static Map<String, Object> field(Field field) {
        return switch (field.kind()) {
            case INTEGER -> number("integer", field);
            case NUMBER -> number("number", field);
            case MONEY -> ordered("type", "number", "minimum", 0, "multipleOf", new BigDecimal("0.0001"));
            case MONEYS -> list(ordered("type", "number", "minimum", 0, "multipleOf", new BigDecimal("0.0001")));
            case TEXT -> text("");
            case TEXTS -> list(text(""));
            case WORD -> Map.of("enum", field.words());
            case WORDS -> list(Map.of("enum", field.words()));
            case ROWS -> list(text("^[A-Za-z]{1,2}$"));
            case POSITION -> text("^[A-Za-z]{1,2}[1-9][0-9]{0,2}$");
            case PRODUCTS -> products();
            case MINUTES -> minutes();
        };
    }

    private static Map<String, Object> number(String type, Field field) {
        return ordered("type", type, "minimum", exact(field.min()), "maximum", exact(field.max()));
    }

    private static Map<String, Object> text(String pattern) {
        return pattern.isEmpty()
                ? ordered("type", "string", "minLength", 1, "maxLength", 120)
                : ordered("type", "string", "pattern", pattern);
    }

    private static Map<String, Object> list(Map<String, Object> item) {
        return ordered("type", "array", "items", item, "minItems", 1, "maxItems", Field.MAX_LIST);
    }

    private static Map<String, Object> products() {
        return Map.of("oneOf", List.of(Map.of("const", "all"), one("id"), one("category"), one("tag")));
    }

    private static Map<String, Object> one(String name) {
        return ordered(
                "type",
                "object",
                "properties",
                Map.of(name, text("")),
                "required",
                List.of(name),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> minutes() {
        Map<String, Object> number = ordered("type", "number", "minimum", 0, "maximum", 240);
        return ordered(
                "type",
                "object",
                "properties",
                ordered("assign", number, "clear", number, "reprice", number, "set_par", number),
                "additionalProperties",
                false);
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(FieldReader.plain(value));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        return RuleForms.map(namesAndValues);
    }
}
