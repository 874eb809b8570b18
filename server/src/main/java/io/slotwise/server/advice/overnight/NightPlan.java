package io.slotwise.server.advice.overnight;

import io.slotwise.llm.cost.Budget;
import io.slotwise.server.advice.explain.Explained;
import io.slotwise.server.advice.optimise.PlanAnswer;
import io.slotwise.server.advice.optimise.PlanMachine.CabinetPlan;
import io.slotwise.server.advice.verify.Rejection;
import io.slotwise.server.advice.verify.Said;
import io.slotwise.server.advice.verify.Suggestion;
import io.slotwise.server.advice.verify.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a night brought for one cabinet: the plan, into which Claude's verified proposals went, and the words beside it.
 *
 * @param proposals of Claude's that keep the rules and pay, with the engine's figures
 * @param rejectedProposals of Claude's that do not, and why
 * @param words where the words come from
 */
public record NightPlan(
        String deviceId,
        int cabinetIndex,
        String dataVersion,
        CabinetPlan plan,
        String explanation,
        List<Said> notes,
        List<Suggestion> proposals,
        List<Rejection> rejectedProposals,
        Words words) {
    /** Where words come from, and what they cost. */
    public record Words(
            String source,
            @Nullable String model,
            @Nullable String promptVersion,
            @Nullable String fallbackReason,
            double costUsd,
            boolean simulated) {}

    /** The name of a cabinet among the items of a night: a machine's first by the machine's id, another as {@code id#1}. */
    public static String subject(String deviceId, int cabinetIndex) {
        return cabinetIndex == 0 ? deviceId : deviceId + "#" + cabinetIndex;
    }

    static NightPlan of(CabinetQuestion question, PlanAnswer plan, Explained explained) {
        Verdict verdict = explained.verdict();
        Explained.Fallback fallback = explained.fallback();
        return new NightPlan(
                question.deviceId(),
                question.cabinetIndex(),
                question.situation().dataVersion(),
                CabinetPlan.of(question.cabinetIndex(), plan),
                explained.explanation(),
                explained.notes(),
                verdict == null ? List.of() : verdict.suggestions(),
                verdict == null ? List.of() : verdict.rejections(),
                new Words(
                        fallback == null ? "claude" : "engine",
                        explained.model(),
                        explained.promptVersion(),
                        fallback == null ? null : fallback.reason(),
                        Budget.dollars(explained.costNanos()),
                        explained.simulated()));
    }
}
