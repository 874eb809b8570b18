package io.slotwise.llm.resilience;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs errands against a far side that fails, within the patience of each ask and the limits of all together: turns,
 * pacing, breakers, a retry budget with full jitter (Brooker, Exponential Backoff and Jitter, AWS 2015), and a switch
 * for the whole account. Safe for many threads.
 */
public final class Resilience {
    private static final Set<Cause> REPEATABLE = Set.of(
            Cause.RATE_LIMITED,
            Cause.OVERLOADED,
            Cause.SERVER_ERROR,
            Cause.UNREACHABLE,
            Cause.BROKEN_STREAM,
            Cause.GARBLED);
    /** A request that was given less time than this says nothing about the far side when it runs out. */
    private static final Duration FAIR_CHANCE = Duration.ofMillis(300);
    /** How often a waiting ask looks whether its caller has left. */
    private static final Duration GLANCE = Duration.ofMillis(50);

    private static final int MOST_DOUBLINGS = 20;

    private final ResilienceConfig config;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final Consumer<String> alarm;
    private final Turns turns;
    private final Pacer pacer;
    private final RetryBudget retries;
    private final Breakers breakers;
    private final AccountSwitch account;

    /**
     * For one account.
     *
     * @param clock for the far side's times, which are on the calendar
     * @param random for the jitter; safe for many threads
     * @param alarm is told once when the account is refused or a model is gone
     */
    public Resilience(
            ResilienceConfig config,
            Ticker ticker,
            InstantSource clock,
            RandomGenerator random,
            Consumer<String> alarm) {
        this.config = config;
        this.ticker = ticker;
        this.random = random;
        this.alarm = alarm;
        this.turns = new Turns(config.concurrent(), config.queue());
        this.pacer = new Pacer(clock);
        this.retries = new RetryBudget(config.retryShare(), config.retryFloor(), ticker);
        this.breakers = new Breakers(config, ticker);
        this.account = new AccountSwitch(config.accountOff(), ticker);
    }

    /** The patience of a new ask. */
    public Patience patience(Duration deadline, Cancellation cancellation) {
        return new Patience(new Deadline(ticker, deadline), config.attempts(), cancellation);
    }

    /** Tries an errand until there is a reply, a failure that will not mend, or no patience left. */
    public Tried run(Errand errand, Patience patience) {
        retries.called();
        int tries = 0;
        while (true) {
            Tried tried = once(errand, patience);
            if (!(tried instanceof Tried.Failed failed)) {
                return tried;
            }
            Duration wait =
                    REPEATABLE.contains(failed.cause()) && errand.mayRepeat(failed.cause()) && patience.hasAttempts()
                            ? pause(failed, tries++)
                            : null;
            if (wait == null || wait.compareTo(patience.deadline().left()) >= 0 || !retries.mayRetry()) {
                return failed;
            }
            Tried.Failed stopped = sleep(wait, patience);
            if (stopped != null) {
                return stopped;
            }
        }
    }

    /**
     * Whether an errand that failed may be run again with another model: as a retry where it was sent, since a far side
     * that fails everywhere would otherwise see every ask twice.
     */
    public boolean mayGoElsewhere(Cause cause, Patience patience) {
        if (!patience.hasAttempts()
                || patience.deadline().hasPassed()
                || patience.cancellation().isCancelled()) {
            return false;
        }
        return patience.attempts() == 0 || cause == Cause.MODEL_GONE || retries.mayRetry();
    }

    /** The account may be asked again, for example with another key. */
    public void turnOn() {
        account.turnOn();
    }

    /** How it goes. */
    public Health health() {
        return new Health(account.whyOff(), breakers.open(), turns.busy(), turns.waiting());
    }

    private Tried once(Errand errand, Patience patience) {
        Tried.Failed unfit = unfit(patience);
        if (unfit == null) {
            unfit = paced(errand, patience);
        }
        if (unfit != null) {
            return unfit;
        }
        try {
            Duration wait = shorter(config.queueWait(), patience.deadline().left());
            if (!turns.take(wait)) {
                return new Tried.Failed(Cause.QUEUE_FULL, "no turn within %d ms".formatted(wait.toMillis()), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Tried.Failed(Cause.CANCELLED, "interrupted while waiting for a turn", null);
        }
        try {
            return inTurn(errand, patience);
        } finally {
            turns.giveBack();
        }
    }

    private Tried inTurn(Errand errand, Patience patience) {
        if (patience.cancellation().isCancelled() || patience.deadline().hasPassed()) {
            return over(patience);
        }
        Duration stopped = breakers.admit(errand.model());
        if (stopped != null) {
            return new Tried.Failed(Cause.BREAKER_OPEN, "%s is not asked now".formatted(errand.model()), stopped);
        }
        if (!errand.book()) {
            return new Tried.NotBooked();
        }
        patience.attempt();
        Duration timeout = patience.deadline().left();
        try {
            ModelReply reply = errand.send(timeout);
            breakers.succeeded(errand.model());
            pacer.told(errand.model(), reply.rates());
            return new Tried.Done(reply);
        } catch (ClaudeFailure e) {
            return failed(errand.model(), timeout, e);
        }
    }

    private Tried.Failed failed(String model, Duration timeout, ClaudeFailure failure) {
        Cause cause = failure.kind();
        Duration retryAfter = failure.retryAfter();
        boolean counts = cause != Cause.DEADLINE || timeout.compareTo(FAIR_CHANCE) >= 0;
        if (counts && breakers.failed(model, cause) && cause == Cause.MODEL_GONE) {
            alarm.accept("The model (%s) is gone: %s".formatted(model, failure.getMessage()));
        }
        if (cause == Cause.RATE_LIMITED && retryAfter != null) {
            pacer.refused(model, retryAfter);
        }
        if (cause == Cause.SWITCHED_OFF && account.turnOff(String.valueOf(failure.getMessage()))) {
            alarm.accept("Claude is off for %d minutes: %s"
                    .formatted(config.accountOff().toMinutes(), failure.getMessage()));
        }
        return new Tried.Failed(cause, String.valueOf(failure.getMessage()), retryAfter);
    }

    /** Why no attempt can be made at all; null when it can. */
    private Tried.@Nullable Failed unfit(Patience patience) {
        if (patience.cancellation().isCancelled() || patience.deadline().hasPassed()) {
            return over(patience);
        }
        String off = account.whyOff();
        if (off != null) {
            return new Tried.Failed(Cause.SWITCHED_OFF, off, account.left());
        }
        return null;
    }

    private Tried.@Nullable Failed paced(Errand errand, Patience patience) {
        while (true) {
            Duration wait = pacer.wait(errand.model(), errand.inputTokens());
            if (wait.isZero()) {
                return null;
            }
            if (wait.compareTo(patience.deadline().left()) >= 0) {
                return new Tried.Failed(Cause.RATE_LIMITED, "nothing left of the rate limit", wait);
            }
            Tried.Failed stopped = sleep(wait, patience);
            if (stopped != null) {
                return stopped;
            }
        }
    }

    /** A refusal that names its time waits that long; everything else a random part of a doubling time. */
    private Duration pause(Tried.Failed failed, int tries) {
        Duration asked = failed.retryAfter();
        if (failed.cause() == Cause.RATE_LIMITED && asked != null) {
            return asked;
        }
        long most =
                Math.min(config.backoffMost().toNanos(), config.backoff().toNanos() << Math.min(tries, MOST_DOUBLINGS));
        return Duration.ofNanos(random.nextLong(Math.max(1, most)));
    }

    private Tried.@Nullable Failed sleep(Duration time, Patience patience) {
        Deadline until = new Deadline(ticker, time);
        try {
            while (!until.hasPassed()) {
                if (patience.cancellation().isCancelled()) {
                    return over(patience);
                }
                ticker.sleep(shorter(GLANCE, until.left()));
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Tried.Failed(Cause.CANCELLED, "interrupted while waiting", null);
        }
    }

    private static Tried.Failed over(Patience patience) {
        return patience.cancellation().isCancelled()
                ? new Tried.Failed(Cause.CANCELLED, "the caller left", null)
                : new Tried.Failed(Cause.DEADLINE, "no time left", null);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /**
     * How it goes.
     *
     * @param off why the account is not used; null when it is
     * @param open models that are not asked, with the kind of failure
     * @param busy requests in flight
     * @param waiting asks that wait for a turn
     */
    public record Health(@Nullable String off, List<String> open, int busy, int waiting) {}
}
