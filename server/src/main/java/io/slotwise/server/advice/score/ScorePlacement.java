package io.slotwise.server.advice.score;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.score.Placement;
import io.slotwise.engine.score.PlacementScorer;
import io.slotwise.server.advice.Situation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product is held over a machine: what would each slot be worth, and what is not allowed. */
public final class ScorePlacement {
    private ScorePlacement() {}

    /**
     * The product in the slots asked for.
     *
     * @param productId of the situation's catalogue
     * @param targets slots of the planogram; none means all, in reading order
     * @throws IllegalArgumentException if the product or a slot does not exist
     */
    public static List<ScoredPlacement> score(Situation situation, String productId, List<Position> targets) {
        PlacementScorer scorer = PlacementScorer.of(
                situation.model().get(), situation.planogram(), situation.book(), situation.context());
        List<Placement> placements = targets.isEmpty()
                ? scorer.scoreAll(productId)
                : targets.stream()
                        .map(position -> scorer.score(productId, position))
                        .toList();
        String currency = situation.machine().service().currency();
        return placements.stream()
                .map(placement -> ScoredPlacement.of(placement, currency))
                .toList();
    }

    /** The only product of that name, in any case of letters; null where there is none or several. */
    public static @Nullable String idOf(Situation situation, String productName) {
        List<String> ids = situation.catalogue().products().stream()
                .filter(product -> product.name().equalsIgnoreCase(productName))
                .map(Product::id)
                .distinct()
                .limit(2)
                .toList();
        return ids.size() == 1 ? ids.getFirst() : null;
    }

    /** Whether a slot begins there. */
    public static boolean isSlot(Situation situation, Position position) {
        Slot slot = situation.planogram().find(position);
        return slot != null;
    }
}
