package io.slotwise.server.advice.overnight;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.server.advice.optimise.StandingSuggestions;
import io.slotwise.server.advice.optimise.Suggestions.Named;
import io.slotwise.server.advice.optimise.Suggestions.Suggested;
import io.slotwise.server.store.StoredJob;
import io.slotwise.server.store.StoredJobs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Claude proposed for a cabinet in its last night, as starting moves of a search of today, which holds them against
 * the rules and values them again.
 */
public final class NightProposals implements StandingSuggestions {
    private final StoredJobs jobs;

    public NightProposals(StoredJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Suggested of(String deviceId, int cabinetIndex) {
        StoredJob.Item night = jobs.newestResult(AskOvernight.KIND, NightPlan.subject(deviceId, cabinetIndex));
        return night == null ? Suggested.NOTHING : suggested(night.result());
    }

    private static Suggested suggested(String result) {
        List<Named> named = new ArrayList<>();
        for (JsonNode one : JsonMapper.shared().readTree(result).path("proposals")) {
            Change change = change(one);
            if (change != null) {
                named.add(new Named(one.path("id").asString(), change));
            }
        }
        return new Suggested(AskOvernight.SOURCE, named, List.of());
    }

    /** The changes that a night asks for; others are none of its own. */
    private static @Nullable Change change(JsonNode proposal) {
        Position position = Position.parse(proposal.path("position").asString());
        return switch (proposal.path("type").asString()) {
            case "assign" ->
                new Change.Assign(
                        position,
                        proposal.path("product_id").asString(),
                        proposal.path("price").isNumber()
                                ? Money.of(proposal.path("price").decimalValue())
                                : null,
                        proposal.path("par_level").isNumber()
                                ? proposal.path("par_level").intValue()
                                : null);
            case "swap" ->
                new Change.Swap(position, Position.parse(proposal.path("with").asString()));
            default -> null;
        };
    }
}
