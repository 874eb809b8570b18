package io.slotwise.server.advice.score;

import io.slotwise.engine.model.Position;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A product's scores, as callers see them. */
public sealed interface ScoreAnswer {
    /** One slot's answer. */
    record One(
            String productId,
            Position targetPosition,
            int score,
            boolean allowed,
            String feedback,
            @Nullable List<Concern> concerns,
            @Nullable Position betterPosition,
            MoneyPerWeek valuePerWeek,
            String measure,
            ScoredPlacement.Components components,
            List<String> reasons)
            implements ScoreAnswer {}

    /** Several slots' answer. */
    record Several(String productId, String measure, List<ScoredPlacement> scores) implements ScoreAnswer {}

    /** @throws IllegalArgumentException if the product or the slot does not exist */
    static One one(Situation situation, String productId, Position target) {
        ScoredPlacement scored =
                ScorePlacement.score(situation, productId, List.of(target)).getFirst();
        return new One(
                productId,
                scored.position(),
                scored.score(),
                scored.allowed(),
                scored.feedback(),
                scored.concerns(),
                scored.betterPosition(),
                scored.valuePerWeek(),
                measure(situation),
                scored.components(),
                scored.reasons());
    }

    /**
     * @param targets none means all slots, in reading order
     * @throws IllegalArgumentException if the product or a slot does not exist
     */
    static Several several(Situation situation, String productId, List<Position> targets) {
        List<ScoredPlacement> scores = ScorePlacement.score(situation, productId, targets);
        return new Several(productId, measure(situation), scores);
    }

    private static String measure(Situation situation) {
        return situation.model().get().measure().name().toLowerCase(Locale.ROOT);
    }
}
