package io.slotwise.llm.gateway;

import io.slotwise.llm.cache.AnswerCache;
import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Asker;
import io.slotwise.llm.call.Cancellation;
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
    private final Resilience resilience;
    private final Kept kept;
    private final Tiered tiered;

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
        this.kept = new Kept(cache, pipe.shapes(), config.tiers());
        this.tiered = new Tiered(pipe, resilience, kept, config.tiers());
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
        Plan plan = Plan.of(ask, config.tiers(), ask.leeway().vote() == null ? 1 : answers());
        Run run = new Run(plan, around.ids().get(), resilience.patience(plan.deadline(), cancellation), around.clock());
        Question question = new Question(run, check, listener);
        Outcome outcome =
                plan.key() == null ? tiered.outcome(question) : kept.answer(question, plan.key(), tiered::outcome);
        if (!run.wasSent()) {
            note(run, outcome);
        }
        return outcome;
    }

    /** How many answers may be paid for where they vote. */
    private int answers() {
        Ledger ledger = pipe.ledger();
        long limit = ledger.budget().dayNanos();
        boolean ample = ledger.spentToday().leftOf(limit) >= config.sampling().budgetLeft() * limit;
        return ample ? config.sampling().answers() : 1;
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
