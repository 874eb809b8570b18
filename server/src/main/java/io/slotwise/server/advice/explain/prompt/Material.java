package io.slotwise.server.advice.explain.prompt;

import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Temperature;
import io.slotwise.llm.prompt.DataText;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.verify.Aliases;
import io.slotwise.server.advice.verify.Fact;
import io.slotwise.server.advice.verify.Ground;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one prompt is made of: the ground that the answer will stand on, and the data as Claude gets them. Facts and
 * subjects are one JSON object a line, products likewise, the planogram is XML by rows.
 */
public final class Material {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_PRODUCTS = 120;
    private static final int MOST_NAME = 80;

    private final Topic topic;
    private final Ground ground;
    private final List<Flatten.Subject> subjects;

    private Material(Topic topic, Ground ground, List<Flatten.Subject> subjects) {
        this.topic = topic;
        this.ground = ground;
        this.subjects = subjects;
    }

    /** The material of a topic. */
    public static Material of(Topic topic) {
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

    /** What the answer will stand on. */
    public Ground ground() {
        return ground;
    }

    /** The facts that the engine's own words would name, the most telling first. */
    public List<Fact> leading(int most) {
        return inOrder().filter(fact -> fact.about().equals("plan")).limit(most).toList();
    }

    /** One fact a line: id, of what, what it is, value; figures are for Claude's understanding only. */
    public List<String> facts() {
        return inOrder()
                .map(fact -> String.join("|", fact.id(), fact.about(), cell(fact.says()), cell(fact.shown())))
                .toList();
    }

    /** One subject a line, with its codes. */
    public List<String> subjects() {
        return subjects.stream()
                .map(subject -> json(subject.codes(), "id", subject.id(), "in", subject.list()))
                .toList();
    }

    /**
     * One product a line, in the order of their ids: code, name, category, temperature, price. Without the names of fields,
     * as a catalogue must fit into the prompt, and the same for all machines that can hold the same, so that the far side
     * may keep it for the next.
     */
    public List<String> products() {
        return lines(ground.aliases().all().values());
    }

    /** The same, those that stand in the machine first. */
    List<String> productsByUse() {
        Situation situation = topic.situation();
        Set<String> ids = new LinkedHashSet<>();
        if (situation != null) {
            ids.addAll(situation.planogram().productIds());
        }
        ids.addAll(ground.aliases().all().values());
        return lines(ids);
    }

    private List<String> lines(Collection<String> ids) {
        Situation situation = topic.situation();
        List<String> lines = new ArrayList<>();
        if (situation == null) {
            return lines;
        }
        for (String id : ids) {
            Product product = situation.catalogue().find(id);
            String code = ground.aliases().alias(id);
            if (product != null && code != null) {
                lines.add(String.join(
                        "|",
                        code,
                        cell(product.name()),
                        cell(product.category()),
                        product.temperature().name().toLowerCase(Locale.ROOT),
                        product.price().toString()));
            }
        }
        return lines;
    }

    /** The planogram by rows, its first and last line the element itself; empty where no machine is in question. */
    public List<String> planogram() {
        Situation situation = topic.situation();
        return situation == null
                ? List.of()
                : PlanogramXml.of(situation, ground.aliases()).lines().toList();
    }

    /** What kind of place it is, in codes and cleaned words. */
    public String venue() {
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

    /**
     * Products kept at a temperature that is found there, in the order of their ids; those that stand there are among them
     * also where there are too many.
     */
    private static Set<String> productIds(@Nullable Situation situation) {
        if (situation == null) {
            return Set.of();
        }
        Set<String> ids = new TreeSet<>(situation.planogram().productIds());
        Set<Temperature> kept = EnumSet.of(situation.planogram().cabinet().temperature());
        ids.stream()
                .map(id -> situation.catalogue().find(id))
                .filter(Objects::nonNull)
                .map(Product::temperature)
                .forEach(kept::add);
        situation.catalogue().products().stream()
                .filter(product -> kept.contains(product.temperature()) && !ids.contains(product.id()))
                .map(Product::id)
                .sorted()
                .limit(Math.max(0, MOST_PRODUCTS - ids.size()))
                .toList()
                .forEach(ids::add);
        return ids;
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

    /** Text of users and files, made fit for a cell of a line: nothing in it ends the cell or opens an element. */
    private static String cell(String text) {
        return cleaned(text.replace('|', ' ')).replace('<', '‹').replace('>', '›');
    }

    /** Text of users and files, made fit for a line of a prompt. */
    private static String cleaned(String text) {
        return DataText.clean(text.replace('\n', ' ').replace('\t', ' '), MOST_NAME);
    }
}
