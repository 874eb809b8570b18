package io.slotwise.engine.score;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.engine.value.slot.PlacementParts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it would mean to put a product into a slot.
 *
 * @param score 0 where a rule forbids it; else the percentile of its expected weekly money among all legal single
 *     placements of the cabinet, 1 to 100: 50 is typical, 100 the best move there is
 * @param violations what would be broken, and what should be looked at; forbidding ones first
 * @param valuePerWeek what it would be worth, allowed or not
 * @param parts what that is made of
 * @param reasons at most three, the most money first
 * @param better the best allowed slot for the product, where that is worth more
 */
public record Placement(
        Position position,
        int score,
        boolean allowed,
        List<Violation> violations,
        WeeklyValue valuePerWeek,
        PlacementParts parts,
        List<Reason> reasons,
        @Nullable Better better) {
    public Placement {
        violations = List.copyOf(violations);
        reasons = List.copyOf(reasons);
        if (score < 0 || score > MAX_SCORE || (score == 0) == allowed) {
            throw new IllegalArgumentException(
                    "The score (%d) must be 0 where forbidden and from 1 to %d where allowed (%s)."
                            .formatted(score, MAX_SCORE, allowed));
        }
    }

    static final int MAX_SCORE = 100;
}
