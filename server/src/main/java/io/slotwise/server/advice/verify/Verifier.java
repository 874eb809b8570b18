package io.slotwise.server.advice.verify;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.value.Uplift;
import io.slotwise.server.advice.Situation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds answers against their ground. Sentences and proposals are accepted one by one; an answer is unusable as a whole
 * when it cannot be read, when no sentence is left, or when it proposed something and nothing of that is left for
 * formal reasons. Has no effects and may be asked of the same answer again; what it worked out it remembers, so one
 * serves one question.
 */
public final class Verifier {
    private static final Set<String> FORMAL =
            Set.of("unreadable", "unknown_slot", "unknown_product", "not_asked", "repeated_slot");
    private static final int MOST_FAULTS = 5;

    private final Ground ground;
    private final Prose prose;
    private final Map<Change, Uplift> worth = new ConcurrentHashMap<>();
    private @Nullable Verifier codesAlone;

    public Verifier(Ground ground) {
        this.ground = ground;
        prose = new Prose(ground);
    }

    /** What of an answer may be shown. */
    public Verdict verify(String answer) {
        Draft draft = Draft.read(answer);
        if (draft == null) {
            return Verdict.unusable("The answer is not one JSON object of the asked form.");
        }
        List<Said> said = new ArrayList<>();
        Set<String> faults = new LinkedHashSet<>();
        for (Draft.Line line : draft.lines()) {
            String fault = prose.fault(line);
            if (fault == null) {
                said.add(new Said(about(line.about()), prose.shown(line.text())));
            } else {
                faults.add("A sentence was rejected because " + fault + ".");
            }
        }
        Verdict proposed = proposed(draft);
        proposed.rejections().forEach(rejection -> faults.add(fault(rejection)));
        boolean unusable = said.isEmpty() || !proposed.faults().isEmpty();
        return proposed.saying(
                said,
                sightings(draft),
                unusable ? reasons(faults) : List.of(),
                draft.lines().size() - said.size());
    }

    /**
     * What an answer proposes, without its sentences: for one that was asked about figures that have moved since. Its
     * ids of facts and subjects mean nothing here; its codes of products must mean what they meant.
     */
    public Verdict verifyProposals(String answer) {
        Draft draft = Draft.read(answer);
        return draft == null
                ? Verdict.unusable("The answer is not one JSON object of the asked form.")
                : codesAlone().proposed(draft);
    }

    /** One for all answers, because it remembers what changes are worth. */
    private synchronized Verifier codesAlone() {
        if (codesAlone == null) {
            codesAlone = new Verifier(ground.ofCodes());
        }
        return codesAlone;
    }

    /** The proposals of an answer that pass, as they were written, by the change that each is. */
    public Map<Change, JsonNode> passing(String answer) {
        Draft draft = Draft.read(answer);
        Proposals proposals = draft == null ? null : judged(draft);
        Map<Change, JsonNode> passing = new LinkedHashMap<>();
        for (int i = 0; proposals != null && i < proposals.changes().size(); i++) {
            passing.put(proposals.changes().get(i), proposals.written().get(i));
        }
        return passing;
    }

    /** Why a text of prose alone cannot be shown; null if it can. */
    public @Nullable String proseFault(String sentence) {
        return prose.fault(
                new Draft.Line("plan", sentence, List.copyOf(ground.facts().keySet())));
    }

    /** The proposals alone; at fault where there are some and nothing of them is left for formal reasons. */
    private Verdict proposed(Draft draft) {
        Proposals proposals = judged(draft);
        if (proposals == null) {
            return Verdict.silent(List.of(), List.of(), List.of(), List.of());
        }
        List<Rejection> rejections = proposals.rejections();
        boolean spoilt = proposals.suggestions().isEmpty() && formal(rejections);
        Set<String> faults = new LinkedHashSet<>();
        rejections.forEach(rejection -> faults.add(fault(rejection)));
        return Verdict.silent(
                proposals.suggestions(), proposals.changes(), rejections, spoilt ? reasons(faults) : List.of());
    }

    private static String fault(Rejection rejection) {
        return "A proposal was rejected (%s): %s".formatted(rejection.rule(), rejection.message());
    }

    private @Nullable Proposals judged(Draft draft) {
        Situation situation = ground.situation();
        if (situation == null || draft.proposals().isEmpty()) {
            return null;
        }
        Proposals proposals = new Proposals(ground, situation, prose, worth);
        draft.proposals().forEach(proposals::judge);
        return proposals;
    }

    private static boolean formal(List<Rejection> rejections) {
        return rejections.stream().anyMatch(rejection -> FORMAL.contains(rejection.rule()));
    }

    private static List<String> reasons(Set<String> faults) {
        return faults.isEmpty()
                ? List.of("The answer says nothing.")
                : faults.stream().limit(MOST_FAULTS).toList();
    }

    private String about(String id) {
        return ground.subjects().getOrDefault(id, "plan");
    }

    /** The slots of a picture that exist, each once, with products that were asked about or nothing. */
    private List<Sighting> sightings(Draft draft) {
        List<Sighting> seen = new ArrayList<>();
        Set<Position> known = new HashSet<>();
        for (JsonNode slot : ground.situation() == null ? List.<JsonNode>of() : draft.slots()) {
            Position position = position(slot.path("position").asString(""));
            JsonNode product = slot.path("product");
            String id = product.isString() ? ground.aliases().product(product.asString()) : null;
            if (position != null && (id != null || product.isNull()) && known.add(position)) {
                seen.add(new Sighting(position, id));
            }
        }
        return seen;
    }

    private @Nullable Position position(String code) {
        try {
            Position position = Position.parse(code);
            Situation situation = ground.situation();
            return situation != null && situation.planogram().find(position) != null ? position : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
