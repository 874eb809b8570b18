package io.slotwise.server.store.sqlite;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One unit of work on its way through the writer: carried out there, awaited by its caller. */
final class WriteJob<T extends @Nullable Object> {
    private final Database.Work<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;
    private Tx.@Nullable Touched touched;

    WriteJob(Database.Work<T> work) {
        this.work = work;
    }

    /** Carries the work out; may be called again after the transaction failed. */
    void run(Tx tx) {
        failure = null;
        result = work.in(tx);
        touched = tx.finish();
    }

    /** Remembers that the work itself failed, for {@link #finish}. */
    void keep(Throwable workFailed) {
        failure = workFailed;
    }

    /** Answers the caller after the commit. */
    @SuppressWarnings("NullAway") // T itself says whether a result may be null
    void finish(Consumer<Tx.Touched> afterCommit) {
        if (failure != null) {
            answer.completeExceptionally(failure);
            return;
        }
        try {
            afterCommit.accept(Objects.requireNonNull(touched));
            answer.complete(result);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    void fail(RuntimeException why) {
        answer.completeExceptionally(why);
    }

    T await() {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
