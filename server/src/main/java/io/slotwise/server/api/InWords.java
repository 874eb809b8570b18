package io.slotwise.server.api;

import io.slotwise.server.advice.explain.Explained;
import io.slotwise.server.advice.verify.Rejection;
import io.slotwise.server.advice.verify.Said;
import io.slotwise.server.advice.verify.Suggestion;
import io.slotwise.server.advice.verify.Verdict;
import java.util.List;

/**
 * What is said beside an answer's figures.
 *
 * @param explanation of the whole; the engine's own words where Claude's are missing
 * @param notes on parts of the answer
 * @param proposals of Claude's that keep the rules and pay, with the engine's figures
 * @param rejectedProposals of Claude's that do not, and why
 */
record InWords(String explanation, List<Said> notes, List<Suggestion> proposals, List<Rejection> rejectedProposals) {
    static InWords of(Explained explained) {
        Verdict verdict = explained.verdict();
        return new InWords(
                explained.explanation(),
                explained.notes(),
                verdict == null ? List.of() : verdict.suggestions(),
                verdict == null ? List.of() : verdict.rejections());
    }
}
