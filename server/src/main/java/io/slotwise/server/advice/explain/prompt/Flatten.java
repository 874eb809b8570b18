package io.slotwise.server.advice.explain.prompt;

import io.slotwise.engine.model.Position;
import io.slotwise.server.advice.verify.Aliases;
import io.slotwise.server.advice.verify.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Makes facts out of an answer of the engine: each of its figures with what it is one of, those nearest the root
 * first; of its lists the first few entries, each of them a subject. Text of the answer is left out, save for codes.
 */
final class Flatten {
    private static final int ENTRIES = 4;
    private static final int MOST_WORDS = 6;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{0,40}");
    private static final Pattern SIGNED =
            Pattern.compile(".*(value per week|uplift|lift percentage|revenue change|gain|impact|difference).*");
    private static final Pattern SHARE =
            Pattern.compile(".*(probability|share|confidence|coverage|support|spread)( .*)?");
    private static final Set<String> LEFT_OUT = Set.of(
            "order",
            "cabinet_index",
            "interval_level",
            "confidence_level",
            "heat_map",
            "affinity_matrix",
            "seed",
            "rank",
            "p_value",
            "q_value",
            "epoch_day",
            "slots",
            "latency_ms",
            "violations_index",
            "visualization_data",
            "id");

    private final Aliases aliases;
    private final String currency;
    private final int mostFacts;
    private final int mostSubjects;
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final List<Subject> subjects = new ArrayList<>();
    private final Deque<Entry> queue = new ArrayDeque<>();

    Flatten(Aliases aliases, String currency, int mostFacts, int mostSubjects) {
        this.aliases = aliases;
        this.currency = currency;
        this.mostFacts = mostFacts;
        this.mostSubjects = mostSubjects;
    }

    /** Something in a list: its id, the list that it stands in, and its codes by field. */
    record Subject(String id, String list, Map<String, String> codes) {}

    private record Entry(JsonNode node, List<String> path, String about) {}

    void read(JsonNode result) {
        queue.add(new Entry(result, List.of(), "plan"));
        while (!queue.isEmpty()) {
            Entry entry = queue.poll();
            entry.node()
                    .propertyStream()
                    .filter(field -> !LEFT_OUT.contains(field.getKey()))
                    .forEach(field -> take(entry, field.getKey(), field.getValue()));
        }
    }

    Map<String, Fact> facts() {
        return facts;
    }

    List<Subject> subjects() {
        return subjects;
    }

    private void take(Entry in, String name, JsonNode value) {
        List<String> path = new ArrayList<>(in.path());
        path.add(name);
        if (value.isNumber()) {
            fact(in.about(), path, value);
        } else if (value.isObject()) {
            queue.add(new Entry(value, path, in.about()));
        } else if (value.isArray()) {
            for (int i = 0; i < Math.min(ENTRIES, value.size()); i++) {
                if (value.get(i).isObject() && subjects.size() < mostSubjects) {
                    queue.add(new Entry(value.get(i), List.of(), subject(name, value.get(i))));
                }
            }
        }
    }

    private String subject(String list, JsonNode entry) {
        Map<String, String> codes = new LinkedHashMap<>();
        entry.propertyStream().forEach(field -> {
            String code = field.getValue().isString() ? code(field.getValue().asString()) : "";
            if (!code.isEmpty()) {
                codes.put(field.getKey(), code);
            }
        });
        String id = "s" + (subjects.size() + 1);
        subjects.add(new Subject(id, words(List.of(list)), codes));
        return id;
    }

    /** A product by its alias, a position or a plain word; nothing for any other text. */
    private String code(String text) {
        String alias = aliases.alias(text);
        if (alias != null) {
            return alias;
        }
        return isPosition(text) || CODE.matcher(text).matches() ? text : "";
    }

    static boolean isPosition(String text) {
        try {
            return Position.parse(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void fact(String about, List<String> path, JsonNode value) {
        if (facts.size() == mostFacts || !Double.isFinite(value.doubleValue())) {
            return;
        }
        String says = words(about.equals("plan") && path.size() > 1 ? path.subList(1, path.size()) : path);
        Fact.Kind kind = kind(says, value);
        String unit = switch (kind) {
            case MONEY -> currency;
            case SHARE, PERCENT -> "%";
            case WHOLE, NUMBER -> "";
        };
        String id = "f" + (facts.size() + 1);
        facts.put(
                id,
                new Fact(
                        id,
                        about,
                        says,
                        value.doubleValue(),
                        kind,
                        unit,
                        SIGNED.matcher(says).matches()));
    }

    private static Fact.Kind kind(String says, JsonNode value) {
        if (value.isBigDecimal()) {
            return Fact.Kind.MONEY;
        }
        if (says.contains("percentage")) {
            return Fact.Kind.PERCENT;
        }
        double size = value.doubleValue();
        if (SHARE.matcher(says).matches() && size >= 0 && size <= 1) {
            return Fact.Kind.SHARE;
        }
        return value.isIntegralNumber() ? Fact.Kind.WHOLE : Fact.Kind.NUMBER;
    }

    private static String words(List<String> path) {
        String[] words = String.join(" ", path).replace('_', ' ').split(" ");
        int from = Math.max(0, words.length - MOST_WORDS);
        return String.join(" ", List.of(words).subList(from, words.length));
    }
}
