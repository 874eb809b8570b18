package io.slotwise.llm.gateway;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Answer.Agreement;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Vote;
import io.slotwise.llm.resilience.Resilience;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One prompt sent several times at once, and what most of the answers agree on. Each answer is held, checked and settled
 * like any other; what is agreed on is checked again as a whole. Where fewer than most came back, the first counts like
 * one that was asked for alone, and its record says so.
 */
final class Ballot {
    private final Pipe pipe;
    private final Resilience resilience;
    private final Question question;
    private final int asked;

    Ballot(Pipe pipe, Resilience resilience, Question question) {
        this.pipe = pipe;
        this.resilience = resilience;
        this.question = question;
        asked = Math.min(
                question.run().plan().answers(), question.run().patience().attemptsLeft());
    }

    Outcome outcome() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < asked; i++) {
            runs.add(question.run().single());
        }
        List<Outcome> outcomes = all(runs);
        runs.forEach(question.run()::add);
        List<Outcome.Answered> good = outcomes.stream()
                .filter(Outcome.Answered.class::isInstance)
                .map(Outcome.Answered.class::cast)
                .toList();
        return good.isEmpty() ? telling(outcomes).with(question.run().receipt()) : counted(good);
    }

    private Outcome counted(List<Outcome.Answered> good) {
        Vote vote = Objects.requireNonNull(question.ask().leeway().vote());
        List<String> texts =
                good.stream().map(answered -> answered.answer().text()).toList();
        String text = 2 * good.size() > asked && good.size() > 1 ? vote.agreed(texts, asked) : texts.getFirst();
        boolean simulated = good.stream().anyMatch(answered -> answered.answer().simulated());
        Answer answer = new Answer(text, Answer.Level.MODEL, false, simulated, new Agreement(asked, good.size()));
        return switch (question.verdict(text, pipe.shapes())) {
            case Verdict.Good fine -> question.given(answer);
            case Verdict.Bad bad ->
                new Outcome.Refused(bad.cause(), bad.detail(), question.run().receipt());
        };
    }

    /** The first that says something about an answer, or about the model, rather than about this one request. */
    private static Outcome telling(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.fallback() != Cause.DEADLINE)
                .findFirst()
                .orElse(outcomes.getFirst());
    }

    private List<Outcome> all(List<Run> runs) {
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService voters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> asks = runs.stream()
                    .map(run -> voters.submit(() ->
                            new Conversation(pipe, resilience, new Question(run, question.check(), null)).outcome()))
                    .toList();
            for (Future<Outcome> ask : asks) {
                outcomes.add(await(ask));
            }
        }
        return outcomes;
    }

    /** Each ends by the deadline; a caller that is interrupted ends all of them and still waits until they are booked. */
    private Outcome await(Future<Outcome> ask) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ask.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    question.run().cancellation().cancel();
                } catch (ExecutionException e) {
                    throw thrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(@Nullable Throwable bug) {
        return bug instanceof RuntimeException one
                ? one
                : new IllegalStateException("An ask ended in no outcome.", bug);
    }
}
