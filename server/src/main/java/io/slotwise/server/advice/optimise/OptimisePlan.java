package io.slotwise.server.advice.optimise;

import io.slotwise.engine.optimise.Optimiser;
import io.slotwise.engine.optimise.plan.Infeasible;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.plan.Progress;
import io.slotwise.engine.optimise.plan.Result;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.optimise.Suggestions.Suggested;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan. The engine searches at once; beside it, where the question wants them, suggestions are asked for. Those
 * that come start a second search, and the better of the two plans is the answer.
 */
public final class OptimisePlan {
    private static final int STAGES = 3;

    /** What a person who watches is shown first, in a fifth of a second; the full search then replaces it. */
    private static final Effort FIRST_LOOK = new Effort(40_000);

    private static final long LOOK_EVERY_MS = 100;

    private final @Nullable Cores cores;

    private OptimisePlan(@Nullable Cores cores) {
        this.cores = cores;
    }

    /** Plans on these cores: while suggestions are waited for, the core is another search's. */
    public static OptimisePlan on(Cores cores) {
        return new OptimisePlan(cores);
    }

    /** Plans on threads that nobody counts. */
    public static OptimisePlan alone() {
        return new OptimisePlan(null);
    }

    /** By the engine alone, without being told anything on the way. */
    public PlanAnswer plan(PlanQuestion question) {
        return plan(question, Suggestions.NONE, event -> {}, () -> false);
    }

    /** The engine's plan, as far as its moves: for one of many machines. */
    public PlanAnswer brief(PlanQuestion question, BooleanSupplier stop) {
        return brief(question, Suggested.NOTHING, stop);
    }

    /** The same, with suggestions that stand already. */
    public PlanAnswer brief(PlanQuestion question, Suggested suggested, BooleanSupplier stop) {
        Problem problem = question.problem(Approach.Detail.MOVES);
        Result own = brief(problem, question, stop);
        Result best = suggested.changes().isEmpty()
                ? own
                : better(own, brief(problem.withProposals(suggested.proposals()), question, stop));
        return PlanAnswer.of(best, question, suggested);
    }

    private static Result brief(Problem problem, PlanQuestion question, BooleanSupplier stop) {
        return Optimiser.solve(
                problem, question.settings().seed(), question.settings().effort(), stop, progress -> {});
    }

    /**
     * Makes a plan on the calling thread.
     *
     * @param suggestions asked once, beside the search
     * @param listener told one event at a time; of suggestions on another thread
     * @param stop asked now and then; once true, the best plan so far is the answer
     */
    public PlanAnswer plan(
            PlanQuestion question, Suggestions suggestions, Consumer<PlanEvent> listener, BooleanSupplier stop) {
        try (Told told = new Told(listener)) {
            return plan(question, suggestions, told, stop, false);
        }
    }

    /** As {@link #plan}, for a person who watches: a first plan comes early. */
    public PlanAnswer watched(
            PlanQuestion question, Suggestions suggestions, Consumer<PlanEvent> listener, BooleanSupplier stop) {
        try (Told told = new Told(listener)) {
            return plan(question, suggestions, told, stop, true);
        }
    }

    private PlanAnswer plan(
            PlanQuestion question,
            Suggestions suggestions,
            Consumer<PlanEvent> listener,
            BooleanSupplier stop,
            boolean early) {
        Situation situation = question.situation();
        listener.accept(new PlanEvent.Started(
                situation.machine().id(),
                situation.planogram().cabinet().index(),
                situation.planogram().slots().size(),
                situation.dataVersion()));
        CompletableFuture<Suggested> asked = CompletableFuture.supplyAsync(
                () -> suggestions.suggest(question, listener, stop), Thread::startVirtualThread);
        Problem problem = question.problem(Approach.Detail.WHOLE);
        Teller teller = new Teller(question, listener);
        Result first =
                early ? solve(question.problem(Approach.Detail.MOVES), question, FIRST_LOOK, teller, stop) : null;
        Result own = solve(problem, question, question.settings().effort(), teller, stop);
        if (first != null) {
            own = better(first, own);
        }
        Suggested suggested = cores == null || asked.isDone() ? await(asked, stop) : rest(cores, asked, stop);
        if (suggested == null || suggested.changes().isEmpty()) {
            return PlanAnswer.of(own, question, suggested == null ? Suggested.NOTHING : suggested);
        }
        teller.suggested = suggested;
        Result other = solve(
                problem.withProposals(suggested.proposals()),
                question,
                question.settings().effort(),
                teller,
                stop);
        return PlanAnswer.of(better(own, other), question, suggested);
    }

    private static Result solve(
            Problem problem, PlanQuestion question, Effort effort, Teller teller, BooleanSupplier stop) {
        return Optimiser.solve(problem, question.settings().seed(), effort, stop, teller);
    }

    private static @Nullable Suggested rest(Cores cores, CompletableFuture<Suggested> asked, BooleanSupplier stop) {
        return cores.<@Nullable Suggested>rest(() -> await(asked, stop));
    }

    /** Null once nobody waits any more. */
    private static @Nullable Suggested await(CompletableFuture<Suggested> asked, BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            try {
                return asked.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillWaiting) {
                // look whether anybody still waits, then go on
            } catch (ExecutionException e) {
                throw new IllegalStateException("Asking for suggestions failed.", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    /** The plan of more worth. */
    private static Result better(Result own, Result other) {
        if (!(own instanceof Plan first) || !(other instanceof Plan second)) {
            return own instanceof Infeasible ? other : own;
        }
        return second.optimality().value() >= first.optimality().value() ? second : first;
    }

    /** Passes events on one at a time, whichever thread they come from, until the answer stands. Its lock guards it. */
    private static final class Told implements Consumer<PlanEvent>, AutoCloseable {
        private final Consumer<PlanEvent> listener;
        private boolean closed;

        Told(Consumer<PlanEvent> listener) {
            this.listener = listener;
        }

        @Override
        public synchronized void accept(PlanEvent event) {
            if (!closed) {
                listener.accept(event);
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }

    /** Puts the engine's progress into words for callers; a plan's moves are told where it is worth more than the last. */
    private static final class Teller implements Consumer<Progress> {
        private final PlanQuestion question;
        private final Consumer<PlanEvent> listener;
        private Suggested suggested = Suggested.NOTHING;
        private int revision;
        private double told = Double.NEGATIVE_INFINITY;

        Teller(PlanQuestion question, Consumer<PlanEvent> listener) {
            this.question = question;
            this.listener = listener;
        }

        @Override
        public void accept(Progress progress) {
            switch (progress) {
                case Progress.Started started ->
                    listener.accept(new PlanEvent.Advanced(0, STAGES, "search", 0.0, null, null));
                case Progress.BetterPlan better ->
                    listener.accept(new PlanEvent.Advanced(0, STAGES, "search", better.value(), null, null));
                case Progress.Bound bound -> listener.accept(bounded(bound));
                case Progress.MoveFound found -> {} // told with the whole plan, once it is known to be the better one
                case Progress.Done done -> {
                    if (done.result() instanceof Plan plan) {
                        tell(plan);
                    }
                    listener.accept(new PlanEvent.Advanced(STAGES, STAGES, "explained", null, null, null));
                }
            }
        }

        private void tell(Plan plan) {
            if (plan.optimality().value() <= told) {
                return;
            }
            told = plan.optimality().value();
            revision++;
            plan.moves()
                    .forEach(move -> listener.accept(
                            new PlanEvent.MoveFound(revision, PlanAnswer.move(move, question.situation(), suggested))));
        }

        private static PlanEvent.Advanced bounded(Progress.Bound bound) {
            double gap = bound.bound() <= 0 ? 0 : Math.max(0, bound.bound() - bound.value()) / bound.bound();
            return new PlanEvent.Advanced(1, STAGES, "bound", bound.value(), bound.bound(), gap);
        }
    }
}
