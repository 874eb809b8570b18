package io.slotwise.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.cost.Budget;
import io.slotwise.server.advice.explain.ClaudesMoves;
import io.slotwise.server.advice.explain.Explain;
import io.slotwise.server.advice.explain.Explained;
import io.slotwise.server.advice.optimise.PlanAnswer;
import io.slotwise.server.advice.optimise.PlanEvent;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.optimise.Suggestions;
import io.slotwise.server.advice.usage.ReadUsage;
import io.slotwise.server.advice.verify.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What Claude says and suggests beside one plan, within what its caller may ask. */
public final class PlanTalk implements Suggestions {
    private final Explain explain;
    private final Supplier<ClaudeQuota.@Nullable Place> places;
    private volatile @Nullable Explained explained;

    /** @param places asked for a place once Claude is to be asked */
    PlanTalk(Explain explain, Supplier<ClaudeQuota.@Nullable Place> places) {
        this.explain = explain;
        this.places = places;
    }

    /**
     * A plan, put into words.
     *
     * @param explanation Claude's words about what stands today where they came, and the engine's about the plan
     * @param notes on single slots
     */
    public record Told(
            String explanation,
            List<Said> notes,
            @JsonUnwrapped PlanAnswer plan) {}

    /**
     * What asking Claude for this plan took.
     *
     * @param model that answered; null where none did
     * @param budget today's, as it stands after that
     */
    public record Used(
            @Nullable String model,
            @JsonProperty("cost_usd") double costUsd,
            ReadUsage.BudgetLine budget) {}

    /** What it took; null where nothing was sent. */
    public @Nullable Used used(ReadUsage usage) {
        Explained claude = explained;
        return claude == null || !claude.asked()
                ? null
                : new Used(claude.model(), Budget.dollars(claude.costNanos()), usage.budget());
    }

    @Override
    public Suggested suggest(PlanQuestion question, Consumer<PlanEvent> listener, BooleanSupplier stop) {
        ClaudeQuota.Place place = places.get();
        ClaudesMoves claude = place == null ? ClaudesMoves.none(explain, Cause.RATE_LIMITED) : ClaudesMoves.of(explain);
        Suggested suggested = claude.suggest(question, listener, stop);
        Explained words = claude.explained();
        if (place != null && (words == null || !words.asked())) {
            place.giveBack();
        }
        explained = words;
        return suggested;
    }

    /** The plan with what was said of it; of one that was stopped before anybody had answered, the plan alone. */
    public Answer<?> answer(HttpServletRequest request, String version, PlanAnswer plan) {
        Explained claude = explained;
        if (claude == null) {
            return Answer.engine(request, version, plan);
        }
        String words = plan.inWords();
        String whole = claude.fallback() == null ? claude.explanation() + " " + words : words;
        return Explaining.inWords(request, version, claude, null, new Told(whole, claude.notes(), plan));
    }
}
