package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.record.Recommendations;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The best three changes of a planogram, by a search short enough for the answer to a save. */
public final class RecommendMoves implements Recommendations {
    private static final PlanQuestion.Settings SHORT = PlanQuestion.Settings.USUAL
            .with(Limits.changes(3))
            .with(Approach.USUAL)
            .with(new Effort(20_000));

    private final Situations situations;
    private final OptimisePlan optimising;
    private final StandingSuggestions standing;

    public RecommendMoves(Situations situations, OptimisePlan optimising, StandingSuggestions standing) {
        this.situations = situations;
        this.standing = standing;
        this.optimising = optimising;
    }

    @Override
    public List<Recommendation> of(String deviceId, Planogram saved) {
        Situation situation = situation(deviceId, saved);
        if (situation == null || saved.productIds().isEmpty()) {
            return List.of();
        }
        PlanAnswer plan = optimising.brief(
                new PlanQuestion(situation, SHORT),
                standing.of(deviceId, saved.cabinet().index()),
                () -> false);
        return plan.moves().stream()
                .filter(move -> move.valuePerWeek().mean().tenThousandths() > 0)
                .map(RecommendMoves::words)
                .toList();
    }

    /** Null where the machine is not stored, or has no such cabinet yet. */
    private @Nullable Situation situation(String deviceId, Planogram saved) {
        try {
            Situation standing =
                    situations.of(Stated.stored(deviceId, saved.cabinet().index()));
            return standing == null ? null : standing.with(saved);
        } catch (IllegalArgumentException noSuchCabinet) {
            return null;
        }
    }

    private static Recommendation words(PlannedMove move) {
        String text = switch (move.type()) {
            case SWAP -> "Swap %s and %s.".formatted(move.position(), move.otherPosition());
            case CLEAR -> "Empty %s.".formatted(move.position());
            case SET_PAR ->
                "Fill %s to %d.".formatted(move.position(), move.change().parLevel());
            case ASSIGN, MOVE ->
                "Put %s into %s.".formatted(move.to() == null ? "it" : move.to().productName(), move.position());
        };
        return new Recommendation(
                text,
                move.change(),
                move.valuePerWeek(),
                move.reason(),
                move.source().toLowerCase(Locale.ROOT));
    }
}
