package io.slotwise.llm.call.upstream;

import io.slotwise.llm.call.Cause;
import java.util.List;
import java.util.function.Consumer;

/** The far side's batches: half the price, done within a day, results in any order. */
public interface ClaudeBatches {
    /** Hands in requests and returns the far side's id for them. */
    String submit(List<Item> items) throws ClaudeFailure;

    /** How far the batch is. */
    State state(String batchId) throws ClaudeFailure;

    /** Tells each result once, in any order; none where the far side has thrown them away. */
    void results(String batchId, Consumer<Result> listener) throws ClaudeFailure;

    /** Asks to end a batch early; what was done is billed. */
    void cancel(String batchId) throws ClaudeFailure;

    /**
     * A request of a batch.
     *
     * @param id ours, 1–64 letters, digits, - and _
     */
    record Item(String id, ModelRequest request) {}

    /** How far a batch is. */
    enum State {
        RUNNING,
        /** Every request of it has ended. */
        ENDED,
        /** The far side knows no such batch, or no more. */
        UNKNOWN
    }

    /** What became of one request of a batch. */
    sealed interface Result {
        /** Ours, as handed in. */
        String id();

        record Done(String id, ModelReply reply) implements Result {}

        record Failed(String id, Cause cause, String detail) implements Result {}

        /** Not begun within a day, or cancelled before; nothing was billed. */
        record Expired(String id) implements Result {}
    }
}
