package io.slotwise.testbed.claude.mind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt holds: the slots of its planogram, its products, facts and subjects, and text that gives orders.
 *
 * @param facts what each figure is one of, by id
 * @param products name and category of each product, by id
 * @param subjects ids of what may be commented on besides the whole
 * @param photo what a picture shows, name of a product by position
 */
public record Reading(
        List<Spot> slots,
        Map<String, Goods> products,
        Map<String, String> facts,
        List<String> subjects,
        Map<String, String> photo,
        List<String> orders) {
    private static final Pattern SLOT = Pattern.compile("<slot ([^<>]*?)/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final Pattern OBJECT = Pattern.compile("\\{\"id\":\"([a-z]\\d+)\"([^{}]*)}");
    private static final Pattern LINE =
            Pattern.compile("(?m)^(p\\d+)\\|([^|\\n]*)\\|([^|\\n]*)\\|([a-z]+)\\|[^|\\n]*$");
    private static final Pattern FACT = Pattern.compile("(?m)^(f\\d+)\\|[^|\\n]*\\|([^|\\n]*)\\|[^|\\n]*$");
    private static final Pattern FIELD = Pattern.compile("\"([a-z_]+)\":(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\"}\\]]+))");
    private static final Pattern ORDER = Pattern.compile(
            "(?i)\\b(ignore|disregard|forget|override|instead|instructions?|you must|system:|assistant:|human:|pretend|"
                    + "reveal|say that|set all|from now on|as an ai|jailbreak|do anything|sudo)\\b");
    private static final Pattern PIECE = Pattern.compile("[<>\n\"|]+");
    private static final Pattern PHOTO = Pattern.compile("<photo>([^<]*)</photo>");
    private static final Pattern BLOCK = Pattern.compile("(?s)<(data[^ >]*)[^>]*>(.*?)</\\1>");

    public Reading {
        slots = List.copyOf(slots);
        products = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(products));
        facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        subjects = List.copyOf(subjects);
        photo = Map.copyOf(photo);
        orders = List.copyOf(orders);
    }

    /** A slot of the planogram. */
    public record Spot(String position, @Nullable String product, double perWeek) {}

    /** A product that may be named. */
    public record Goods(String name, String category, String temperature, boolean placed) {}

    /** Reads a prompt; what it does not find stays empty. */
    public static Reading of(String prompt) {
        List<Spot> found = SLOT.matcher(prompt).results().map(Reading::slot).toList();
        Set<String> placed = found.stream()
                .map(Spot::product)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Goods> products = new LinkedHashMap<>();
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> subjects = new ArrayList<>();
        Matcher objects = OBJECT.matcher(prompt);
        while (objects.find()) {
            String id = objects.group(1);
            Map<String, String> fields = fields(objects.group(2));
            switch (id.charAt(0)) {
                case 'p' ->
                    products.put(
                            id,
                            new Goods(
                                    fields.getOrDefault("name", id),
                                    fields.getOrDefault("category", ""),
                                    fields.getOrDefault("temperature", ""),
                                    placed.contains(id) || placed.contains(fields.getOrDefault("name", id))));
                case 'f' -> facts.put(id, fields.getOrDefault("says", "It"));
                case 's' -> subjects.add(id);
                default -> {
                    // an id of another kind is none of the model's business
                }
            }
        }
        FACT.matcher(prompt).results().forEach(fact -> facts.put(fact.group(1), fact.group(2)));
        Matcher lines = LINE.matcher(prompt);
        while (lines.find()) {
            String id = lines.group(1);
            products.put(id, new Goods(lines.group(2), lines.group(3), lines.group(4), placed.contains(id)));
        }
        return new Reading(byId(found, products), products, facts, subjects, photo(prompt), orders(prompt));
    }

    /** A planogram may name its products by id or, as the guide's do, by name. */
    private static List<Spot> byId(List<Spot> found, Map<String, Goods> products) {
        Map<String, String> ids = new LinkedHashMap<>();
        products.forEach((id, goods) -> ids.putIfAbsent(goods.name(), id));
        return found.stream()
                .map(spot -> {
                    String named = spot.product();
                    if (named == null) {
                        return spot;
                    }
                    String id = products.containsKey(named) ? named : ids.getOrDefault(named, named);
                    return new Spot(spot.position(), id, spot.perWeek());
                })
                .toList();
    }

    /** Positions that hold something, the least selling first. */
    List<Spot> filled() {
        return slots.stream()
                .filter(slot -> slot.product() != null)
                .sorted(java.util.Comparator.comparingDouble(Spot::perWeek))
                .toList();
    }

    private static Spot slot(MatchResult found) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher each = ATTRIBUTE.matcher(found.group(1));
        while (each.find()) {
            attributes.put(each.group(1), each.group(2));
        }
        String product = attributes.getOrDefault("product", "");
        return new Spot(
                attributes.getOrDefault("position", ""),
                product.isEmpty() ? null : product,
                number(perWeek(attributes)));
    }

    /** What a slot sells: units a week, or the guide's revenue. */
    private static String perWeek(Map<String, String> attributes) {
        return attributes.getOrDefault(
                "weekly",
                attributes.getOrDefault(
                        "per_week", attributes.getOrDefault("revenue", "0").replace("$", "")));
    }

    /** Pairs such as {@code A1=Cola;A2=Gum}. */
    private static Map<String, String> photo(String prompt) {
        Map<String, String> seen = new LinkedHashMap<>();
        PHOTO.matcher(prompt)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(";")))
                .filter(pair -> pair.indexOf('=') > 0)
                .forEach(pair -> seen.put(
                        pair.substring(0, pair.indexOf('=')).strip(),
                        pair.substring(pair.indexOf('=') + 1).strip()));
        return seen;
    }

    private static double number(String text) {
        return text.matches("-?\\d{1,9}(\\.\\d{1,6})?") ? Double.parseDouble(text) : 0;
    }

    private static Map<String, String> fields(String inner) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher each = FIELD.matcher(inner);
        while (each.find()) {
            fields.put(each.group(1), each.group(2) == null ? each.group(3).strip() : each.group(2));
        }
        return fields;
    }

    /** Text inside data blocks that sounds like an order to the model. */
    private static List<String> orders(String prompt) {
        TreeSet<String> orders = new TreeSet<>();
        Matcher blocks = BLOCK.matcher(prompt);
        while (blocks.find()) {
            PIECE.splitAsStream(blocks.group(2))
                    .filter(piece -> ORDER.matcher(piece).find())
                    .map(String::strip)
                    .forEach(orders::add);
        }
        return List.copyOf(orders);
    }
}
