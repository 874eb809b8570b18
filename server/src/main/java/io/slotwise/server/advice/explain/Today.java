package io.slotwise.server.advice.explain;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.server.advice.Situation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The week as it is expected of what stands today, and the slots that carry it most and least. */
final class Today {
    private static final int SLOTS = 3;

    private Today() {}

    /** A slot and what the week would be worth less without what stands there. */
    private record Worth(Slot slot, double perWeek) {}

    static ObjectNode of(Situation situation) {
        ValueModel model = situation.model().get();
        Planogram planogram = situation.planogram();
        WeeklyMoney week = model.weekly(planogram);
        ObjectNode today = JsonNodeFactory.instance.objectNode();
        money(today, "expected_total_per_week", week.total());
        money(today, "expected_revenue_per_week", week.revenue());
        money(today, "expected_margin_per_week", week.margin());
        money(today, "expected_spoilage_per_week", week.spoilage());
        money(today, "expected_holding_per_week", week.holding());
        today.put("slots_in_all", planogram.slots().size());
        today.put("products_offered", planogram.productIds().size());
        List<Worth> worths = worths(model, planogram, week.total());
        put(today, "slots_worth_least", worths.stream().limit(SLOTS));
        put(today, "slots_worth_most", worths.reversed().stream().limit(SLOTS));
        return today;
    }

    /** Filled slots, those worth least first; ties in reading order. */
    private static List<Worth> worths(ValueModel model, Planogram planogram, double total) {
        return planogram.slots().stream()
                .filter(slot -> !slot.isEmpty())
                .map(slot -> new Worth(
                        slot,
                        total
                                - model.weekly(Changes.apply(planogram, new Change.Clear(slot.position())))
                                        .total()))
                .sorted(Comparator.comparingDouble(Worth::perWeek))
                .toList();
    }

    private static void put(ObjectNode today, String name, Stream<Worth> worths) {
        ArrayNode list = today.putArray(name);
        worths.forEach(worth -> {
            ObjectNode slot = list.addObject();
            slot.put("position", worth.slot().position().toString());
            slot.put("product_id", worth.slot().productId());
            money(slot, "worth_per_week", worth.perWeek());
        });
    }

    private static void money(ObjectNode node, String name, double amount) {
        node.put(name, Money.nearest(amount).toBigDecimal());
    }
}
