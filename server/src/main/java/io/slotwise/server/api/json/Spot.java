package io.slotwise.server.api.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One object or list of a document: where it is, what was asked of it, and where its faults are noted. */
final class Spot {
    private final JsonNode node;
    private final @Nullable Spot parent;
    private final String name;
    private final Issues issues;
    private final List<String> asked = new ArrayList<>();

    private Spot(JsonNode node, @Nullable Spot parent, String name, Issues issues) {
        this.node = node;
        this.parent = parent;
        this.name = name;
        this.issues = issues;
    }

    static Spot root(JsonNode node) {
        return new Spot(node, null, "", new Issues());
    }

    Spot child(String field, JsonNode value) {
        return new Spot(value, this, field, issues);
    }

    JsonNode node() {
        return node;
    }

    Issues issues() {
        return issues;
    }

    /** The value of a field, or null where it is missing or JSON null; remembers that it was asked for. */
    @Nullable
    JsonNode take(String field) {
        asked.add(field);
        return peek(field);
    }

    /** As {@link #take}, of text; null with an issue where it is anything else. */
    @Nullable
    String takeText(String field, String wanted) {
        JsonNode value = take(field);
        if (value != null && !value.isString()) {
            wrongType(field, wanted);
            return null;
        }
        return value == null ? null : value.stringValue();
    }

    /** As {@link #take} without remembering. */
    @Nullable
    JsonNode peek(String field) {
        JsonNode value = node.isArray() ? node.get(Integer.parseInt(field)) : node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    void markAsked(List<String> fields) {
        asked.addAll(fields);
    }

    List<String> neverAsked() {
        if (asked.size() >= node.size() && asked.containsAll(node.propertyNames())) {
            return List.of();
        }
        return node.propertyNames().stream()
                .filter(field -> !asked.contains(field))
                .toList();
    }

    void issue(String field, String code, String message) {
        issues.add(pointer(field), code, message);
    }

    void issueHere(String code, String message) {
        issues.add(pointer(), code, message);
    }

    void wrongType(String field, String wanted) {
        issue(field, "wrong_type", "The %s must be %s.".formatted(Names.clipped(field), wanted));
    }

    void outOfRange(String field, BigDecimal given, Number low, Number high) {
        String what = Names.clipped(field);
        String number = Names.clipped(given.toString());
        issue(field, "out_of_range", "The %s (%s) must be from %s to %s.".formatted(what, number, low, high));
    }

    String pointer() {
        return parent == null ? "" : parent.pointer(name);
    }

    String pointer(String field) {
        return pointer() + '/' + Names.clipped(field).replace("~", "~0").replace("/", "~1");
    }
}
