package io.slotwise.llm.gateway;

import io.slotwise.llm.cache.AnswerCache;
import io.slotwise.llm.cache.AnswerKey;
import io.slotwise.llm.cache.Flights;
import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Asker;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeBatches;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.Ledger;
import io.slotwise.llm.cost.LedgerFailure;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.resilience.Resilience;
import io.slotwise.llm.token.TextFeatures;
import io.slotwise.llm.token.TokenEstimator;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way to Claude: cache, budget, resilience, the far side, shape and check, settlement, record, in this order.
 * Nothing is sent without a hold, nothing is returned unchecked, and every ask leaves at least one usage row. Safe for
 * many threads.
 */
public final class Gateway implements Asker {
    private static final Period RETIREMENT_AHEAD = Period.ofMonths(3);

    private final GatewayConfig config;
    private final Surroundings around;
    private final Pipe pipe;
    private final AnswerCache cache;
    private final Flights<Outcome> flights = new Flights<>();
    private final Resilience resilience;

    /** A pipe; tells the alarm at once which models in use are gone or about to go. */
    public Gateway(GatewayConfig config, Surroundings around) {
        this.config = config;
        this.around = around;
        this.pipe = new Pipe(
                around.claude(),
                new Ledger(around.ledger(), config.budget(), around.clock()),
                around.prices(),
                new TokenEstimator(),
                new Shapes(),
                new Prefixes(around.clock()),
                around.ticker(),
                around.recorded(),
                around.alarm());
        this.cache = new AnswerCache(
                config.cacheBytes(), config.timeToLive(), around.table(), around.tags(), around.clock());
        this.resilience =
                new Resilience(config.resilience(), around.ticker(), around.clock(), around.random(), around.alarm());
        around.prices()
                .warnings(config.tiers().models(), pipe.ledger().today(), RETIREMENT_AHEAD)
                .forEach(around.alarm());
    }

    @Override
    public Outcome ask(Ask ask, Check check, Cancellation cancellation) {
        return run(ask, check, cancellation, null);
    }

    @Override
    public Outcome stream(Ask ask, Check check, Cancellation cancellation, Consumer<Piece> listener) {
        return run(ask, check, cancellation, new Guarded(listener, cancellation));
    }

    /** What was spent and may still be. */
    public Ledger ledger() {
        return pipe.ledger();
    }

    /** What is kept. */
    public AnswerCache cache() {
        return cache;
    }

    /** How well prompts are estimated. */
    public TokenEstimator tokens() {
        return pipe.tokens();
    }

    /** A desk for asks that nobody waits for, over the same ledger. */
    public BatchDesk batches(ClaudeBatches claude, BatchStore store) {
        return new BatchDesk(pipe, config, around, claude, store);
    }

    /**
     * Teaches the estimates with the far side's own counter, which is free and has a rate limit of its own.
     *
     * @param prompts typical ones of a tier
     * @throws ClaudeFailure if the far side cannot be asked now; what was learnt stays
     */
    public void calibrate(Tier tier, List<Prompt> prompts, Duration timeoutEach) throws ClaudeFailure {
        String model = config.tiers().of(tier).model();
        for (Prompt prompt : prompts) {
            ModelRequest request = new ModelRequest(model, 1, null, prompt, null);
            pipe.tokens()
                    .learn(model, TextFeatures.of(prompt, null), around.claude().countTokens(request, timeoutEach));
        }
    }

    /** How the far side is. */
    public Resilience.Health health() {
        return resilience.health();
    }

    /** The account may be asked again, for example after a payment. */
    public void turnOn() {
        resilience.turnOn();
    }

    private Outcome run(Ask ask, Check check, Cancellation cancellation, @Nullable Consumer<Piece> listener) {
        Plan plan = Plan.of(ask, config.tiers());
        Run run = new Run(plan, around.ids().get(), resilience.patience(plan.deadline(), cancellation), around.clock());
        Outcome outcome = plan.key() == null ? fresh(run, check, listener) : kept(run, plan.key(), check, listener);
        if (!run.wasSent()) {
            note(run, outcome);
        }
        return outcome;
    }

    /** From the cache, from an equal ask in flight, or as the first of its kind. */
    private Outcome kept(Run run, AnswerKey key, Check check, @Nullable Consumer<Piece> listener) {
        while (true) {
            Outcome hit = hit(run, key, check, listener);
            if (hit != null) {
                return hit;
            }
            switch (flights.board(key, run.plan().tags())) {
                case Flights.Seat.Pilot<Outcome> pilot -> {
                    return fly(run, key, check, listener, pilot.landing());
                }
                case Flights.Seat.Passenger<Outcome> passenger -> {
                    Outcome shared = arrival(run, passenger.arrival(), check, listener);
                    if (shared != null) {
                        return shared;
                    }
                }
            }
        }
    }

    private Outcome fly(
            Run run, AnswerKey key, Check check, @Nullable Consumer<Piece> listener, Consumer<Outcome> landing) {
        Outcome outcome =
                new Outcome.Unavailable(Cause.CANCELLED, "the first of these asks failed", null, run.receipt());
        try {
            outcome = fresh(run, check, listener);
            if (outcome instanceof Outcome.Answered answered) {
                cache.keep(key, run.plan().tags(), written(run, answered));
            }
            return outcome;
        } finally {
            landing.accept(outcome);
        }
    }

    private @Nullable Outcome hit(Run run, AnswerKey key, Check check, @Nullable Consumer<Piece> listener) {
        AnswerCache.Hit hit = cache.find(key, run.plan().tags());
        if (hit == null) {
            return null;
        }
        String text = hit.answer().text();
        if (Verdict.of(text, run.plan().ask(), check, pipe.shapes()) instanceof Verdict.Bad) {
            cache.forget(key);
            return null;
        }
        cache.saved(hit.answer().costNanos());
        Answer.Level level = switch (hit.level()) {
            case MEMORY -> Answer.Level.MEMORY;
            case TABLE -> Answer.Level.TABLE;
        };
        return given(run, text, level, hit.answer().simulated(), listener);
    }

    /** What the first of several equal asks brought; null when this one must try by itself. */
    private @Nullable Outcome arrival(
            Run run, CompletableFuture<Outcome> arrival, Check check, @Nullable Consumer<Piece> listener) {
        Outcome first = await(run, arrival);
        return switch (first) {
            case Outcome.Answered answered -> shared(run, answered.answer(), check, listener);
            case Outcome.Refused refused -> new Outcome.Refused(refused.cause(), refused.detail(), run.receipt());
            case Outcome.OverBudget over ->
                new Outcome.OverBudget(
                        over.scope(),
                        over.limitNanos(),
                        over.spentNanos(),
                        over.heldNanos(),
                        over.neededNanos(),
                        run.receipt());
            case Outcome.Unavailable none ->
                isOwnAffair(none.cause()) && mayGoOn(run)
                        ? null
                        : new Outcome.Unavailable(none.cause(), none.detail(), none.retryAfter(), run.receipt());
        };
    }

    /** Every caller has a check of its own. */
    private Outcome shared(Run run, Answer answer, Check check, @Nullable Consumer<Piece> listener) {
        return Verdict.of(answer.text(), run.plan().ask(), check, pipe.shapes()) instanceof Verdict.Good
                ? given(run, answer.text(), Answer.Level.SHARED, answer.simulated(), listener)
                : fresh(run, check, listener);
    }

    private static AnswerCache.Written written(Run run, Outcome.Answered answered) {
        return new AnswerCache.Written(
                answered.answer().text(),
                run.plan().model(),
                answered.receipt().costNanos(),
                answered.answer().simulated());
    }

    /** The first one's caller left, or had less time: that says nothing about the others. */
    private static boolean isOwnAffair(Cause cause) {
        return cause == Cause.CANCELLED || cause == Cause.DEADLINE;
    }

    private static boolean mayGoOn(Run run) {
        return !run.cancellation().isCancelled() && !run.patience().deadline().hasPassed();
    }

    private Outcome await(Run run, CompletableFuture<Outcome> arrival) {
        CompletableFuture<Outcome> mine = arrival.copy();
        Runnable back = run.cancellation().onCancel(() -> mine.complete(unavailable(run, Cause.CANCELLED)));
        try {
            return mine.get(run.patience().deadline().left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return unavailable(run, Cause.DEADLINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.cancellation().cancel();
            return unavailable(run, Cause.CANCELLED);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A flight lands with an outcome.", e);
        } finally {
            back.run();
        }
    }

    private Outcome given(
            Run run, String text, Answer.Level level, boolean simulated, @Nullable Consumer<Piece> listener) {
        if (listener != null) {
            listener.accept(new Piece.Text(text));
        }
        return new Outcome.Answered(new Answer(text, level, false, simulated), run.receipt());
    }

    private Outcome fresh(Run run, Check check, @Nullable Consumer<Piece> listener) {
        if (!around.prices().knows(run.plan().model(), pipe.ledger().today())) {
            return new Outcome.Refused(
                    Cause.UNKNOWN_MODEL, "%s has no price".formatted(run.plan().model()), run.receipt());
        }
        return switch (around.claude().readiness()) {
            case READY -> new Conversation(pipe, resilience, run, check, listener).outcome();
            case NO_KEY -> unavailable(run, Cause.NO_KEY);
            case LOADING -> unavailable(run, Cause.LOADING);
        };
    }

    private static Outcome unavailable(Run run, Cause cause) {
        return new Outcome.Unavailable(cause, cause.word(), null, run.receipt());
    }

    private void note(Run run, Outcome outcome) {
        Answer.Level level =
                outcome instanceof Outcome.Answered answered ? answered.answer().level() : null;
        UsageRow row = new UsageRow(
                run.noAttempt(),
                Usage.NONE,
                0,
                UsageRow.Certainty.COUNTED,
                outcome.receipt().latency(),
                null,
                level,
                outcome.fallback());
        try {
            pipe.ledger().note(row);
            around.recorded().accept(row);
        } catch (LedgerFailure e) {
            around.alarm().accept("A usage row could not be kept: " + e.getMessage());
        }
    }

    /** A listener that throws ends the ask as a cancellation does, and the pipe goes on to settle. */
    private record Guarded(Consumer<Piece> listener, Cancellation cancellation) implements Consumer<Piece> {
        @Override
        public void accept(Piece piece) {
            if (cancellation.isCancelled()) {
                return;
            }
            try {
                listener.accept(piece);
            } catch (RuntimeException e) {
                cancellation.cancel();
            }
        }
    }
}
