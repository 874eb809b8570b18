package io.slotwise.intake.rules;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.Which;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes rule books as JSON, {@code {"rules":[…]}}; {@code docs/rules.md} has an example of each rule.
 * Strict: unknown and repeated fields, wrong types and values out of range are problems, all reported at once.
 */
public final class RuleBookJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 20_000;
    private static final Set<String> TOP = Set.of("$schema", "rules");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Laws of the machine that no book states. */
    private static final Map<Class<? extends Rule>, String> LAWS = Map.of(
            Rule.SuitedTemperature.class, "temperature",
            Rule.RowWeight.class, "row_weight",
            Rule.WithinCapacity.class, "capacity",
            Rule.ShelfLife.class, "shelf_life");

    private final List<RuleProblem> problems = new ArrayList<>();
    private final FieldReader fields = new FieldReader(problems);

    private RuleBookJson() {}

    /** Reads a document; {@code ""} is a book without rules of its own. */
    public static RuleReading read(String json) {
        if (json.isBlank()) {
            return new RuleReading.Accepted(List.of());
        }
        try {
            return read(MAPPER.readTree(json));
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            return malformed(at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (NumberFormatException e) {
            return malformed(": a number has an exponent beyond all bounds");
        }
    }

    /** One rule as a book states it, to be read by people; a law of the machine by its name alone. */
    public static JsonNode tree(Rule rule) {
        String law = LAWS.get(rule.getClass());
        return MAPPER.valueToTree(law == null ? written(rule) : Map.of("rule", law));
    }

    private static RuleReading malformed(String where) {
        String message = "The rule book is no valid JSON%s.".formatted(where);
        return new RuleReading.Rejected(List.of(new RuleProblem("", "malformed_json", message)));
    }

    /** Reads a tree that was parsed already, such as the constraints of a request; pointers start at it. */
    public static RuleReading read(JsonNode book) {
        RuleBookJson reader = new RuleBookJson();
        List<Rule> rules = reader.book(book);
        return reader.problems.isEmpty() ? new RuleReading.Accepted(rules) : new RuleReading.Rejected(reader.problems);
    }

    /** The rules of a book that are not standard, as a document that {@link #read(String)} takes. */
    public static String write(RuleBook book) {
        List<Map<String, Object>> rules = book.rules().stream()
                .filter(rule -> !RuleBook.STANDARD.rules().contains(rule))
                .map(RuleBookJson::written)
                .toList();
        return MAPPER.writeValueAsString(Map.of("rules", rules)) + "\n";
    }

    private List<Rule> book(JsonNode book) {
        JsonNode rules = book.isObject() ? book.get("rules") : null;
        if (rules == null || !rules.isArray()) {
            note("", "wrong_type", "The rule book must be an object with a list of rules.");
            return List.of();
        }
        book.propertyNames().stream()
                .filter(name -> !TOP.contains(name))
                .forEach(name -> note("/" + FieldReader.escaped(name), "unknown_field", "A rule book has only rules."));
        if (rules.size() > RuleBook.MAX_RULES - RuleBook.STANDARD.rules().size()) {
            note("/rules", "out_of_range", "The rule book has %d rules, too many.".formatted(rules.size()));
            return List.of();
        }
        List<Rule> read = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), "/rules/" + i).ifPresent(read::add);
        }
        return read;
    }

    private Optional<Rule> rule(JsonNode node, String pointer) {
        JsonNode name = node.isObject() ? node.get("rule") : null;
        if (name == null || !name.isString()) {
            note(
                    pointer,
                    "missing_field",
                    "A rule must be an object that says which rule it is, like {\"rule\":\"fit\"}.");
            return Optional.empty();
        }
        Optional<RuleForm<?>> form = RuleForms.ALL.stream()
                .filter(one -> one.name().equals(name.stringValue()))
                .findFirst();
        if (form.isEmpty()) {
            note(
                    pointer + "/rule",
                    "unknown_rule",
                    "There is no such rule; there are %s."
                            .formatted(String.join(
                                    ", ",
                                    RuleForms.ALL.stream().map(RuleForm::name).toList())));
            return Optional.empty();
        }
        int before = problems.size();
        Values values = values(form.get(), node, pointer);
        return problems.size() > before ? Optional.empty() : made(form.get(), values, pointer);
    }

    private Values values(RuleForm<?> form, JsonNode node, String pointer) {
        List<Field> known =
                Stream.concat(form.fields().stream(), RuleForms.PLACES.stream()).toList();
        Map<String, Object> values = new HashMap<>();
        for (Field field : known) {
            JsonNode value = node.get(field.name());
            Object read = value == null ? null : fields.read(field, value, pointer + "/" + field.name());
            if (read != null) {
                values.put(field.name(), read);
            } else if (value == null && field.required()) {
                note(pointer, "missing_field", "The rule %s needs a field %s.".formatted(form.name(), field.name()));
            }
        }
        node.propertyNames().stream()
                .filter(name -> !name.equals("rule")
                        && known.stream().noneMatch(field -> field.name().equals(name)))
                .forEach(name -> note(
                        pointer + "/" + FieldReader.escaped(name),
                        "unknown_field",
                        "The rule %s has no such field.".formatted(form.name())));
        return new Values(values);
    }

    private Optional<Rule> made(RuleForm<?> form, Values values, String pointer) {
        try {
            return Optional.of(RuleForms.placed(form.make().apply(values), values));
        } catch (IllegalArgumentException e) {
            note(pointer, "out_of_range", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void note(String pointer, String code, String message) {
        problems.add(new RuleProblem(pointer, code, message));
    }

    private static Map<String, Object> written(Rule rule) {
        Map<String, Object> out = new LinkedHashMap<>();
        Rule inner = rule instanceof Rule.OnlyAt only ? only.rule() : rule;
        RuleForm<?> form = RuleForms.ALL.stream()
                .filter(one -> one.type().isInstance(inner))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The rule (%s) cannot be written.".formatted(inner)));
        out.put("rule", form.name());
        form.taken(inner).forEach((name, value) -> out.put(name, plain(value)));
        if (rule instanceof Rule.OnlyAt only) {
            putSome(out, "devices", only.devices());
            putSome(out, "venue_types", only.venueTypes());
        }
        return out;
    }

    private static void putSome(Map<String, Object> out, String name, Set<String> texts) {
        if (!texts.isEmpty()) {
            out.put(name, RuleForms.sorted(texts));
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Money money -> new BigDecimal(money.toString());
            case Double number -> new BigDecimal(FieldReader.plain(number));
            case Which.All all -> "all";
            case Which.Id one -> Map.of("id", one.productId());
            case Which.Category of -> Map.of("category", of.category());
            case Which.Tag with -> Map.of("tag", with.tag());
            case List<?> list -> list.stream().map(RuleBookJson::plain).toList();
            case Rule.MaxMinutes.Minutes per -> minutes(per);
            default -> value;
        };
    }

    private static Map<String, Object> minutes(Rule.MaxMinutes.Minutes per) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("assign", plain(per.assign()));
        out.put("clear", plain(per.clear()));
        out.put("reprice", plain(per.reprice()));
        out.put("set_par", plain(per.setPar()));
        return out;
    }
}
