package io.slotwise.server.advice.explain;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.optimise.PlanAnswer;
import io.slotwise.server.advice.optimise.PlanEvent;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.optimise.PlannedMove;
import io.slotwise.server.advice.optimise.Suggestions;
import io.slotwise.server.advice.verify.Rejection;
import io.slotwise.server.advice.verify.Suggestion;
import io.slotwise.server.advice.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Claude's part in one plan: words about what stands today, and verified changes for the search to start from, told while
 * Claude writes. The words are about today and not about the plan, so they hold whatever the search finds meanwhile.
 */
public final class ClaudesMoves implements Suggestions {
    private static final long LOOK_EVERY_MS = 100;
    private static final String SOURCE = "claude";

    private final Explain explain;
    private final @Nullable Cause unasked;
    private volatile @Nullable Explained explained;

    private ClaudesMoves(Explain explain, @Nullable Cause unasked) {
        this.explain = explain;
        this.unasked = unasked;
    }

    /** For one plan. */
    public static ClaudesMoves of(Explain explain) {
        return new ClaudesMoves(explain, null);
    }

    /** For one plan that Claude may not be asked about: it says why. */
    public static ClaudesMoves none(Explain explain, Cause why) {
        return new ClaudesMoves(explain, why);
    }

    @Override
    public Suggested suggest(PlanQuestion question, Consumer<PlanEvent> listener, BooleanSupplier stop) {
        Situation situation = question.situation();
        Topic topic = Topic.of(Feature.OPTIMISATION, situation, Today.of(situation), asked(question));
        if (unasked != null) {
            listener.accept(new PlanEvent.Notice(unasked.fallbackReason()));
            explained = explain.aloneFor(topic, unasked);
            return Suggested.NOTHING;
        }
        Explained words = ask(topic, new Retold(situation, listener)::accept, stop);
        explained = words;
        Verdict verdict = words.verdict();
        return verdict == null ? Suggested.NOTHING : suggested(verdict);
    }

    /** What Claude said, or why it did not; null until it was asked and has ended. */
    public @Nullable Explained explained() {
        return explained;
    }

    private Explained ask(Topic topic, Consumer<Telling> told, BooleanSupplier stop) {
        Cancellation cancellation = new Cancellation();
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> watch(stop, over, cancellation));
        try {
            return explain.stream(topic, cancellation, told);
        } finally {
            over.countDown();
        }
    }

    /** Leaves as soon as nobody waits any more. */
    private static void watch(BooleanSupplier stop, CountDownLatch over, Cancellation cancellation) {
        try {
            while (!over.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                if (stop.getAsBoolean()) {
                    cancellation.cancel();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Suggested suggested(Verdict verdict) {
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < verdict.changes().size(); i++) {
            named.add(new Named(
                    verdict.suggestions().get(i).id(), verdict.changes().get(i)));
        }
        return new Suggested(
                SOURCE,
                named,
                verdict.rejections().stream().map(ClaudesMoves::rejected).toList());
    }

    private static PlanAnswer.Rejected rejected(Rejection rejection) {
        return new PlanAnswer.Rejected(SOURCE, rejection.proposal(), rejection.rule(), rejection.message());
    }

    private static ObjectNode asked(PlanQuestion question) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("objective", question.settings().objective().name().toLowerCase(Locale.ROOT))
                .put("limits", question.settings().limits().toString());
    }

    /** What is told of an answer that is being written, as events of a plan. One thread's. */
    private static final class Retold {
        private final Situation situation;
        private final Consumer<PlanEvent> listener;
        private int part = 1;
        private int order = 1;

        Retold(Situation situation, Consumer<PlanEvent> listener) {
            this.situation = situation;
            this.listener = listener;
        }

        void accept(Telling telling) {
            switch (telling) {
                case Telling.Text text -> listener.accept(new PlanEvent.Said(part, text.about(), text.text(), SOURCE));
                case Telling.Move move -> listener.accept(move(move));
                case Telling.Rejected rejected ->
                    listener.accept(new PlanEvent.RejectedOne(rejected(rejected.rejection())));
                case Telling.Again again -> part++;
                case Telling.Notice notice -> listener.accept(new PlanEvent.Notice(notice.fallbackReason()));
            }
        }

        private PlanEvent move(Telling.Move move) {
            Suggestion suggestion = move.suggestion();
            return new PlanEvent.MoveFound(
                    PlanEvent.MoveFound.SUGGESTED,
                    PlannedMove.suggested(
                            order++,
                            new Named(suggestion.id(), move.change()),
                            situation,
                            suggestion.reason(),
                            SOURCE));
        }
    }
}
