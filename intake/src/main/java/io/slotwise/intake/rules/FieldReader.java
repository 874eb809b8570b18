package io.slotwise.intake.rules;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Which;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the value of one field, and notes with a pointer what is wrong with it. */
final class FieldReader {
    private static final int MAX_TEXT = 120;
    private static final List<String> MINUTES = List.of("assign", "clear", "reprice", "set_par");

    private final List<RuleProblem> problems;

    FieldReader(List<RuleProblem> problems) {
        this.problems = problems;
    }

    /** The value as {@link Values} wants it, or null after noting why there is none. */
    @Nullable
    Object read(Field field, JsonNode node, String pointer) {
        return switch (field.kind()) {
            case INTEGER -> number(field, node, pointer, true);
            case NUMBER -> number(field, node, pointer, false);
            case MONEY -> money(field, node, pointer);
            case TEXT -> text(node, pointer);
            case WORD -> word(field, node, pointer);
            case POSITION -> position(node, pointer);
            case PRODUCTS -> products(node, pointer);
            case MINUTES -> minutes(node, pointer);
            case TEXTS -> list(field, node, pointer, this::text);
            case WORDS -> list(field, node, pointer, (item, at) -> word(field, item, at));
            case ROWS -> list(field, node, pointer, this::row);
            case MONEYS ->
                list(field, node, pointer, (item, at) -> money(Field.of("price", Field.Kind.MONEY), item, at));
        };
    }

    private interface Item {
        @Nullable
        Object read(JsonNode node, String pointer);
    }

    private @Nullable List<Object> list(Field field, JsonNode node, String pointer, Item item) {
        if (!node.isArray()) {
            note(pointer, "wrong_type", "The %s must be a list.".formatted(field.name()));
            return null;
        }
        if (node.size() < 1 || node.size() > Field.MAX_LIST) {
            note(
                    pointer,
                    "out_of_range",
                    "The %s (%d of them) must be 1 to %d.".formatted(field.name(), node.size(), Field.MAX_LIST));
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object value = item.read(node.get(i), pointer + "/" + i);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable BigDecimal number(Field field, JsonNode node, String pointer, boolean whole) {
        if (!node.isNumber() || (whole && !node.isIntegralNumber())) {
            note(
                    pointer,
                    "wrong_type",
                    "The %s must be a %s.".formatted(field.name(), whole ? "whole number" : "number"));
            return null;
        }
        BigDecimal value = node.decimalValue();
        if (value.compareTo(BigDecimal.valueOf(field.min())) < 0
                || value.compareTo(BigDecimal.valueOf(field.max())) > 0) {
            note(
                    pointer,
                    "out_of_range",
                    "The %s (%s) must be from %s to %s."
                            .formatted(field.name(), shown(value.toString()), plain(field.min()), plain(field.max())));
            return null;
        }
        return value;
    }

    private @Nullable BigDecimal money(Field field, JsonNode node, String pointer) {
        BigDecimal value = number(field, node, pointer, false);
        if (value != null && value.stripTrailingZeros().scale() > Money.DECIMALS) {
            note(
                    pointer,
                    "out_of_range",
                    "The %s (%s) must have at most %d decimals."
                            .formatted(field.name(), shown(value.toString()), Money.DECIMALS));
            return null;
        }
        return value;
    }

    private @Nullable String text(JsonNode node, String pointer) {
        if (!node.isString()) {
            note(pointer, "wrong_type", "A text in quotes is needed here.");
            return null;
        }
        String text = node.stringValue();
        if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_TEXT) {
            note(pointer, "out_of_range", "A text of 1 to %d characters is needed here.".formatted(MAX_TEXT));
            return null;
        }
        return text;
    }

    private @Nullable String word(Field field, JsonNode node, String pointer) {
        String text = text(node, pointer);
        if (text != null && !field.words().contains(text)) {
            note(
                    pointer,
                    "out_of_range",
                    "The %s (%s) must be one of %s."
                            .formatted(field.name(), shown(text), String.join(", ", field.words())));
            return null;
        }
        return text;
    }

    private @Nullable String row(JsonNode node, String pointer) {
        String text = text(node, pointer);
        return text != null && position(text + "1", pointer) == null ? null : text;
    }

    private @Nullable String position(JsonNode node, String pointer) {
        String text = text(node, pointer);
        return text == null ? null : position(text, pointer);
    }

    private @Nullable String position(String text, String pointer) {
        try {
            return Position.parse(text).toString();
        } catch (IllegalArgumentException e) {
            note(pointer, "out_of_range", "The position or row (%s) must be like A1 or A.".formatted(shown(text)));
            return null;
        }
    }

    private @Nullable Which products(JsonNode node, String pointer) {
        if (node.isString() && node.stringValue().equals("all")) {
            return new Which.All();
        }
        if (!node.isObject() || node.size() != 1) {
            note(pointer, "wrong_type", "The products must be \"all\" or an object with one of id, category, tag.");
            return null;
        }
        Map.Entry<String, JsonNode> only = node.properties().iterator().next();
        String text = text(only.getValue(), pointer + "/" + escaped(only.getKey()));
        if (text == null) {
            return null;
        }
        return switch (only.getKey()) {
            case "id" -> new Which.Id(text);
            case "category" -> new Which.Category(text);
            case "tag" -> new Which.Tag(text);
            default -> {
                note(
                        pointer + "/" + escaped(only.getKey()),
                        "unknown_field",
                        "Products are named by id, category or tag.");
                yield null;
            }
        };
    }

    private Rule.MaxMinutes.@Nullable Minutes minutes(JsonNode node, String pointer) {
        if (!node.isObject()) {
            note(pointer, "wrong_type", "The minutes per slot must be an object.");
            return null;
        }
        Map<String, Double> given = new TreeMap<>();
        node.properties().forEach(entry -> {
            String at = pointer + "/" + escaped(entry.getKey());
            if (!MINUTES.contains(entry.getKey())) {
                note(
                        at,
                        "unknown_field",
                        "The minutes per slot are those of %s.".formatted(String.join(", ", MINUTES)));
                return;
            }
            BigDecimal value = number(Field.number(entry.getKey(), 0, 240), entry.getValue(), at, false);
            given.put(entry.getKey(), value == null ? 0 : value.doubleValue());
        });
        Rule.MaxMinutes.Minutes usual = Rule.MaxMinutes.Minutes.USUAL;
        return new Rule.MaxMinutes.Minutes(
                given.getOrDefault("assign", usual.assign()),
                given.getOrDefault("clear", usual.clear()),
                given.getOrDefault("reprice", usual.reprice()),
                given.getOrDefault("set_par", usual.setPar()));
    }

    private void note(String pointer, String code, String message) {
        problems.add(new RuleProblem(pointer, code, message));
    }

    /** A key as a step of an RFC 6901 pointer, cut where it is long. */
    static String escaped(String key) {
        return shown(key).replace("~", "~0").replace("/", "~1");
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
