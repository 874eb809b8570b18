package io.slotwise.server.advice.explain;

import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.llm.prompt.DataText;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.verify.Aliases;
import io.slotwise.server.advice.verify.Fact;
import io.slotwise.server.advice.verify.Ground;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one prompt is made of: the ground that the answer will stand on, and the data as Claude gets them. Facts and
 * subjects are one JSON object a line, products likewise, the planogram is XML by rows.
 */
final class Material {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_PRODUCTS = 120;
    private static final int MOST_NAME = 80;
    private static final double DAYS_A_WEEK = 7;

    private final Topic topic;
    private final Ground ground;
    private final List<Flatten.Subject> subjects;

    private Material(Topic topic, Ground ground, List<Flatten.Subject> subjects) {
        this.topic = topic;
        this.ground = ground;
        this.subjects = subjects;
    }

    /** The material of a topic. */
    static Material of(Topic topic) {
        Feature feature = topic.feature();
        Aliases aliases = Aliases.of(productIds(topic.situation()));
        Flatten flat = new Flatten(aliases, topic.currency(), feature.facts(), feature.subjects());
        flat.read(topic.result());
        Map<String, String> read = new LinkedHashMap<>();
        flat.subjects().forEach(subject -> read.put(subject.id(), read(subject, aliases, topic.situation())));
        Ground ground = new Ground(
                topic.situation(), flat.facts(), read, aliases, topic.kinds(), foreign(topic.situation(), aliases));
        return new Material(topic, ground, flat.subjects());
    }

    Ground ground() {
        return ground;
    }

    /** The facts that the engine's own words would name, the most telling first. */
    List<Fact> leading(int most) {
        return inOrder().filter(fact -> fact.about().equals("plan")).limit(most).toList();
    }

    /** One fact a line; figures are for Claude's understanding only. */
    List<String> facts() {
        return inOrder()
                .map(fact ->
                        json(Map.of(), "id", fact.id(), "of", fact.about(), "says", fact.says(), "value", fact.shown()))
                .toList();
    }

    /** One subject a line, with its codes. */
    List<String> subjects() {
        return subjects.stream()
                .map(subject -> json(subject.codes(), "id", subject.id(), "in", subject.list()))
                .toList();
    }

    /** One product a line, those of the planogram first. */
    List<String> products() {
        Situation situation = topic.situation();
        List<String> lines = new ArrayList<>();
        if (situation == null) {
            return lines;
        }
        Rates rates = situation.model().get().evidence().rates();
        ground.aliases().all().forEach((alias, id) -> {
            Product product = situation.catalogue().find(id);
            if (product != null) {
                lines.add(json(
                        Map.of(),
                        "id",
                        alias,
                        "name",
                        cleaned(product.name()),
                        "category",
                        cleaned(product.category()),
                        "temperature",
                        product.temperature().name().toLowerCase(Locale.ROOT),
                        "price",
                        product.price().toString(),
                        "per_week",
                        "%.1f".formatted(DAYS_A_WEEK * rates.rate(id).mean())));
            }
        });
        return lines;
    }

    /** The planogram by rows, its first and last line the element itself; empty where no machine is in question. */
    List<String> planogram() {
        Situation situation = topic.situation();
        return situation == null
                ? List.of()
                : PlanogramXml.of(
                                situation.planogram(),
                                ground.aliases(),
                                situation.model().get().evidence().rates(),
                                slot -> true)
                        .lines()
                        .toList();
    }

    /** What kind of place it is, in codes and cleaned words. */
    String venue() {
        Situation situation = topic.situation();
        if (situation == null) {
            return "unknown";
        }
        String type = cleaned(situation.machine().venue().type());
        return type.isBlank() ? "unknown" : type;
    }

    private java.util.stream.Stream<Fact> inOrder() {
        return ground.facts().values().stream()
                .sorted(Comparator.comparingInt(
                        (Fact fact) -> Integer.parseInt(fact.id().substring(1))));
    }

    /** Products that stand there in the order of their ids, then others that the cabinet could hold. */
    private static Set<String> productIds(@Nullable Situation situation) {
        Set<String> ids = new LinkedHashSet<>();
        if (situation == null) {
            return ids;
        }
        situation.planogram().slots().stream()
                .filter(slot -> !slot.isEmpty())
                .map(Slot::productId)
                .sorted()
                .forEach(ids::add);
        situation.catalogue().products().stream()
                .map(Product::id)
                .sorted()
                .limit(MOST_PRODUCTS)
                .forEach(ids::add);
        return ids.stream().limit(MOST_PRODUCTS).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Text of others that Claude sees. */
    private static List<String> foreign(@Nullable Situation situation, Aliases aliases) {
        List<String> texts = new ArrayList<>();
        if (situation != null) {
            texts.add(situation.machine().venue().type());
            for (String id : aliases.all().values()) {
                Product product = situation.catalogue().find(id);
                if (product != null) {
                    texts.add(product.name());
                    texts.add(product.category());
                }
            }
        }
        return texts;
    }

    /** A subject in words for users: positions as they are, products by name. */
    private static String read(Flatten.Subject subject, Aliases aliases, @Nullable Situation situation) {
        List<String> words = new ArrayList<>();
        subject.codes().values().forEach(code -> {
            String id = aliases.product(code);
            Product product = id == null || situation == null
                    ? null
                    : situation.catalogue().find(id);
            if (product != null) {
                words.add(product.name());
            } else if (Flatten.isPosition(code)) {
                words.add(code);
            }
        });
        return words.isEmpty() ? subject.list() : String.join(" ", words);
    }

    private static String json(Map<String, String> more, String... fields) {
        Map<String, String> line = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            line.put(fields[i], fields[i + 1]);
        }
        more.forEach(line::putIfAbsent);
        return JSON.writeValueAsString(line).replace("<", "\\u003c").replace(">", "\\u003e");
    }

    /** Text of users and files, made fit for a line of a prompt. */
    private static String cleaned(String text) {
        return DataText.clean(text.replace('\n', ' ').replace('\t', ' '), MOST_NAME);
    }
}
