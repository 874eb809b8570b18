package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.cost.Booking;
import io.slotwise.llm.resilience.Resilience;
import io.slotwise.llm.resilience.Tried;

/** Sends a prompt, and once more with what was wrong, within the same deadline, attempts and money. One thread's. */
final class Conversation {
    private final Pipe pipe;
    private final Resilience resilience;
    private final Question question;
    private final Run run;

    Conversation(Pipe pipe, Resilience resilience, Question question) {
        this.pipe = pipe;
        this.resilience = resilience;
        this.question = question;
        this.run = question.run();
    }

    Outcome outcome() {
        Prompt prompt = run.plan().ask().prompt();
        Sending first = new Sending(pipe, question, prompt);
        if (first.estimate() > run.plan().contextTokens()) {
            return new Outcome.Refused(
                    Cause.TOO_LONG,
                    "about %d tokens, at most %d"
                            .formatted(first.estimate(), run.plan().contextTokens()),
                    run.receipt());
        }
        Tried tried = resilience.run(first, run.patience());
        if (tried instanceof Tried.Done done
                && first.verdict() instanceof Verdict.Bad bad
                && !bad.faults().isEmpty()
                && run.patience().hasAttempts()) {
            return repaired(prompt, done.reply(), bad);
        }
        return outcome(tried, first, false);
    }

    /** The answer's faults are fed back once; if the second try brings nothing, the first one's verdict stands. */
    private Outcome repaired(Prompt prompt, ModelReply reply, Verdict.Bad bad) {
        question.tell(new Piece.Anew(bad.cause().word()));
        Prompt longer = prompt.followedBy(reply.text(), Repair.words(bad.faults()));
        Sending second = new Sending(pipe, question, longer);
        Tried tried = resilience.run(second, run.patience());
        return tried instanceof Tried.Done || run.cancellation().isCancelled()
                ? outcome(tried, second, true)
                : new Outcome.Refused(bad.cause(), bad.detail(), run.receipt());
    }

    private Outcome outcome(Tried tried, Sending sending, boolean repaired) {
        return switch (tried) {
            case Tried.Done done -> judged(done.reply(), sending.verdict(), repaired);
            case Tried.NotBooked none -> unbooked(sending);
            case Tried.Failed failed ->
                new Outcome.Unavailable(failed.cause(), failed.detail(), failed.retryAfter(), run.receipt());
        };
    }

    private Outcome judged(ModelReply reply, Verdict verdict, boolean repaired) {
        return switch (verdict) {
            case Verdict.Good good ->
                new Outcome.Answered(Answer.written(reply.text(), repaired, reply.simulated()), run.receipt());
            case Verdict.Bad bad -> new Outcome.Refused(bad.cause(), bad.detail(), run.receipt());
        };
    }

    private Outcome unbooked(Sending sending) {
        Booking.Full full = sending.full();
        if (full == null) {
            return new Outcome.Unavailable(Cause.BOOKS_CLOSED, "the ledger cannot be written", null, run.receipt());
        }
        return new Outcome.OverBudget(
                full.scope(),
                full.limitNanos(),
                full.spend().spentNanos(),
                full.spend().heldNanos(),
                sending.neededNanos(),
                run.receipt());
    }
}
