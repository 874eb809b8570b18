package io.slotwise.server.advice.verify;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.value.Uplift;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.predict.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Judges proposals one by one: readable, of a kind that was asked for, about slots and products that exist, no slot
 * twice, legal together with those accepted before, and worth more than nothing by the value model.
 */
final class Proposals {
    private static final int MOST_ACCEPTED = 12;
    private static final BigDecimal MAX_PRICE = new BigDecimal(1_000_000);

    private final Ground ground;
    private final Situation situation;
    private final Prose prose;
    private final Map<Change, Uplift> worth;
    private final Set<Violation> standing;
    private final Set<Position> touched = new HashSet<>();
    private final List<Suggestion> suggestions = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<JsonNode> written = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private Planogram planogram;

    /** @param worth what changes alone are worth, as far as that was worked out before */
    Proposals(Ground ground, Situation situation, Prose prose, Map<Change, Uplift> worth) {
        this.worth = worth;
        this.ground = ground;
        this.situation = situation;
        this.prose = prose;
        planogram = situation.planogram();
        standing = forbidding(planogram);
    }

    void judge(JsonNode proposal) {
        if (suggestions.size() == MOST_ACCEPTED) {
            return;
        }
        try {
            Change change = read(proposal);
            judge(change, proposal.path("reason").asString(""));
            written.add(proposal);
        } catch (Unfit e) {
            rejections.add(e.rejection());
        }
    }

    List<Suggestion> suggestions() {
        return suggestions;
    }

    List<Change> changes() {
        return changes;
    }

    /** The changes as they were written, in the same order. */
    List<JsonNode> written() {
        return written;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    private void judge(Change change, String claudesReason) throws Unfit {
        String words = Words.of(change, situation.planogram(), situation.catalogue());
        List<Position> slots = slots(change);
        if (slots.stream().anyMatch(touched::contains)) {
            throw new Unfit(words, "repeated_slot", "The slot is part of another proposal.");
        }
        Planogram after = applied(change, words);
        Planogram alone = Changes.apply(situation.planogram(), change);
        for (Planogram one : List.of(alone, after)) {
            for (Violation broken : forbidding(one)) {
                if (!standing.contains(broken)) {
                    throw new Unfit(words, broken.code(), broken.message());
                }
            }
        }
        Uplift uplift =
                worth.computeIfAbsent(change, one -> situation.model().get().compare(situation.planogram(), alone));
        if (!(uplift.change().mean() > 0)) {
            throw new Unfit(words, "not_worth_it", "The engine expects no gain from it.");
        }
        planogram = after;
        touched.addAll(slots);
        changes.add(change);
        suggestions.add(Suggestion.of(
                SuggestionId.of(situation.machine().id(), situation.planogram(), change),
                change,
                words,
                MoneyPerWeek.of(uplift.change()),
                prose.figureless(claudesReason) == null ? prose.shown(claudesReason) : Words.largest(uplift)));
    }

    private Planogram applied(Change change, String words) throws Unfit {
        try {
            Planogram after = Changes.apply(planogram, change);
            if (after.equals(planogram)) {
                throw new Unfit(words, "not_applicable", "It changes nothing.");
            }
            return after;
        } catch (IllegalArgumentException e) {
            throw new Unfit(words, "not_applicable", String.valueOf(e.getMessage()));
        }
    }

    private Set<Violation> forbidding(Planogram proposed) {
        Set<Violation> forbidding = new HashSet<>();
        situation.book().checkChange(situation.standing(), proposed, situation.context()).stream()
                .filter(Violation::forbids)
                .forEach(forbidding::add);
        return forbidding;
    }

    private Change read(JsonNode proposal) throws Unfit {
        String type = proposal.path("type").asString("");
        Ground.ChangeKind kind = Stream.of(Ground.ChangeKind.values())
                .filter(one -> one.word().equals(type))
                .findFirst()
                .orElseThrow(() -> new Unfit("A proposal", "unreadable", "It is no kind of change."));
        if (!ground.kinds().contains(kind)) {
            throw new Unfit("A proposal (" + kind.word() + ")", "not_asked", "Such changes were not asked for.");
        }
        Slot slot = slot(proposal.path("position"));
        return switch (kind) {
            case ASSIGN -> new Change.Assign(slot.position(), product(proposal.path("product")), null, null);
            case SWAP ->
                new Change.Swap(slot.position(), slot(proposal.path("with")).position());
            case CLEAR -> new Change.Clear(slot.position());
            case REPRICE -> new Change.Reprice(slot.position(), price(proposal.path("price")));
            case SET_PAR -> new Change.SetPar(slot.position(), parLevel(proposal.path("par_level"), slot));
        };
    }

    private Slot slot(JsonNode code) throws Unfit {
        Slot slot = null;
        if (code.isString()) {
            slot = find(code.asString());
        }
        if (slot == null) {
            throw new Unfit("A proposal", "unknown_slot", "It names a slot that the cabinet does not have.");
        }
        return slot;
    }

    private @Nullable Slot find(String code) {
        try {
            return situation.planogram().find(Position.parse(code));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private String product(JsonNode alias) throws Unfit {
        String product = alias.isString() ? ground.aliases().product(alias.asString()) : null;
        if (product == null || situation.catalogue().find(product) == null) {
            throw new Unfit("A proposal", "unknown_product", "It names a product that was not offered.");
        }
        return product;
    }

    private static Money price(JsonNode price) throws Unfit {
        BigDecimal amount = price.isNumber() ? price.decimalValue() : null;
        if (amount == null
                || amount.signum() <= 0
                || amount.compareTo(MAX_PRICE) > 0
                || amount.scale() > Money.DECIMALS) {
            throw new Unfit("A proposal", "unreadable", "It names no sensible price.");
        }
        return Money.of(amount);
    }

    private static int parLevel(JsonNode level, Slot slot) throws Unfit {
        if (!level.isIntegralNumber()
                || !level.canConvertToInt()
                || level.intValue() < 0
                || level.intValue() > slot.capacity()) {
            throw new Unfit("A proposal", "unreadable", "It names no par level within the capacity.");
        }
        return level.intValue();
    }

    private static List<Position> slots(Change change) {
        return switch (change) {
            case Change.Assign assign -> List.of(assign.position());
            case Change.Swap swap -> List.of(swap.position(), swap.with());
            case Change.Clear clear -> List.of(clear.position());
            case Change.Reprice reprice -> List.of(reprice.position());
            case Change.SetPar par -> List.of(par.position());
            case Change.SetFacings facings -> List.of();
        };
    }

    /** A proposal that does not pass. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Rejection rejection;

        Unfit(String proposal, String rule, String message) {
            super(message);
            rejection = new Rejection(proposal, rule, message);
        }

        Rejection rejection() {
            return rejection;
        }
    }
}
