package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A far side in this process: does what the test says, and remembers what it was sent. */
class FakeClaude implements Claude {
    final List<ModelRequest> received = new CopyOnWriteArrayList<>();
    private final Does does;

    FakeClaude(Does does) {
        this.does = does;
    }

    static FakeClaude saying(String text) {
        return new FakeClaude((request, cancellation) -> reply(text));
    }

    static FakeClaude failing(Cause cause, ClaudeFailure.Billing billing) {
        return new FakeClaude((request, cancellation) -> {
            throw new ClaudeFailure(cause, billing, cause.word(), null, null);
        });
    }

    static ModelReply reply(String text) {
        return reply(text, ModelReply.Stop.END, Usage.of(100, 50));
    }

    static ModelReply reply(String text, ModelReply.Stop stop, Usage usage) {
        return new ModelReply("claude-haiku-5-5", text, stop, usage, null, null, false);
    }

    @Override
    public Readiness readiness() {
        return Readiness.READY;
    }

    @Override
    public ModelReply send(ModelRequest request, Duration timeout, Cancellation cancellation) throws ClaudeFailure {
        received.add(request);
        return does.answer(request, cancellation);
    }

    @Override
    public ModelReply stream(
            ModelRequest request, Duration timeout, Cancellation cancellation, Consumer<Piece> listener)
            throws ClaudeFailure {
        ModelReply reply = send(request, timeout, cancellation);
        for (String word : reply.text().split("(?<= )")) {
            listener.accept(new Piece.Text(word));
        }
        return reply;
    }

    @Override
    public long countTokens(ModelRequest request, Duration timeout) {
        return 100;
    }

    /** What it does with a request. */
    interface Does {
        ModelReply answer(ModelRequest request, Cancellation cancellation) throws ClaudeFailure;
    }
}
