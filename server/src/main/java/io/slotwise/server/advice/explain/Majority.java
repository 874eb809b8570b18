package io.slotwise.server.advice.explain;

import io.slotwise.engine.model.Change;
import io.slotwise.llm.call.Vote;
import io.slotwise.server.advice.verify.Verifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What most of several answers propose or see: of the answer that has most of it, the sentences, and with them those
 * changes and those slots of a picture that more than half of all asked for have. A change counts where it passed the
 * verifier.
 */
final class Majority implements Vote {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PROPOSALS = "proposals";
    private static final String SLOTS = "slots";

    private final Verifier verifier;

    Majority(Verifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public String agreed(List<String> answers, int asked) {
        List<Map<Object, JsonNode>> ballots = answers.stream().map(this::ballot).toList();
        Map<Object, JsonNode> kept = kept(ballots, asked);
        int best = 0;
        for (int i = 1; i < ballots.size(); i++) {
            best = shared(ballots.get(i), kept) > shared(ballots.get(best), kept) ? i : best;
        }
        return written(answers.get(best), kept);
    }

    /** A slot of a picture, and the product that is seen there. */
    private record Seen(String position, JsonNode product) {}

    /** A swap is the same from either side. */
    private record Exchange(Set<Object> slots) {}

    /** Everything in an answer that can be voted on, each once. */
    private Map<Object, JsonNode> ballot(String answer) {
        Map<Object, JsonNode> ballot = new LinkedHashMap<>();
        verifier.passing(answer).forEach((change, written) -> ballot.putIfAbsent(unsided(change), written));
        for (JsonNode slot : JSON.readTree(answer).path(SLOTS)) {
            ballot.putIfAbsent(new Seen(slot.path("position").asString(""), slot.path("product")), slot);
        }
        return ballot;
    }

    private static Object unsided(Change change) {
        return change instanceof Change.Swap swap ? new Exchange(Set.of(swap.position(), swap.with())) : change;
    }

    /** In the order in which they were first said. */
    private static Map<Object, JsonNode> kept(List<Map<Object, JsonNode>> ballots, int asked) {
        Map<Object, JsonNode> all = new LinkedHashMap<>();
        Map<Object, Integer> votes = new LinkedHashMap<>();
        for (Map<Object, JsonNode> ballot : ballots) {
            ballot.forEach((item, written) -> {
                all.putIfAbsent(item, written);
                votes.merge(item, 1, Integer::sum);
            });
        }
        Map<Object, JsonNode> kept = new LinkedHashMap<>(all);
        kept.keySet().removeIf(item -> 2 * votes.getOrDefault(item, 0) <= asked);
        return kept;
    }

    private static int shared(Map<Object, JsonNode> ballot, Map<Object, JsonNode> kept) {
        Set<Object> shared = new HashSet<>(ballot.keySet());
        shared.retainAll(kept.keySet());
        return shared.size();
    }

    /** The fields that the asked form has, and no others. */
    private static String written(String base, Map<Object, JsonNode> kept) {
        ObjectNode answer = JSON.readTree(base).asObject();
        List<JsonNode> slots = new ArrayList<>();
        List<JsonNode> proposals = new ArrayList<>();
        kept.forEach((item, json) -> (item instanceof Seen ? slots : proposals).add(json));
        if (answer.has(PROPOSALS)) {
            answer.putArray(PROPOSALS).addAll(proposals);
        }
        if (answer.has(SLOTS)) {
            answer.putArray(SLOTS).addAll(slots);
        }
        return answer.toString();
    }
}
