package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.Booking;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.LedgerFailure;
import io.slotwise.llm.cost.Price;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.cost.UsageRow.Certainty;
import io.slotwise.llm.resilience.Errand;
import io.slotwise.llm.token.TextFeatures;
import io.slotwise.llm.token.TokenBound;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One prompt on its way, over one or more attempts. Each attempt is held before it goes and settled exactly once when
 * it has ended, whatever happens; its verdict is reached before it is settled, so that the usage row tells it. One
 * thread's.
 */
final class Sending implements Errand {
    private static final long MOST_BYTES_PER_TOKEN = 200;

    private final Pipe pipe;
    private final Question question;
    private final Run run;
    private final ModelRequest request;
    private final TextFeatures features;
    private final long boundTokens;
    private final long estimate;

    private @Nullable Hold hold;
    private @Nullable Verdict verdict;
    private Booking.@Nullable Full full;
    private long neededNanos;
    private boolean hasTold;

    Sending(Pipe pipe, Question question, Prompt prompt) {
        this.pipe = pipe;
        this.question = question;
        this.run = question.run();
        this.request = run.plan().request(pipe.prefixes().thrifty(run.plan().model(), prompt));
        this.features = TextFeatures.of(prompt, request.schema());
        this.boundTokens = TokenBound.of(prompt, request.schema());
        this.estimate = pipe.tokens().estimate(request.model(), features);
    }

    @Override
    public String model() {
        return request.model();
    }

    @Override
    public long inputTokens() {
        return estimate;
    }

    @Override
    public boolean mayRepeat(Cause cause) {
        boolean leavesOne = cause == Cause.OVERLOADED && run.plan().hasLower();
        return !hasTold && run.patience().attemptsLeft() > (leavesOne ? 1 : 0);
    }

    @Override
    public boolean book() {
        CallFacts facts = run.nextAttempt();
        long nanos = pipe.prices()
                .worstCase(
                        request.model(),
                        pipe.ledger().dayOf(facts),
                        Price.Mode.LIVE,
                        boundTokens,
                        request.maxTokens(),
                        run.plan().longestKeep())
                .orElseThrow(() -> new IllegalStateException("The model %s has no price.".formatted(model())));
        Hold wanted = pipe.ledger().hold(facts, nanos, run.plan().deadline());
        try {
            if (pipe.ledger().reserve(wanted) instanceof Booking.Full refused) {
                full = refused;
                neededNanos = nanos;
                return false;
            }
        } catch (LedgerFailure e) {
            pipe.alarm().accept("The ledger of Claude's spending cannot be written: " + e.getMessage());
            return false;
        }
        hold = wanted;
        return true;
    }

    @Override
    public ModelReply send(Duration timeout) throws ClaudeFailure {
        long began = pipe.ticker().nanos();
        ModelReply reply = null;
        Cause cause = null;
        boolean isFree = false;
        try {
            reply = question.listener() == null
                    ? pipe.claude().send(request, timeout, run.cancellation())
                    : pipe.claude().stream(request, timeout, run.cancellation(), this::told);
            learn(reply.usage().prompt());
            verdict = Verdict.of(reply, question.ask(), question.check(), pipe.shapes());
            cause = verdict instanceof Verdict.Bad bad ? bad.cause() : null;
            return reply;
        } catch (ClaudeFailure e) {
            cause = e.kind();
            isFree = e.billing() == ClaudeFailure.Billing.NOTHING;
            throw e;
        } finally {
            settle(reply, cause, isFree, Duration.ofNanos(pipe.ticker().nanos() - began));
        }
    }

    /** From a count that can be one: no prompt has more tokens than bytes, or hundreds of bytes to a token. */
    private void learn(long tokens) {
        if (tokens <= boundTokens && tokens >= boundTokens / MOST_BYTES_PER_TOKEN) {
            pipe.tokens().learn(request.model(), features, tokens);
        }
    }

    /** What became of the last reply. */
    Verdict verdict() {
        if (verdict == null) {
            throw new IllegalStateException("There is no reply to judge.");
        }
        return verdict;
    }

    /** Where there was no room for a hold; null when the ledger could not be written. */
    Booking.@Nullable Full full() {
        return full;
    }

    /** The hold that found no room. */
    long neededNanos() {
        return neededNanos;
    }

    long estimate() {
        return estimate;
    }

    private void told(Piece piece) {
        hasTold = true;
        run.told();
        question.tell(piece);
    }

    private void settle(@Nullable ModelReply reply, @Nullable Cause cause, boolean isFree, Duration latency) {
        Hold held = hold;
        if (held == null) {
            throw new IllegalStateException("An attempt was sent without a hold.");
        }
        hold = null;
        UsageRow row = row(held, reply, cause, isFree, latency);
        run.add(row);
        if (reply != null) {
            pipe.alarmOfReply(held, row);
        }
        try {
            if (pipe.ledger().settle(held, row)) {
                pipe.recorded().accept(row);
            }
        } catch (LedgerFailure e) {
            // the hold stands and is booked at the worst case when its lease ends
            pipe.alarm()
                    .accept("A call (%s) could not be settled: %s"
                            .formatted(held.call().id(), e.getMessage()));
        }
    }

    private UsageRow row(
            Hold held, @Nullable ModelReply reply, @Nullable Cause cause, boolean isFree, Duration latency) {
        if (reply == null) {
            // without a reply and without a known failure something was thrown: nobody knows what became of it
            Cause known = cause == null ? Cause.GARBLED : cause;
            Certainty certainty = isFree ? Certainty.COUNTED : Certainty.WORST_CASE;
            return new UsageRow(
                    held.call(), Usage.NONE, isFree ? 0 : held.nanos(), certainty, latency, null, null, known);
        }
        Charge charge = Charge.of(reply, held, Price.Mode.LIVE, pipe.prices());
        return new UsageRow(
                held.call(),
                charge.usage(),
                charge.nanos(),
                charge.certainty(),
                latency,
                reply.timeToFirst(),
                cause == null ? Answer.Level.MODEL : null,
                cause);
    }
}
