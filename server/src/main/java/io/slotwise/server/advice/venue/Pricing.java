package io.slotwise.server.advice.venue;

import io.slotwise.engine.insight.PricePosition;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.server.advice.Legality;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.Situation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where prices stand among those of others, and what it would bring to move the one that stands furthest. */
final class Pricing {
    private static final int MOST_POSITIONS = 50;

    private Pricing() {}

    static Personalization.Pricing of(
            Map<String, Money> here,
            Collection<Map<String, Money>> others,
            Catalogue catalogue,
            @Nullable Situation situation,
            @Nullable ValueModel model) {
        List<PricePosition> positions = PricePosition.of(here, others);
        PricePosition furthest = positions.isEmpty() ? null : positions.getFirst();
        boolean alike = furthest != null && furthest.price().equals(furthest.median());
        Personalization.Reprice reprice = furthest == null || alike || situation == null || model == null
                ? null
                : reprice(furthest, situation, model);
        return new Personalization.Pricing(
                positions.stream()
                        .limit(MOST_POSITIONS)
                        .map(one -> standing(one, catalogue))
                        .toList(),
                reprice,
                reason(here, furthest, alike, situation));
    }

    private static @Nullable String reason(
            Map<String, Money> here, @Nullable PricePosition furthest, boolean alike, @Nullable Situation situation) {
        if (furthest == null) {
            return here.isEmpty()
                    ? "No price is known here."
                    : "No one else asks a price for a product that is sold here: there is nothing to compare with.";
        }
        if (alike) {
            return "Every price equals the others' median.";
        }
        return situation == null ? "Without a planogram the effect of another price cannot be worked out." : null;
    }

    private static Personalization.PriceStanding standing(PricePosition one, Catalogue catalogue) {
        return new Personalization.PriceStanding(
                one.productId(),
                PersonaliseMachine.name(one.productId(), catalogue),
                one.price(),
                one.median(),
                one.others(),
                Rounded.of(one.ratio()));
    }

    private static Personalization.@Nullable Reprice reprice(
            PricePosition position, Situation situation, ValueModel model) {
        Planogram before = situation.planogram();
        List<Slot> slots = before.slotsOf(position.productId());
        if (slots.isEmpty()) {
            return null;
        }
        List<Change> changes = slots.stream()
                .<Change>map(slot -> new Change.Reprice(slot.position(), position.median()))
                .toList();
        Planogram after = Changes.apply(before, changes);
        Uplift uplift = model.compare(before, after);
        return new Personalization.Reprice(
                position.productId(),
                position.price(),
                position.median(),
                MoneyPerWeek.of(uplift.revenueChange()),
                MoneyPerWeek.of(uplift.change()),
                new Legality(situation).allows(after));
    }
}
