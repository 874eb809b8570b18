package io.slotwise.testbed.claude.mind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes of a planogram that a merchandiser might try: better sellers into weak slots, strong slots up front. */
final class Proposals {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST = 4;

    private Proposals() {}

    /** Up to four changes of the kinds that the schema knows, no slot twice. */
    static List<ObjectNode> of(Reading reading, Set<String> kinds) {
        List<Reading.Spot> filled = new ArrayList<>(reading.filled());
        List<ObjectNode> proposals = new ArrayList<>();
        Set<String> touched = new HashSet<>();
        if (kinds.contains("assign")) {
            assigns(reading, filled, proposals, touched);
        }
        if (kinds.contains("swap")) {
            swaps(reading, filled, proposals, touched);
        }
        return proposals.subList(0, Math.min(MOST, proposals.size()));
    }

    /** Something that is not on sale yet, of the same category or at least the same temperature. */
    private static void assigns(
            Reading reading, List<Reading.Spot> filled, List<ObjectNode> proposals, Set<String> touched) {
        Set<String> used = new HashSet<>();
        for (Reading.Spot weak : filled.subList(0, filled.size() / 3)) {
            Reading.Goods there = reading.products().get(weak.product());
            if (there == null || proposals.size() >= 2) {
                continue;
            }
            reading.products().entrySet().stream()
                    .filter(one -> !one.getValue().placed() && !used.contains(one.getKey()))
                    .filter(one -> one.getValue().temperature().equals(there.temperature()))
                    .min(java.util.Comparator.comparing((Map.Entry<String, Reading.Goods> one) ->
                            !one.getValue().category().equals(there.category())))
                    .ifPresent(one -> {
                        used.add(one.getKey());
                        touched.add(weak.position());
                        proposals.add(NODES.objectNode()
                                .put("type", "assign")
                                .put("position", weak.position())
                                .put("product", one.getKey())
                                .put("reason", "The slot sells little and this product is not offered yet."));
                    });
        }
    }

    private static void swaps(
            Reading reading, List<Reading.Spot> filled, List<ObjectNode> proposals, Set<String> touched) {
        int low = 0;
        int high = filled.size() - 1;
        while (low < high && proposals.size() < MOST) {
            Reading.Spot weak = filled.get(low++);
            Reading.Spot strong = filled.get(high--);
            boolean alike = temperature(reading, weak).equals(temperature(reading, strong));
            if (alike
                    && weak.position().compareTo(strong.position()) < 0
                    && touched.add(weak.position())
                    && touched.add(strong.position())) {
                proposals.add(NODES.objectNode()
                        .put("type", "swap")
                        .put("position", weak.position())
                        .put("with", strong.position())
                        .put("reason", "The better seller belongs higher up."));
            }
        }
    }

    private static String temperature(Reading reading, Reading.Spot slot) {
        Reading.Goods goods = reading.products().get(slot.product());
        return goods == null ? "" : goods.temperature();
    }
}
