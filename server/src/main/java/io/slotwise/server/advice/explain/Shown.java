package io.slotwise.server.advice.explain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.verify.Suggestion;
import io.slotwise.server.store.claude.Suggestions;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Remembers the suggestions that were shown, so that people's verdicts on them can be kept. */
final class Shown {
    private static final long MOST_IN_MEMORY = 50_000;

    private final Suggestions suggestions;
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_IN_MEMORY)
            .executor(Runnable::run)
            .build();

    Shown(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    void remember(Topic topic, String template, List<Suggestion> told) {
        Situation situation = topic.situation();
        List<Suggestions.Shown> rows = told.stream()
                .filter(one -> known.getIfPresent(one.id()) == null)
                .map(one -> new Suggestions.Shown(
                        one.id(),
                        topic.feature().word(),
                        template,
                        one.source(),
                        situation == null ? null : situation.machine().id(),
                        document(one)))
                .toList();
        suggestions.remember(rows);
        rows.forEach(row -> known.put(row.id(), true));
    }

    private static String document(Suggestion one) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "type", one.type(),
                        "change", one.change(),
                        "value_per_week", one.valuePerWeek().mean().toString()));
    }
}
