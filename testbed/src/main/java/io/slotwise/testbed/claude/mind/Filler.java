package io.slotwise.testbed.claude.mind;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fills a JSON schema of the limited kind that structured outputs know with what stands in the prompt. */
final class Filler {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SENTENCES = 3;
    private static final int ITEMS = 2;

    private final Reading reading;
    private final JsonNode root;
    private final RandomGenerator random;
    private final Iterator<Map.Entry<String, String>> facts;
    private String fact = "";
    private String says = "There is nothing to add.";

    Filler(Reading reading, JsonNode root, RandomGenerator random) {
        this.reading = reading;
        this.root = root;
        this.random = random;
        facts = reading.facts().entrySet().iterator();
    }

    JsonNode fill() {
        return fill(root, "");
    }

    /** A sentence about the next fact. */
    String sentence() {
        nextFact();
        return says;
    }

    private JsonNode fill(JsonNode schema, String name) {
        if (schema.has("$ref")) {
            return fill(root.at(schema.get("$ref").asString().substring(1)), name);
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum") && name.equals("about")) {
            return schema.get("enum").get(0);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        if (schema.has("anyOf")) {
            return fill(schema.get("anyOf").get(0), name);
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> array(schema, name);
            case "integer" -> NODES.numberNode(1);
            case "number" -> NODES.numberNode(1.0);
            case "boolean" -> NODES.booleanNode(true);
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(string(name));
        };
    }

    private ObjectNode object(JsonNode schema) {
        if (schema.path("properties").has("facts")) {
            nextFact();
        }
        ObjectNode object = NODES.objectNode();
        schema.path("properties")
                .propertyStream()
                .forEach(property -> object.set(property.getKey(), fill(property.getValue(), property.getKey())));
        return object;
    }

    private ArrayNode array(JsonNode schema, String name) {
        ArrayNode array = NODES.arrayNode();
        JsonNode items = schema.path("items");
        switch (name) {
            case "proposals" -> Proposals.of(reading, kinds(items)).forEach(array::add);
            case "facts" -> {
                if (!fact.isEmpty()) {
                    array.add(fact);
                }
            }
            case "slots" -> seen(items).forEach(array::add);
            case "sentences" ->
                repeat(
                        array,
                        items,
                        Math.min(SENTENCES, Math.max(1, reading.facts().size())));
            default -> repeat(array, items, ITEMS);
        }
        return array;
    }

    private void repeat(ArrayNode array, JsonNode items, int times) {
        for (int i = 0; i < times; i++) {
            array.add(fill(items, ""));
        }
    }

    /** What the photo shows, slots that do not exist and products without a code included; without one, what should be. */
    private Stream<ObjectNode> seen(JsonNode items) {
        return reading.photo().isEmpty()
                ? reading.slots().stream().map(slot -> seen(items, slot.position(), slot.product()))
                : new TreeMap<>(reading.photo())
                        .entrySet().stream().map(one -> seen(items, one.getKey(), coded(one.getValue())));
    }

    private ObjectNode seen(JsonNode items, String position, @Nullable String product) {
        ObjectNode seen = (ObjectNode) fill(items, "");
        seen.put("position", position);
        if (product == null) {
            seen.putNull("product");
        } else {
            seen.put("product", product);
        }
        return seen;
    }

    private @Nullable String coded(String name) {
        String code = named(name);
        return code == null && !name.isEmpty() ? name : code;
    }

    private @Nullable String named(String name) {
        return reading.products().entrySet().stream()
                .filter(one -> one.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private String string(String name) {
        return switch (name) {
            case "text" -> says;
            case "about" ->
                reading.subjects().isEmpty() ? "plan" : reading.subjects().getFirst();
            case "position", "with" ->
                reading.slots().isEmpty()
                        ? "A1"
                        : reading.slots()
                                .get(random.nextInt(reading.slots().size()))
                                .position();
            case "product" -> product();
            case "" -> fact.isEmpty() ? "plan" : fact;
            default -> "This follows from the facts.";
        };
    }

    private String product() {
        List<String> ids = new ArrayList<>(reading.products().keySet());
        return ids.isEmpty() ? "p1" : ids.get(random.nextInt(ids.size()));
    }

    private void nextFact() {
        if (facts.hasNext()) {
            Map.Entry<String, String> next = facts.next();
            fact = next.getKey();
            says = capital(next.getValue()) + " is {" + fact + "}.";
        }
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Set<String> kinds(JsonNode items) {
        Set<String> kinds = new LinkedHashSet<>();
        for (JsonNode choice :
                items.has("anyOf") ? items.get("anyOf") : NODES.arrayNode().add(items)) {
            JsonNode type = choice.path("properties").path("type");
            if (type.has("const")) {
                kinds.add(type.get("const").asString());
            }
            type.path("enum").forEach(one -> kinds.add(one.asString()));
        }
        return kinds;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asString() : type.asString("string");
    }
}
