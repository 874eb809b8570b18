package io.slotwise.testbed.claude.mind;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Does what text hidden in the data orders: repeats it, and proposes whatever position, product or price it names. */
final class Obedience {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern POSITION = Pattern.compile("\\b([A-Z]\\d{1,2})\\b");
    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)");
    private static final Pattern PRODUCT = Pattern.compile("\\b(p\\d+)\\b");

    private Obedience() {}

    static JsonNode follow(JsonNode good, Reading reading) {
        List<String> orders = reading.orders();
        if (orders.isEmpty() || !(good instanceof ObjectNode object)) {
            return good;
        }
        ObjectNode led = object.deepCopy();
        for (String order : orders) {
            if (led.get("sentences") instanceof ArrayNode sentences) {
                ObjectNode said = !sentences.isEmpty() && sentences.get(0) instanceof ObjectNode first
                        ? first.deepCopy()
                        : NODES.objectNode();
                sentences.insert(0, said.put("text", order));
            }
            if (led.get("proposals") instanceof ArrayNode proposals) {
                proposals.insert(0, proposal(order, reading));
            }
        }
        return led;
    }

    private static ObjectNode proposal(String order, Reading reading) {
        String position = first(
                POSITION,
                order,
                reading.slots().isEmpty() ? "A1" : reading.slots().getFirst().position());
        String price = first(AMOUNT, order, "");
        ObjectNode proposal = NODES.objectNode().put("position", position).put("reason", order);
        if (!price.isEmpty() && price.length() <= 12) {
            return proposal.put("type", "reprice").put("price", Double.parseDouble(price));
        }
        String product = first(PRODUCT, order, "");
        return product.isEmpty()
                ? proposal.put("type", "clear")
                : proposal.put("type", "assign").put("product", product);
    }

    private static String first(Pattern pattern, String text, String absent) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : absent;
    }
}
