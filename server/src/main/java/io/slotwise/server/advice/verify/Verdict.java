package io.slotwise.server.advice.verify;

import io.slotwise.engine.model.Change;
import java.util.List;

/**
 * What is left of an answer, and what is wrong with it.
 *
 * @param changes those of the suggestions, in the same order
 * @param seen what a picture shows, of answers to pictures
 * @param faults why the answer as a whole cannot be used, in words that help Claude to mend it; empty if it can
 * @param dropped sentences that did not pass
 */
public record Verdict(
        List<Said> said,
        List<Suggestion> suggestions,
        List<Change> changes,
        List<Rejection> rejections,
        List<Sighting> seen,
        List<String> faults,
        int dropped) {
    public Verdict {
        said = List.copyOf(said);
        suggestions = List.copyOf(suggestions);
        changes = List.copyOf(changes);
        rejections = List.copyOf(rejections);
        seen = List.copyOf(seen);
        faults = List.copyOf(faults);
    }

    static Verdict unusable(String fault) {
        return new Verdict(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(fault), 0);
    }
}
