package io.slotwise.llm.gateway;

import io.slotwise.llm.cache.AnswerCache;
import io.slotwise.llm.cache.AnswerKey;
import io.slotwise.llm.cache.Flights;
import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.cost.Tiers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers that stand already: kept ones, and those that an equal ask in flight brings. Safe for many threads. */
final class Kept {
    private final AnswerCache cache;
    private final Shapes shapes;
    private final Tiers tiers;
    private final Flights<Outcome> flights = new Flights<>();

    Kept(AnswerCache cache, Shapes shapes, Tiers tiers) {
        this.cache = cache;
        this.shapes = shapes;
        this.tiers = tiers;
    }

    /** From the cache, from an equal ask in flight, or as the first of its kind. */
    Outcome answer(Question question, AnswerKey key, Function<Question, Outcome> fresh) {
        while (true) {
            Outcome hit = hit(question);
            if (hit != null) {
                return hit;
            }
            switch (flights.board(key, question.run().plan().tags())) {
                case Flights.Seat.Pilot<Outcome> pilot -> {
                    return fly(question, pilot.landing(), fresh);
                }
                case Flights.Seat.Passenger<Outcome> passenger -> {
                    Outcome shared = arrival(question, passenger.arrival(), fresh);
                    if (shared != null) {
                        return shared;
                    }
                }
            }
        }
    }

    /** The kept answer of the model that is to be asked now; null where there is none. */
    @Nullable
    Outcome hit(Question question) {
        Plan plan = question.run().plan();
        AnswerKey key = plan.key();
        AnswerCache.Hit hit = key == null ? null : cache.find(key, plan.tags());
        if (key == null || hit == null) {
            return null;
        }
        String text = hit.answer().text();
        if (question.verdict(text, shapes) instanceof Verdict.Bad) {
            cache.forget(key);
            return null;
        }
        cache.saved(hit.answer().costNanos());
        Answer.Level level = switch (hit.level()) {
            case MEMORY -> Answer.Level.MEMORY;
            case TABLE -> Answer.Level.TABLE;
        };
        return question.given(new Answer(text, level, false, hit.answer().simulated(), null));
    }

    private Outcome fly(Question question, Consumer<Outcome> landing, Function<Question, Outcome> fresh) {
        Run run = question.run();
        Outcome outcome =
                new Outcome.Unavailable(Cause.CANCELLED, "the first of these asks failed", null, run.receipt());
        try {
            outcome = fresh.apply(question);
            if (outcome instanceof Outcome.Answered answered) {
                keep(run.plan(), answered);
            }
            return outcome;
        } finally {
            landing.accept(outcome);
        }
    }

    /** Under the model that answered, which may be one of a lower tier. */
    private void keep(Plan plan, Outcome.Answered answered) {
        Answer answer = answered.answer();
        AnswerKey key = plan.key();
        if (key != null && answer.level() == Answer.Level.MODEL) {
            cache.keep(
                    key,
                    plan.tags(),
                    new AnswerCache.Written(
                            answer.text(), plan.model(), answered.receipt().costNanos(), answer.simulated()));
        }
    }

    /** What the first of several equal asks brought; null when this one must try by itself. */
    private @Nullable Outcome arrival(
            Question question, CompletableFuture<Outcome> arrival, Function<Question, Outcome> fresh) {
        Outcome first = await(question.run(), arrival);
        if (first instanceof Outcome.Answered answered) {
            return shared(question, answered, fresh);
        }
        boolean own = first instanceof Outcome.Unavailable none && isOwnAffair(none.cause()) && mayGoOn(question.run());
        return own ? null : first.with(question.run().receipt());
    }

    /** Every caller has a check of its own, and says itself how low a tier may answer. */
    private Outcome shared(Question question, Outcome.Answered first, Function<Question, Outcome> fresh) {
        Answer answer = first.answer();
        Plan by = question.run().plan().by(first.receipt().model(), tiers);
        if (by == null || question.verdict(answer.text(), shapes) instanceof Verdict.Bad) {
            return fresh.apply(question);
        }
        question.run().goOnWith(by);
        return question.given(
                new Answer(answer.text(), Answer.Level.SHARED, false, answer.simulated(), answer.agreement()));
    }

    /** The first one's caller left, or had less time: that says nothing about the others. */
    private static boolean isOwnAffair(Cause cause) {
        return cause == Cause.CANCELLED || cause == Cause.DEADLINE;
    }

    private static boolean mayGoOn(Run run) {
        return !run.cancellation().isCancelled() && !run.patience().deadline().hasPassed();
    }

    private static Outcome await(Run run, CompletableFuture<Outcome> arrival) {
        CompletableFuture<Outcome> mine = arrival.copy();
        Runnable back = run.cancellation().onCancel(() -> mine.complete(run.unavailable(Cause.CANCELLED)));
        try {
            return mine.get(run.patience().deadline().left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return run.unavailable(Cause.DEADLINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.cancellation().cancel();
            return run.unavailable(Cause.CANCELLED);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A flight lands with an outcome.", e);
        } finally {
            back.run();
        }
    }
}
