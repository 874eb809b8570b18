package io.slotwise.server.advice.explain;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Receipt;
import io.slotwise.llm.call.Template;
import io.slotwise.server.advice.verify.Said;
import io.slotwise.server.advice.verify.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in words beside an answer, and where it comes from.
 *
 * @param explanation of the whole; the engine's own words where Claude's are missing
 * @param verdict what of Claude's answer passed; null where there was none
 * @param fallback why the engine speaks alone; null where Claude does
 * @param asked whether anything was sent to Claude
 * @param agreement how many answers this is the common part of; null where it is one, or was kept
 */
public record Explained(
        String explanation,
        @Nullable Verdict verdict,
        @Nullable Fallback fallback,
        @Nullable String model,
        @Nullable String promptVersion,
        boolean cached,
        long costNanos,
        boolean asked,
        boolean simulated,
        Answer.@Nullable Agreement agreement) {
    /** Why the engine speaks alone, as callers read it. */
    public record Fallback(String reason) {
        /** There was nothing to put into words. */
        static final Fallback NOT_NEEDED = new Fallback("not_needed");

        static Fallback of(Cause cause) {
            return new Fallback(cause.fallbackReason());
        }
    }

    /** Sentences about single parts of the answer. */
    public List<Said> notes() {
        return verdict == null
                ? List.of()
                : verdict.said().stream()
                        .filter(said -> !said.about().equals("plan"))
                        .toList();
    }

    static Explained byClaude(Outcome.Answered answered, Verdict verdict, Template template, String engineWords) {
        String whole = verdict.said().stream()
                .filter(said -> said.about().equals("plan"))
                .map(Said::text)
                .collect(Collectors.joining(" "));
        Answer answer = answered.answer();
        Receipt receipt = answered.receipt();
        return new Explained(
                whole.isEmpty() ? engineWords : whole,
                verdict,
                null,
                receipt.model(),
                template.word(),
                answer.level() != Answer.Level.MODEL,
                receipt.costNanos(),
                receipt.attempts() > 0,
                answer.simulated(),
                answer.agreement());
    }

    /** Proposals of Claude's whose words about them could not be used. */
    static Explained proposedByClaude(
            Outcome.Answered answered, Verdict verdict, Template template, String engineWords) {
        Explained whole = byClaude(answered, verdict, template, engineWords);
        return new Explained(
                engineWords,
                verdict,
                Fallback.of(Cause.FAILED_CHECK),
                whole.model,
                whole.promptVersion,
                whole.cached,
                whole.costNanos,
                whole.asked,
                whole.simulated,
                null);
    }

    static Explained byEngine(String words, Fallback why, long costNanos, boolean asked) {
        return new Explained(words, null, why, null, null, false, costNanos, asked, false, null);
    }
}
