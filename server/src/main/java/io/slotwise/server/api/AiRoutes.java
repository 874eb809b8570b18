package io.slotwise.server.api;

import io.slotwise.server.advice.usage.CacheKeeper;
import io.slotwise.server.advice.usage.JudgeSuggestion;
import io.slotwise.server.advice.usage.ReadUsage;
import io.slotwise.server.advice.usage.UsageDays;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.problem.Refusal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Claude costs and keeps, and what people think of its suggestions. */
@RestController
final class AiRoutes {
    private static final int MOST_TAGS = 100;
    private static final int MOST_REASON = 500;
    private static final String SCOPE = "scope";

    private final ReadUsage usage;
    private final CacheKeeper cache;
    private final JudgeSuggestion opinions;
    private final InstantSource clock;

    AiRoutes(ReadUsage usage, CacheKeeper cache, JudgeSuggestion opinions, InstantSource clock) {
        this.usage = usage;
        this.cache = cache;
        this.opinions = opinions;
        this.clock = clock;
    }

    @GetMapping("/api/planogram/ai-usage")
    ReadUsage.Usage usage(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "group_by", required = false) @Nullable String groupBy) {
        UsageDays days = days(date("from", from), date("to", to));
        return usage.read(days.first(), days.last(), group(groupBy));
    }

    @GetMapping("/api/planogram/cache-stats")
    CacheKeeper.Stats stats() {
        return cache.stats();
    }

    @PostMapping(value = "/api/planogram/clear-cache", produces = "application/json")
    Map<String, Object> clear(@Nullable Fields body) {
        if (body == null) {
            return removed("expired", cache.clearExpired());
        }
        Boolean all = body.choice(SCOPE, Map.of("all", true, "expired", false));
        List<String> tags = new ArrayList<>();
        body.items("tags", MOST_TAGS).each((key, list) -> {
            String tag = list.text(key, Fields.MAX_LABEL);
            if (tag != null) {
                tags.add(tag);
            }
        });
        body.check();
        if (!tags.isEmpty()) {
            return removed("tags", cache.clearTagged(tags));
        }
        return Boolean.TRUE.equals(all) ? removed("all", cache.clearAll()) : removed("expired", cache.clearExpired());
    }

    /** A suggestion that is not remembered, such as one of long ago, is no fault of the caller's: {@code known} says so. */
    @PostMapping(value = "/api/planogram/feedback", produces = "application/json")
    Map<String, Object> feedback(Fields body) {
        String id = body.requiredId("suggestion_id");
        JudgeSuggestion.Opinion opinion = body.choice("verdict", JudgeSuggestion.Opinion.class);
        String reason = body.text("reason", MOST_REASON);
        if (opinion == null && !body.has("verdict")) {
            body.issue("verdict", "missing", "The verdict (accepted, rejected or applied) is needed.");
        }
        body.check();
        String suggestion = Objects.requireNonNull(id);
        boolean known = opinions.judge(suggestion, Objects.requireNonNull(opinion), reason);
        return Map.of("success", true, "suggestion_id", suggestion, "known", known);
    }

    private static Map<String, Object> removed(String what, long entries) {
        return Map.of("success", true, SCOPE, what, "removed", entries);
    }

    private UsageDays days(@Nullable LocalDate from, @Nullable LocalDate to) {
        try {
            return UsageDays.of(from, to, clock.instant());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "bad_parameter", String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable LocalDate date(String name, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.of(400, "bad_parameter", "The query parameter (%s) must be a date.".formatted(name));
        }
    }

    private static ReadUsage.@Nullable Group group(@Nullable String word) {
        if (word == null) {
            return null;
        }
        for (ReadUsage.Group group : ReadUsage.Group.values()) {
            if (group.name().toLowerCase(Locale.ROOT).equals(word)) {
                return group;
            }
        }
        throw Refusal.of(
                400,
                "bad_parameter",
                "The query parameter (group_by) must be day, feature, model, tier, device or template.");
    }
}
