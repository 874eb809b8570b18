package io.slotwise.server.advice.usage;

import io.slotwise.server.store.claude.Suggestions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps what people thought of a suggestion, and lets the versions of templates be looked at anew. */
public final class JudgeSuggestion {
    private final Suggestions suggestions;
    private final Consumer<Suggestions> review;

    public JudgeSuggestion(Suggestions suggestions, Consumer<Suggestions> review) {
        this.suggestions = suggestions;
        this.review = review;
    }

    /** What can be said of a suggestion. */
    public enum Opinion {
        ACCEPTED,
        REJECTED,
        APPLIED
    }

    /** Notes an opinion; false where no such suggestion was shown. */
    public boolean judge(String id, Opinion opinion, @Nullable String reason) {
        boolean known = suggestions.judge(id, Suggestions.Verdict.valueOf(opinion.name()), reason);
        if (known) {
            review.accept(suggestions);
        }
        return known;
    }
}
