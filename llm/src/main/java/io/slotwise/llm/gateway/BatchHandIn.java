package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Receipt;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeBatches;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.Booking;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.Price;
import io.slotwise.llm.token.TokenBound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One time of handing in: money is held for each ask, then the items are remembered, then they are sent. */
final class BatchHandIn {
    private static final int CHUNK = 1_000;
    /** Batches end within a day; after this nobody waits for them. */
    private static final Duration LEASE = Duration.ofHours(26);

    private final Pipe pipe;
    private final GatewayConfig config;
    private final BatchBooks books;
    private final ClaudeBatches claude;
    private final BatchStore store;
    private final List<Ready> ready = new ArrayList<>();
    private final Map<String, Outcome> refused = new LinkedHashMap<>();

    BatchHandIn(Pipe pipe, GatewayConfig config, BatchBooks books, ClaudeBatches claude, BatchStore store) {
        this.pipe = pipe;
        this.config = config;
        this.books = books;
        this.claude = claude;
        this.store = store;
    }

    /** An item whose money is held. */
    private record Ready(BatchStore.Entry entry, ModelRequest request) {
        String id() {
            return entry.id();
        }

        ClaudeBatches.Item item() {
            return new ClaudeBatches.Item(entry.hold().call().callId(), request);
        }
    }

    /** What became of those that were not handed in. */
    Map<String, Outcome> of(Map<String, Ask> asks, UnaryOperator<String> notes) {
        Map<String, Plan> plans = new LinkedHashMap<>();
        asks.forEach((id, ask) -> plans.put(id, Plan.of(ask, config.tiers(), 1)));
        Map<String, Prompt> prompts = prompts(plans);
        plans.forEach((id, plan) -> {
            Prompt prompt = Objects.requireNonNull(prompts.get(id));
            ModelRequest request = plan.batched(prompt, config.tiers().batchOutputTokens());
            Outcome reason = hold(id, notes.apply(id), plan, request);
            if (reason != null) {
                refused.put(id, reason);
            }
        });
        for (int from = 0; from < ready.size(); from += CHUNK) {
            send(ready.subList(from, Math.min(ready.size(), from + CHUNK)));
        }
        return refused;
    }

    /** Each model's prompts, with the breakpoints that pay within one batch. */
    private static Map<String, Prompt> prompts(Map<String, Plan> plans) {
        Map<String, Map<String, Prompt>> byModel = new LinkedHashMap<>();
        plans.forEach((id, plan) -> byModel.computeIfAbsent(plan.model(), model -> new LinkedHashMap<>())
                .put(id, plan.ask().prompt()));
        Map<String, Prompt> prompts = new LinkedHashMap<>();
        byModel.forEach((model, asked) -> {
            List<String> ids = List.copyOf(asked.keySet());
            List<Prompt> shared = Prefixes.shared(model, List.copyOf(asked.values()));
            for (int i = 0; i < ids.size(); i++) {
                prompts.put(ids.get(i), shared.get(i));
            }
        });
        return prompts;
    }

    private @Nullable Outcome hold(String id, String note, Plan plan, ModelRequest request) {
        CallFacts facts = books.facts(plan);
        Receipt nothing = books.receipt(facts, Usage.NONE, 0);
        OptionalLong nanos = pipe.prices()
                .worstCase(
                        request.model(),
                        pipe.ledger().dayOf(facts),
                        Price.Mode.BATCH,
                        TokenBound.of(request.prompt(), request.schema()),
                        request.maxTokens(),
                        plan.batchedKeep());
        if (nanos.isEmpty()) {
            return new Outcome.Refused(Cause.UNKNOWN_MODEL, "%s has no price".formatted(request.model()), nothing);
        }
        Hold hold = pipe.ledger().hold(facts, nanos.getAsLong(), LEASE);
        if (pipe.ledger().reserve(hold) instanceof Booking.Full full) {
            return new Outcome.OverBudget(
                    full.scope(),
                    full.limitNanos(),
                    full.spend().spentNanos(),
                    full.spend().heldNanos(),
                    hold.nanos(),
                    nothing);
        }
        ready.add(new Ready(new BatchStore.Entry(id, hold, "", note), request));
        return null;
    }

    private void send(List<Ready> chunk) {
        store.planned(chunk.stream().map(Ready::entry).toList());
        try {
            String batchId = claude.submit(chunk.stream().map(Ready::item).toList());
            store.submitted(chunk.stream().map(Ready::id).toList(), batchId);
        } catch (ClaudeFailure e) {
            // what may have been handed in stays remembered without a batch: the next look books it
            if (e.billing() == ClaudeFailure.Billing.NOTHING) {
                chunk.forEach(one -> refuse(one, e));
            }
        }
    }

    private void refuse(Ready one, ClaudeFailure e) {
        Receipt nothing = books.free(one.entry().hold(), e.kind());
        store.finished(one.id());
        refused.put(
                one.id(), new Outcome.Unavailable(e.kind(), String.valueOf(e.getMessage()), e.retryAfter(), nothing));
    }
}
