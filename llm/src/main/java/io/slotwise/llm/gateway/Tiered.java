package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.resilience.Resilience;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the model of an ask's tier, and those of the tiers below as far as the ask allows while a model cannot answer:
 * within the same deadline and number of requests, each of them held and settled for itself. Never asks a higher tier.
 */
final class Tiered {
    /** Failures of one model, which say nothing about another; all others are the account's, the network's or ours. */
    private static final Set<Cause> OF_THE_MODEL = Set.of(Cause.BREAKER_OPEN, Cause.OVERLOADED, Cause.MODEL_GONE);

    private final Pipe pipe;
    private final Resilience resilience;
    private final Kept kept;
    private final Tiers tiers;

    Tiered(Pipe pipe, Resilience resilience, Kept kept, Tiers tiers) {
        this.pipe = pipe;
        this.resilience = resilience;
        this.kept = kept;
        this.tiers = tiers;
    }

    Outcome outcome(Question question) {
        Outcome outcome = ofModel(question);
        while (isOfTheModel(outcome) && mayStepDown(question.run(), outcome.fallback())) {
            outcome = lower(question);
        }
        return outcome;
    }

    /** Somebody else may have been answered by that model before. */
    private Outcome lower(Question question) {
        Outcome hit = kept.hit(question);
        return hit == null ? ofModel(question) : hit;
    }

    private Outcome ofModel(Question question) {
        Run run = question.run();
        String model = run.plan().model();
        if (!pipe.prices().knows(model, pipe.ledger().today())) {
            return new Outcome.Refused(Cause.UNKNOWN_MODEL, "%s has no price".formatted(model), run.receipt());
        }
        return switch (pipe.claude().readiness()) {
            case READY ->
                Math.min(run.plan().answers(), run.patience().attemptsLeft()) > 1
                        ? new Ballot(pipe, resilience, question).outcome()
                        : new Conversation(pipe, resilience, question).outcome();
            case NO_KEY -> run.unavailable(Cause.NO_KEY);
            case LOADING -> run.unavailable(Cause.LOADING);
        };
    }

    private static boolean isOfTheModel(Outcome outcome) {
        return outcome instanceof Outcome.Unavailable none && OF_THE_MODEL.contains(none.cause());
    }

    /** Not once something was told: what follows would be the words of another. */
    private boolean mayStepDown(Run run, @Nullable Cause cause) {
        Plan lower = run.plan().lower(tiers);
        if (lower == null || run.hasTold() || cause == null || !resilience.mayGoElsewhere(cause, run.patience())) {
            return false;
        }
        run.goOnWith(lower);
        return true;
    }
}
