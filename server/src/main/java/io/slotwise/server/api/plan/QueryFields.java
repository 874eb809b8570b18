package io.slotwise.server.api.plan;

import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The query of an address, read as strictly as a body with the same fields. */
final class QueryFields {
    private static final int MAX_DIGITS = 9;
    private static final String DEVICE = "device_id";

    private QueryFields() {}

    /**
     * @param texts parameters that are text; digits in any other are a number
     * @param device gives the machine where the address names none
     */
    static Fields of(HttpServletRequest request, Set<String> texts, Supplier<String> device) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length != 1) {
                throw Refusal.of(400, "bad_parameter", "The query parameter is given more than once.");
            }
            put(tree, name, values[0], texts.contains(name));
        });
        if (!tree.has(DEVICE)) {
            tree.put(DEVICE, device.get());
        }
        return Fields.of(tree);
    }

    private static void put(ObjectNode tree, String name, String value, boolean text) {
        if (!text && value.matches("\\d{1,%d}".formatted(MAX_DIGITS))) {
            tree.put(name, Integer.parseInt(value));
        } else if (!text && (value.equals("true") || value.equals("false"))) {
            tree.put(name, Boolean.parseBoolean(value));
        } else {
            tree.put(name, value);
        }
    }
}
