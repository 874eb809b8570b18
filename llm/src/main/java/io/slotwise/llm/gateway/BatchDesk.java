package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Receipt;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeBatches;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.Booking;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.Price;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.cost.UsageRow.Certainty;
import io.slotwise.llm.token.TokenBound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks that nobody waits for: handed in as batches at half the price, and told when they come back, each billed once,
 * also over a restart. Money is held before a batch is handed in. What may have been handed in without our knowing,
 * because the process died or the connection broke just then, is never handed in again: its money is booked at the
 * worst case and the engine answers. For one thread at a time.
 */
public final class BatchDesk {
    private static final int CHUNK = 1_000;
    /** Batches end within a day; after this nobody waits for them. */
    private static final Duration LEASE = Duration.ofHours(26);

    private final Pipe pipe;
    private final GatewayConfig config;
    private final Surroundings around;
    private final ClaudeBatches claude;
    private final BatchStore store;

    BatchDesk(Pipe pipe, GatewayConfig config, Surroundings around, ClaudeBatches claude, BatchStore store) {
        this.pipe = pipe;
        this.config = config;
        this.around = around;
        this.claude = claude;
        this.store = store;
    }

    /**
     * Hands asks in.
     *
     * @param asks by the caller's id
     * @return what became of those that were not handed in: over budget, unknown model, or a far side that refused
     */
    public Map<String, Outcome> submit(Map<String, Ask> asks) {
        Map<String, Outcome> refused = new LinkedHashMap<>();
        List<BatchStore.Entry> entries = new ArrayList<>();
        List<ClaudeBatches.Item> items = new ArrayList<>();
        Map<String, Plan> plans = new LinkedHashMap<>();
        asks.forEach((id, ask) -> plans.put(id, Plan.of(ask, config.tiers())));
        Map<String, Prompt> prompts = prompts(plans);
        plans.forEach((id, plan) -> {
            ModelRequest request = plan.batched(
                    prompts.getOrDefault(id, plan.ask().prompt()),
                    config.tiers().batchOutputTokens());
            CallFacts facts = facts(plan);
            Outcome reason = held(id, plan, request, facts, entries);
            if (reason == null) {
                items.add(new ClaudeBatches.Item(facts.callId(), request));
            } else {
                refused.put(id, reason);
            }
        });
        for (int from = 0; from < items.size(); from += CHUNK) {
            int to = Math.min(items.size(), from + CHUNK);
            submit(entries.subList(from, to), items.subList(from, to), refused);
        }
        return refused;
    }

    /**
     * Looks at what was handed in and tells what has come back. A process that dies between being told and the next
     * line is told again after its restart, so a listener must not mind; the money is booked once in any case.
     *
     * @param asks the ask and the check of an id; null if nobody wants it any more
     * @return how many are still out
     * @throws ClaudeFailure if the far side cannot be asked of some batch now; the others were told, nothing is lost
     */
    public int collect(Function<String, @Nullable Wanted> asks, BiConsumer<String, Outcome> listener)
            throws ClaudeFailure {
        Map<String, Map<String, BatchStore.Entry>> batches = batches();
        Map<String, BatchStore.Entry> unsure = batches.remove("");
        if (unsure != null) {
            unsure.values().forEach(entry -> lose(entry, listener));
        }
        int out = 0;
        ClaudeFailure trouble = null;
        for (Map.Entry<String, Map<String, BatchStore.Entry>> batch : batches.entrySet()) {
            try {
                out += collect(batch.getKey(), batch.getValue(), asks, listener);
            } catch (ClaudeFailure e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
        return out;
    }

    /**
     * Asks the far side to end the batches of which nobody wants anything any more; what was done is billed, and told
     * by {@link #collect}.
     *
     * @throws ClaudeFailure if it cannot be asked now
     */
    public void cancel(Predicate<String> unwanted) throws ClaudeFailure {
        for (Map.Entry<String, Map<String, BatchStore.Entry>> batch : batches().entrySet()) {
            boolean all = batch.getValue().values().stream().allMatch(entry -> unwanted.test(entry.id()));
            if (all && !batch.getKey().isEmpty() && claude.state(batch.getKey()) == ClaudeBatches.State.RUNNING) {
                claude.cancel(batch.getKey());
            }
        }
    }

    /** What is out, by the far side's ids; an empty one for what may have been handed in. */
    private Map<String, Map<String, BatchStore.Entry>> batches() {
        Map<String, Map<String, BatchStore.Entry>> batches = new LinkedHashMap<>();
        for (BatchStore.Entry entry : store.open()) {
            batches.computeIfAbsent(entry.batchId(), id -> new LinkedHashMap<>())
                    .put(entry.hold().call().callId(), entry);
        }
        return batches;
    }

    private int collect(
            String batchId,
            Map<String, BatchStore.Entry> waiting,
            Function<String, @Nullable Wanted> asks,
            BiConsumer<String, Outcome> listener)
            throws ClaudeFailure {
        List<ClaudeBatches.Result> results = new ArrayList<>();
        try {
            if (claude.state(batchId) == ClaudeBatches.State.RUNNING) {
                return waiting.size();
            }
            claude.results(batchId, results::add);
        } catch (ClaudeFailure e) {
            if (e.kind() != Cause.BAD_REQUEST) {
                throw e;
            }
            results.clear(); // the far side knows no such batch any more
        }
        for (ClaudeBatches.Result result : results) {
            BatchStore.Entry entry = waiting.remove(result.id());
            if (entry != null) {
                apply(entry, result, asks.apply(entry.id()), listener);
            }
        }
        // an ended batch that does not tell an item has lost it
        waiting.values().forEach(entry -> lose(entry, listener));
        return 0;
    }

    /** Each model's prompts, with the breakpoints that pay within one batch. */
    private static Map<String, Prompt> prompts(Map<String, Plan> plans) {
        Map<String, List<String>> byModel = new LinkedHashMap<>();
        plans.forEach((id, plan) -> byModel.computeIfAbsent(plan.model(), model -> new ArrayList<>())
                .add(id));
        Map<String, Prompt> prompts = new LinkedHashMap<>();
        byModel.forEach((model, ids) -> {
            List<Prompt> shared = Prefixes.shared(
                    model,
                    ids.stream()
                            .map(id ->
                                    Objects.requireNonNull(plans.get(id)).ask().prompt())
                            .toList());
            for (int i = 0; i < ids.size(); i++) {
                prompts.put(ids.get(i), shared.get(i));
            }
        });
        return prompts;
    }

    private @Nullable Outcome held(
            String id, Plan plan, ModelRequest request, CallFacts facts, List<BatchStore.Entry> entries) {
        OptionalLong nanos = pipe.prices()
                .worstCase(
                        request.model(),
                        pipe.ledger().dayOf(facts),
                        Price.Mode.BATCH,
                        TokenBound.of(request.prompt(), request.schema()),
                        request.maxTokens(),
                        plan.batchedKeep());
        Receipt nothing = receipt(facts, Usage.NONE, 0);
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
        entries.add(new BatchStore.Entry(id, hold, ""));
        return null;
    }

    private void submit(List<BatchStore.Entry> entries, List<ClaudeBatches.Item> items, Map<String, Outcome> refused) {
        store.planned(entries);
        try {
            String batchId = claude.submit(items);
            store.submitted(entries.stream().map(BatchStore.Entry::id).toList(), batchId);
        } catch (ClaudeFailure e) {
            if (e.billing() == ClaudeFailure.Billing.UNKNOWN) {
                return; // may have been handed in: the next look books it
            }
            for (BatchStore.Entry entry : entries) {
                settle(entry, Usage.NONE, 0, Certainty.COUNTED, e.kind());
                store.finished(entry.id());
                refused.put(
                        entry.id(),
                        new Outcome.Unavailable(
                                e.kind(),
                                String.valueOf(e.getMessage()),
                                e.retryAfter(),
                                receipt(entry.hold().call(), Usage.NONE, 0)));
            }
        }
    }

    private void apply(
            BatchStore.Entry entry,
            ClaudeBatches.Result result,
            @Nullable Wanted wanted,
            BiConsumer<String, Outcome> listener) {
        CallFacts call = entry.hold().call();
        switch (result) {
            case ClaudeBatches.Result.Done done -> answered(entry, done.reply(), wanted, listener);
            case ClaudeBatches.Result.Failed failed ->
                end(
                        entry,
                        failed.cause(),
                        new Outcome.Unavailable(failed.cause(), failed.detail(), null, receipt(call, Usage.NONE, 0)),
                        listener);
            case ClaudeBatches.Result.Expired expired ->
                end(
                        entry,
                        Cause.DEADLINE,
                        new Outcome.Unavailable(
                                Cause.DEADLINE, "the batch expired", null, receipt(call, Usage.NONE, 0)),
                        listener);
        }
    }

    private void end(BatchStore.Entry entry, Cause cause, Outcome outcome, BiConsumer<String, Outcome> listener) {
        settle(entry, Usage.NONE, 0, Certainty.COUNTED, cause);
        tell(entry, outcome, listener);
    }

    private void answered(
            BatchStore.Entry entry, ModelReply reply, @Nullable Wanted wanted, BiConsumer<String, Outcome> listener) {
        Hold hold = entry.hold();
        long cost = pipe.prices()
                .cost(hold.call().model(), hold.day(), Price.Mode.BATCH, reply.usage())
                .orElse(hold.nanos());
        Verdict verdict = wanted == null
                ? new Verdict.Bad(Cause.CANCELLED, List.of())
                : Verdict.of(reply, wanted.ask(), wanted.check(), pipe.shapes());
        Cause cause = verdict instanceof Verdict.Bad bad ? bad.cause() : null;
        Certainty certainty = cost > hold.nanos() ? Certainty.ABOVE_HOLD : Certainty.COUNTED;
        settle(entry, reply.usage(), cost, certainty, cause);
        Receipt receipt = receipt(hold.call(), reply.usage(), cost);
        tell(
                entry,
                switch (verdict) {
                    case Verdict.Good good ->
                        new Outcome.Answered(
                                new Answer(reply.text(), Answer.Level.MODEL, false, reply.simulated()), receipt);
                    case Verdict.Bad bad -> new Outcome.Refused(bad.cause(), bad.detail(), receipt);
                },
                listener);
    }

    private void lose(BatchStore.Entry entry, BiConsumer<String, Outcome> listener) {
        long cost = entry.hold().nanos();
        settle(entry, Usage.NONE, cost, Certainty.WORST_CASE, Cause.LOST);
        tell(
                entry,
                new Outcome.Unavailable(
                        Cause.LOST,
                        "nobody knows what became of it",
                        null,
                        receipt(entry.hold().call(), Usage.NONE, cost)),
                listener);
    }

    /**
     * After the ledger, before the item is forgotten: a restart in between finds the hold settled and the item open,
     * tells it again and bills nothing.
     */
    private void tell(BatchStore.Entry entry, Outcome outcome, BiConsumer<String, Outcome> listener) {
        listener.accept(entry.id(), outcome);
        store.finished(entry.id());
    }

    private void settle(BatchStore.Entry entry, Usage usage, long cost, Certainty certainty, @Nullable Cause cause) {
        UsageRow row = new UsageRow(
                entry.hold().call(),
                usage,
                cost,
                certainty,
                Duration.between(entry.hold().call().at(), around.clock().instant()),
                null,
                cause == null ? Answer.Level.MODEL : null,
                cause);
        if (pipe.ledger().settle(entry.hold(), row)) {
            pipe.recorded().accept(row);
        }
    }

    private CallFacts facts(Plan plan) {
        return new CallFacts(
                around.ids().get(),
                1,
                around.clock().instant(),
                plan.ask().feature(),
                plan.model(),
                plan.ask().tier(),
                plan.ask().template().word(),
                plan.ask().subject());
    }

    private Receipt receipt(CallFacts call, Usage usage, long cost) {
        Duration latency = Duration.between(call.at(), around.clock().instant());
        return new Receipt(call.callId(), call.model(), usage, cost, latency, null, 1);
    }

    /** What an item was asked, and what is demanded of its answer today. */
    public record Wanted(Ask ask, Check check) {}
}
