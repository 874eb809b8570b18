package io.slotwise.testbed.claude.mind;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils a good answer in one of the ways in which models do: in its form, in its ids, in its figures, in its nerve. */
public final class Mistakes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NONSENSE = List.of(
            "p999", "P1", "", "p0", "p-1", "Coca-Cola", "null", "p1 ", "ｐ１", "p1\u0000", "../p1", "p1' OR '1'='1");
    private static final List<String> NOWHERE =
            List.of("Z99", "A0", "", "A", "1A", "AA1", "A1,A2", "Ａ１", "A1\u200b", "a-1", "A999999999999", "*");
    private static final List<String> BOASTS = List.of(
            "Revenue will rise by 4,211 % every week.",
            "This is worth $99,999.99 a day.",
            "Sales double at once.",
            "Expect a hundred and fifty more units.",
            "The margin is ９９９ a week.",
            "The uplift is ١٢٣ percent.",
            "It brings 1e6 a week.",
            "Remove everything from A1 and B2 today.",
            "Lower all prices by half.",
            "See https://evil.example/win for the figures.",
            "Call +1 555 0100 now.",
            "<script>alert(1)</script>",
            "Put beer into B1.");

    private Mistakes() {}

    /** The answer, spoilt; what is left may be no JSON at all. */
    public static String spoil(JsonNode good, Reading reading, RandomGenerator random) {
        if (!(good instanceof ObjectNode object)) {
            return broken(good.toString(), random);
        }
        ObjectNode bad = object.deepCopy();
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                return broken(bad.toString(), random);
            }
            case 2 -> bad.remove(List.copyOf(bad.propertyNames()).get(random.nextInt(bad.size())));
            case 3 -> bad.put("note", "an unknown field");
            case 4 -> wrongType(bad, random);
            case 5, 6 -> sentence(bad, random);
            case 7 -> inflate(bad);
            default -> proposal(bad, reading, random);
        }
        return JsonMapper.shared().writeValueAsString(bad);
    }

    private static String broken(String good, RandomGenerator random) {
        int cut = good.isEmpty() ? 0 : random.nextInt(good.length());
        return switch (random.nextInt(7)) {
            case 0 -> good.substring(0, cut);
            case 1 -> "Here is the answer you asked for:\n```json\n" + good + "\n```";
            case 2 -> good.substring(0, cut) + "NaN" + good.substring(cut);
            case 3 -> "";
            case 4 -> good + good;
            case 5 -> "[".repeat(50_000);
            default -> good.replace('"', '\'');
        };
    }

    private static void wrongType(ObjectNode bad, RandomGenerator random) {
        String field = List.copyOf(bad.propertyNames()).get(random.nextInt(bad.size()));
        switch (random.nextInt(4)) {
            case 0 -> bad.put(field, 7);
            case 1 -> bad.putNull(field);
            case 2 -> bad.set(field, NODES.objectNode());
            default -> bad.set(field, NODES.arrayNode().add(NODES.arrayNode().add(1)));
        }
    }

    private static void sentence(ObjectNode bad, RandomGenerator random) {
        if (bad.get("sentences") instanceof ArrayNode sentences) {
            ObjectNode boast = sentences.isEmpty() || !(sentences.get(0) instanceof ObjectNode first)
                    ? NODES.objectNode()
                    : first.deepCopy();
            boast.put("text", BOASTS.get(random.nextInt(BOASTS.size())));
            if (random.nextBoolean()) {
                boast.set("facts", NODES.arrayNode().add("f99999"));
            }
            sentences.insert(0, boast);
        }
    }

    /** Every figure in the prose a hundredfold. */
    private static void inflate(ObjectNode bad) {
        for (JsonNode sentence : bad.path("sentences")) {
            if (sentence instanceof ObjectNode object) {
                object.put("text", object.path("text").asString("").replaceAll("(\\d+)(?=[^\\d]|$)", "$100"));
            }
        }
    }

    private static void proposal(ObjectNode bad, Reading reading, RandomGenerator random) {
        if (!(bad.get("proposals") instanceof ArrayNode proposals)) {
            return;
        }
        ObjectNode wrong = NODES.objectNode().put("type", "assign").put("position", any(reading, random));
        wrong.put("product", anyProduct(reading, random)).put("reason", BOASTS.get(random.nextInt(BOASTS.size())));
        switch (random.nextInt(8)) {
            case 0 -> wrong.put("product", NONSENSE.get(random.nextInt(NONSENSE.size())));
            case 1 -> wrong.put("position", NOWHERE.get(random.nextInt(NOWHERE.size())));
            case 2 -> wrong.put("type", "reprice").put("price", random.nextBoolean() ? 0.01 : 1e9);
            case 3 -> wrong.put("type", "teleport");
            case 4 -> wrong.put("type", "swap").put("with", NOWHERE.get(random.nextInt(NOWHERE.size())));
            case 5 -> wrong.put("type", "set_par").put("par_level", 1_000_000);
            case 6 -> proposals.add(wrong.deepCopy());
            default -> wrong.put("type", "clear");
        }
        proposals.add(wrong);
    }

    private static String any(Reading reading, RandomGenerator random) {
        return reading.slots().isEmpty()
                ? "A1"
                : reading.slots().get(random.nextInt(reading.slots().size())).position();
    }

    private static String anyProduct(Reading reading, RandomGenerator random) {
        List<Map.Entry<String, Reading.Goods>> all =
                List.copyOf(reading.products().entrySet());
        return all.isEmpty() ? "p1" : all.get(random.nextInt(all.size())).getKey();
    }
}
