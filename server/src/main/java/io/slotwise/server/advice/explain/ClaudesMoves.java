package io.slotwise.server.advice.explain;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.Proposal;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.WeeklyMoney;
import io.slotwise.llm.call.Bounds;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.optimise.Suggestions;
import io.slotwise.server.advice.verify.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Claude's verified proposals as starting moves of a search, asked for while the engine searches by itself. */
public final class ClaudesMoves implements Suggestions {
    private static final long LOOK_EVERY_MS = 100;
    private static final String SOURCE = "claude";

    private final Explain explain;

    public ClaudesMoves(Explain explain) {
        this.explain = explain;
    }

    @Override
    public Suggested suggest(PlanQuestion question, BooleanSupplier stop) {
        Situation situation = question.situation();
        Topic topic = Topic.of(Feature.OPTIMISATION, situation, today(situation), asked(question));
        Cancellation cancellation = new Cancellation();
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> watch(stop, over, cancellation));
        try {
            Explained explained = explain.explain(topic, Bounds.USUAL, cancellation);
            Verdict verdict = explained.verdict();
            return new Suggested(
                    verdict == null
                            ? List.of()
                            : verdict.changes().stream()
                                    .map(change -> new Proposal(SOURCE, List.of(change)))
                                    .toList(),
                    explained.fallback() == null ? null : explained.fallback().reason());
        } finally {
            over.countDown();
        }
    }

    /** Leaves as soon as nobody waits any more. */
    private static void watch(BooleanSupplier stop, CountDownLatch over, Cancellation cancellation) {
        try {
            while (!over.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                if (stop.getAsBoolean()) {
                    cancellation.cancel();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The week as it is expected today. */
    private static ObjectNode today(Situation situation) {
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
        return today;
    }

    private static ObjectNode asked(PlanQuestion question) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("objective", question.settings().objective().name().toLowerCase(Locale.ROOT))
                .put("limits", question.settings().limits().toString());
    }

    private static void money(ObjectNode node, String name, double amount) {
        node.put(name, Money.nearest(amount).toBigDecimal());
    }
}
