package io.slotwise.llm.claude;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.call.upstream.ClaudeBatches;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Claude over the network. With a key, the vendor's client (52 MB, seconds of processor time) is loaded on a background
 * thread from the start on, and asks before that are told so; without one it is never touched.
 */
public final class LazyClaude implements Claude, ClaudeBatches {
    private final Readiness before;
    private volatile @Nullable SdkClaude loaded;

    private LazyClaude(Readiness before) {
        this.before = before;
    }

    /**
     * Begins to load the client if there is a key.
     *
     * @param alarm is told if the client cannot be loaded
     */
    public static LazyClaude start(ClaudeConfig config, Consumer<String> alarm) {
        String key = config.apiKey();
        if (key == null) {
            return new LazyClaude(Readiness.NO_KEY);
        }
        LazyClaude claude = new LazyClaude(Readiness.LOADING);
        Thread.ofPlatform().name("claude-loader").daemon().start(() -> claude.load(config, key, alarm));
        return claude;
    }

    /** Loads the client before it returns, for programs that can wait. */
    public static LazyClaude load(ClaudeConfig config) {
        String key = config.apiKey();
        LazyClaude claude = new LazyClaude(key == null ? Readiness.NO_KEY : Readiness.LOADING);
        if (key != null) {
            claude.load(config, key);
        }
        return claude;
    }

    @Override
    public Readiness readiness() {
        return loaded == null ? before : Readiness.READY;
    }

    @Override
    public ModelReply send(ModelRequest request, Duration timeout, Cancellation cancellation) throws ClaudeFailure {
        return client().send(request, timeout, cancellation);
    }

    @Override
    public ModelReply stream(
            ModelRequest request, Duration timeout, Cancellation cancellation, Consumer<Piece> listener)
            throws ClaudeFailure {
        return client().stream(request, timeout, cancellation, listener);
    }

    @Override
    public long countTokens(ModelRequest request, Duration timeout) throws ClaudeFailure {
        return client().countTokens(request, timeout);
    }

    @Override
    public String submit(List<Item> items) throws ClaudeFailure {
        return client().submit(items);
    }

    @Override
    public State state(String batchId) throws ClaudeFailure {
        return client().state(batchId);
    }

    @Override
    public void results(String batchId, Consumer<Result> listener) throws ClaudeFailure {
        client().results(batchId, listener);
    }

    @Override
    public void cancel(String batchId) throws ClaudeFailure {
        client().cancel(batchId);
    }

    private SdkClaude client() throws ClaudeFailure {
        SdkClaude client = loaded;
        if (client == null) {
            throw before == Readiness.NO_KEY
                    ? ClaudeFailure.unbilled(Cause.NO_KEY, "no key is set")
                    : ClaudeFailure.unbilled(Cause.LOADING, "the client is being loaded");
        }
        return client;
    }

    private void load(ClaudeConfig config, String key, Consumer<String> alarm) {
        try {
            load(config, key);
        } catch (RuntimeException | LinkageError e) {
            alarm.accept("The client of Claude cannot be loaded: " + e);
        }
    }

    private void load(ClaudeConfig config, String key) {
        SdkClaude client = new SdkClaude(config, key);
        client.warmUp();
        loaded = client;
    }
}
