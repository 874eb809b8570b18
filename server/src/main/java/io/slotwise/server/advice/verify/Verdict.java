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

    /** One without sentences. */
    static Verdict silent(
            List<Suggestion> suggestions, List<Change> changes, List<Rejection> rejections, List<String> faults) {
        return new Verdict(List.of(), suggestions, changes, rejections, List.of(), faults, 0);
    }

    /** The same with sentences and what a picture shows. */
    Verdict saying(List<Said> sentences, List<Sighting> sightings, List<String> why, int unfit) {
        return new Verdict(sentences, suggestions, changes, rejections, sightings, why, unfit);
    }

    static Verdict unusable(String fault) {
        return new Verdict(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(fault), 0);
    }
}
