package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Receipt;
import io.slotwise.llm.call.upstream.ClaudeBatches;
import io.slotwise.llm.call.upstream.ClaudeBatches.Result;
import io.slotwise.llm.call.upstream.ClaudeBatches.State;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.Price;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks that nobody waits for: handed in as batches at half the price, and told when they come back, each billed once,
 * also over a restart. Money is held before a batch is handed in. What may have been handed in without our knowing,
 * because the process died or the connection broke just then, is never handed in again: its money is booked at the
 * worst case and the engine answers. So it is with a batch that the far side does not know any more, and with one that
 * it could not be asked of until its lease was over. For one thread at a time.
 */
public final class BatchDesk {
    private final Pipe pipe;
    private final GatewayConfig config;
    private final BatchBooks books;
    private final ClaudeBatches claude;
    private final BatchStore store;

    BatchDesk(Pipe pipe, GatewayConfig config, Surroundings around, ClaudeBatches claude, BatchStore store) {
        this.pipe = pipe;
        this.config = config;
        this.claude = claude;
        this.store = store;
        books = new BatchBooks(pipe, around);
    }

    /** What an item was asked, and what is demanded of its answer today. */
    public record Wanted(Ask ask, Check check) {}

    /**
     * Hands asks in.
     *
     * @param asks by the caller's id
     * @return what became of those that were not handed in: over budget, unknown model, or a far side that refused
     */
    public Map<String, Outcome> submit(Map<String, Ask> asks) {
        return submit(asks, id -> "");
    }

    /**
     * As {@link #submit(Map)}.
     *
     * @param notes what the caller wants to be told again with the answer of an id, over restarts
     */
    public Map<String, Outcome> submit(Map<String, Ask> asks, UnaryOperator<String> notes) {
        return new BatchHandIn(pipe, config, books, claude, store).of(asks, notes);
    }

    /**
     * Looks at what was handed in and tells what has come back. A process that dies between being told and the next
     * line is told again after its restart, so a listener must not mind; the money is booked once in any case.
     *
     * @param asks the ask and the check of an id and its note; null if nobody wants it any more
     * @return how many are still out
     * @throws ClaudeFailure if the far side cannot be asked of some batch now; the others were told, nothing is lost
     */
    public int collect(BiFunction<String, String, @Nullable Wanted> asks, BiConsumer<String, Outcome> listener)
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
                if (e.kind() != Cause.LOADING) {
                    giveUp(batch.getValue().values(), listener);
                }
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
     * @throws ClaudeFailure if it cannot be asked of some now; the others were ended
     */
    public void cancel(Predicate<String> unwanted) throws ClaudeFailure {
        ClaudeFailure trouble = null;
        for (Map.Entry<String, Map<String, BatchStore.Entry>> batch : batches().entrySet()) {
            boolean all = batch.getValue().values().stream().allMatch(entry -> unwanted.test(entry.id()));
            try {
                if (all && !batch.getKey().isEmpty() && claude.state(batch.getKey()) == State.RUNNING) {
                    claude.cancel(batch.getKey());
                }
            } catch (ClaudeFailure e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw trouble;
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
            BiFunction<String, String, @Nullable Wanted> asks,
            BiConsumer<String, Outcome> listener)
            throws ClaudeFailure {
        Map<String, Result> results = new LinkedHashMap<>();
        switch (claude.state(batchId)) {
            case RUNNING -> {
                return waiting.size();
            }
            case ENDED ->
                claude.results(batchId, result -> {
                    if (waiting.containsKey(result.id())) {
                        results.putIfAbsent(result.id(), result);
                    }
                });
            case UNKNOWN -> {
                // tells nothing: every item of it is lost
            }
        }
        Map<String, BatchStore.Entry> silent = new LinkedHashMap<>(waiting);
        for (Result result : results.values()) {
            BatchStore.Entry entry = silent.remove(result.id());
            if (entry != null) {
                tell(entry, outcome(entry.hold(), result, asks.apply(entry.id(), entry.note())), listener);
            }
        }
        // a batch that is over and does not tell an item has lost it
        silent.values().forEach(entry -> lose(entry, listener));
        return 0;
    }

    /** Settles the item's money; says what its caller gets for it. */
    private Outcome outcome(Hold hold, Result result, @Nullable Wanted wanted) {
        return switch (result) {
            case Result.Done done -> answered(hold, done.reply(), wanted);
            case Result.Failed failed ->
                new Outcome.Unavailable(failed.cause(), failed.detail(), null, books.free(hold, failed.cause()));
            case Result.Expired expired ->
                new Outcome.Unavailable(Cause.DEADLINE, "the batch expired", null, books.free(hold, Cause.DEADLINE));
        };
    }

    private Outcome answered(Hold hold, ModelReply reply, @Nullable Wanted wanted) {
        Charge charge = Charge.of(reply, hold, Price.Mode.BATCH, pipe.prices());
        Verdict verdict = wanted == null
                ? new Verdict.Bad(Cause.CANCELLED, List.of())
                : Verdict.of(reply, wanted.ask(), wanted.check(), pipe.shapes());
        Cause cause = verdict instanceof Verdict.Bad bad ? bad.cause() : null;
        Receipt receipt = books.used(hold, charge, cause);
        return switch (verdict) {
            case Verdict.Good good ->
                new Outcome.Answered(Answer.written(reply.text(), false, reply.simulated()), receipt);
            case Verdict.Bad bad -> new Outcome.Refused(bad.cause(), bad.detail(), receipt);
        };
    }

    /** Loses what was waited for longer than any batch takes. */
    private void giveUp(Iterable<BatchStore.Entry> entries, BiConsumer<String, Outcome> listener) {
        for (BatchStore.Entry entry : entries) {
            if (books.isOver(entry.hold())) {
                lose(entry, listener);
            }
        }
    }

    private void lose(BatchStore.Entry entry, BiConsumer<String, Outcome> listener) {
        Receipt worst = books.lost(entry.hold());
        tell(entry, new Outcome.Unavailable(Cause.LOST, "nobody knows what became of it", null, worst), listener);
    }

    /**
     * After the ledger, before the item is forgotten: a restart in between finds the hold settled and the item open,
     * tells it again and bills nothing.
     */
    private void tell(BatchStore.Entry entry, Outcome outcome, BiConsumer<String, Outcome> listener) {
        listener.accept(entry.id(), outcome);
        store.finished(entry.id());
    }
}
