package io.slotwise.server.advice.overnight;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.gateway.BatchDesk;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.explain.Explain;
import io.slotwise.server.advice.explain.Explained;
import io.slotwise.server.advice.explain.Footing.Grip;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.optimise.OptimisePlan;
import io.slotwise.server.advice.optimise.PlanAnswer;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.optimise.Suggestions.Named;
import io.slotwise.server.advice.optimise.Suggestions.Suggested;
import io.slotwise.server.advice.verify.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks Claude about the plans of a night in batches. The engine's plan is made first; what Claude proposes about it is
 * verified on the machine as it stands when the answer is there, and starts a second search. Sales that came in
 * meanwhile may cost Claude its words, which are about figures; a planogram, catalogue or rule that has changed costs the
 * answer. For one thread at a time.
 */
public final class AskOvernight {
    /** Names a night's work among the kinds of jobs. */
    public static final String KIND = "overnight";

    static final String SOURCE = "claude";

    /** What mends by itself. */
    private static final Set<Cause> PASSING =
            EnumSet.of(Cause.LOADING, Cause.RATE_LIMITED, Cause.OVERLOADED, Cause.SERVER_ERROR, Cause.UNREACHABLE);

    private final Situations situations;
    private final Explain explain;
    private final BatchDesk desk;
    private final Function<Object, JsonNode> wire;
    private final PlansMade plans = new PlansMade();

    /** @param wire how answers are written, for facts */
    public AskOvernight(Situations situations, Explain explain, BatchDesk desk, Function<Object, JsonNode> wire) {
        this.situations = situations;
        this.explain = explain;
        this.desk = desk;
        this.wire = wire;
    }

    /**
     * The question of a cabinet as it stands now; null where there is no such machine.
     *
     * @param item whose question it is: its plan is kept until the data change or the item is {@link #forget forgotten}
     * @param day the business day of the night, the same for the asking and the answer
     * @throws IllegalArgumentException if nothing is known of what stands in it
     */
    public @Nullable CabinetQuestion question(
            String item, String deviceId, int cabinetIndex, PlanQuestion.Settings settings, LocalDate day) {
        Situation situation = situations.of(Stated.stored(deviceId, cabinetIndex));
        if (situation == null) {
            return null;
        }
        PlanQuestion question = new PlanQuestion(situation, settings);
        PlanAnswer plan = plans.of(
                item, situation.dataVersion(), () -> OptimisePlan.alone().brief(question, () -> false));
        JsonNode asked = wire.apply(Map.of(
                "objective", settings.objective(), "limits", settings.limits().toString()));
        Topic topic = Topic.of(Feature.BATCH_OPTIMISATION, situation, wire.apply(facts(plan)), asked);
        return new CabinetQuestion(question, plan, explain.prepare(topic, day));
    }

    /** Whether a question asked now will be the same in an hour if its data are. */
    public boolean isSettled() {
        return situations.settled();
    }

    /** These items need no plans any more. */
    public void forget(Predicate<String> items) {
        plans.forget(items);
    }

    /**
     * Hands questions in.
     *
     * @return what was not handed in
     */
    public HandedIn handIn(Map<String, CabinetQuestion> questions) {
        Map<String, Ask> asks = new LinkedHashMap<>();
        questions.forEach((id, question) -> asks.put(id, question.prepared().ask()));
        Map<String, NightPlan> answered = new LinkedHashMap<>();
        Set<String> unpaid = new LinkedHashSet<>();
        Set<String> unreached = new LinkedHashSet<>();
        UnaryOperator<String> footings = id ->
                Objects.requireNonNull(questions.get(id)).prepared().footing().written();
        desk.submit(asks, footings).forEach((id, outcome) -> {
            if (outcome instanceof Outcome.OverBudget) {
                unpaid.add(id);
            } else if (PASSING.contains(Objects.requireNonNull(outcome.fallback()))) {
                unreached.add(id);
            }
            answered.put(id, plan(Objects.requireNonNull(questions.get(id)), outcome, Grip.WHOLE));
        });
        return new HandedIn(answered, unpaid, unreached);
    }

    /**
     * What was not handed in.
     *
     * @param answered the engine's answers, by id
     * @param unpaid those of them that may be tried again when money that is held has come back
     * @param unreached those of them that may be tried again when the far side can be reached
     */
    public record HandedIn(Map<String, NightPlan> answered, Set<String> unpaid, Set<String> unreached) {}

    /** How a look at the batches went; trouble is why the far side could not be asked of all. */
    public record Look(int out, @Nullable String trouble) {}

    /**
     * Looks what has come back.
     *
     * @param again the question of an id as it stands now; null where nobody wants an answer any more
     * @param listener is told of each answer, after a crash twice
     */
    public Look collect(Function<String, @Nullable CabinetQuestion> again, BiConsumer<String, NightPlan> listener) {
        Map<String, Open> open = new HashMap<>();
        try {
            int out = desk.collect(
                    (id, footing) -> {
                        CabinetQuestion question = again.apply(id);
                        if (question == null) {
                            return null;
                        }
                        Open one = new Open(question, question.prepared().gripOf(footing));
                        open.put(id, one);
                        return one.wanted();
                    },
                    (id, outcome) -> {
                        CabinetQuestion lost = open.containsKey(id) ? null : again.apply(id);
                        Open one = lost == null ? open.remove(id) : new Open(lost, Grip.NOTHING);
                        if (one != null) {
                            listener.accept(id, one.plan(outcome));
                        }
                    });
            return new Look(out, null);
        } catch (ClaudeFailure e) {
            return new Look(1, e.kind().word());
        }
    }

    /** Ends batches of which nobody wants anything any more; what cannot be told to the far side now is tried again. */
    public void cancel(Predicate<String> unwanted) {
        try {
            desk.cancel(unwanted);
        } catch (ClaudeFailure again) {
            // they end by themselves within a day, and the next look tries again
        }
    }

    /** A question whose answer has come, as it stands now, and what of the answer it can read. */
    private record Open(CabinetQuestion question, Grip grip) {
        /** Nothing where it can read nothing: that is no fault of the prompt's. */
        BatchDesk.@Nullable Wanted wanted() {
            return grip == Grip.NOTHING
                    ? null
                    : new BatchDesk.Wanted(
                            question.prepared().ask(), question.prepared().check(grip));
        }

        NightPlan plan(Outcome outcome) {
            return AskOvernight.plan(
                    question,
                    outcome.fallback() == Cause.CANCELLED
                            ? new Outcome.Refused(Cause.FAILED_CHECK, "its codes have changed", outcome.receipt())
                            : outcome,
                    grip);
        }
    }

    /** Claude's verified proposals start a second search; the better of both plans is the answer. */
    private static NightPlan plan(CabinetQuestion question, Outcome outcome, Grip grip) {
        Explained explained = question.prepared().reading().apply(outcome, grip);
        Verdict verdict = explained.verdict();
        if (verdict == null || verdict.changes().isEmpty()) {
            return NightPlan.of(question, question.plan(), explained);
        }
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < verdict.changes().size(); i++) {
            named.add(new Named(
                    verdict.suggestions().get(i).id(), verdict.changes().get(i)));
        }
        PlanAnswer better =
                OptimisePlan.alone().brief(question.question(), new Suggested(SOURCE, named, List.of()), () -> false);
        return NightPlan.of(question, better, explained);
    }

    private static Map<String, Object> facts(PlanAnswer plan) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("feasible", plan.feasible());
        facts.put("moves", plan.moves());
        facts.put("expected_impact", plan.expectedImpact());
        facts.put("figures", plan.figures());
        return facts;
    }
}
