package io.slotwise.server.advice.score;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.score.Better;
import io.slotwise.engine.score.Placement;
import io.slotwise.engine.score.Reason;
import io.slotwise.engine.value.slot.PlacementParts;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.MoneyPerWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product in one slot, as callers see it.
 *
 * @param score 0 where a rule forbids it; else 1 to 100, 50 typical
 * @param concerns rules broken or to be looked at; absent when there are none
 * @param betterPosition where the same product is worth more; absent when nowhere
 * @param components what the money is made of
 * @param reasons at most three sentences, the most money first
 */
public record ScoredPlacement(
        Position position,
        int score,
        boolean allowed,
        String feedback,
        @Nullable List<Concern> concerns,
        @Nullable Position betterPosition,
        MoneyPerWeek valuePerWeek,
        Components components,
        List<String> reasons) {
    /**
     * Money a week by cause.
     *
     * @param product what the product brings in a usual slot
     * @param position what this slot adds
     * @param incumbent what the product that gives up the slot brought, usually negative
     * @param others what all others win or lose
     * @param move cost of the move
     */
    public record Components(
            double unitsPerWeek, Money product, Money position, Money incumbent, Money others, Money move) {
        static Components of(PlacementParts parts) {
            return new Components(
                    Math.rint(parts.unitsPerWeek() * 100) / 100,
                    Money.nearest(parts.product()),
                    Money.nearest(parts.position()),
                    Money.nearest(parts.incumbent()),
                    Money.nearest(parts.others()),
                    Money.nearest(parts.move()));
        }
    }

    static ScoredPlacement of(Placement placement, String currency) {
        Better better = placement.better();
        return new ScoredPlacement(
                placement.position(),
                placement.score(),
                placement.allowed(),
                Feedback.of(placement, currency),
                placement.violations().isEmpty()
                        ? null
                        : placement.violations().stream().map(Concern::of).toList(),
                better == null ? null : better.position(),
                MoneyPerWeek.of(placement.valuePerWeek()),
                Components.of(placement.parts()),
                placement.reasons().stream().map(Reason::text).toList());
    }
}
