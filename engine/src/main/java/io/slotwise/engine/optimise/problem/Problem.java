package io.slotwise.engine.optimise.problem;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.value.ValueModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to plan: the cabinet that the value model is about, from what stands there today.
 *
 * @param book every rule holds in the plan; {@code limits} come on top
 * @param neighbours money for products side by side; usually empty
 */
public record Problem(
        ValueModel model,
        RuleBook book,
        RuleContext context,
        Objective objective,
        Limits limits,
        Approach approach,
        List<Proposal> proposals,
        List<Neighbours> neighbours) {
    /** What to do with a product of which nobody knows whether it fits a slot, or keeps, or is free of an allergen. */
    public enum Unproven {
        /** Not put there. */
        REFUSE,
        /** Put there where it pays, and flagged in {@link Plan#checks}. */
        FLAG
    }

    /** @throws IllegalArgumentException if two products are said twice to be neighbours, either way round */
    public Problem {
        proposals = List.copyOf(proposals);
        neighbours = List.copyOf(neighbours);
        Set<Set<String>> known = new HashSet<>();
        for (Neighbours pair : neighbours) {
            if (!known.add(Set.of(pair.productId(), pair.otherId()))) {
                throw new IllegalArgumentException("The neighbours (%s, %s) are there twice.\nTheir worth counts once."
                        .formatted(pair.productId(), pair.otherId()));
            }
        }
    }

    /** For most margin, with no limit but the rules, nothing unproven, and no suggestions. */
    public static Problem of(ValueModel model, RuleBook book, RuleContext context) {
        return new Problem(model, book, context, Objective.MARGIN, Limits.NONE, Approach.USUAL, List.of(), List.of());
    }

    public Problem with(Objective other) {
        return new Problem(model, book, context, other, limits, approach, proposals, neighbours);
    }

    public Problem with(Limits other) {
        return new Problem(model, book, context, objective, other, approach, proposals, neighbours);
    }

    public Problem with(RuleBook other) {
        return new Problem(model, other, context, objective, limits, approach, proposals, neighbours);
    }

    public Problem with(Approach other) {
        return new Problem(model, book, context, objective, limits, other, proposals, neighbours);
    }

    public Problem with(Unproven other) {
        return with(approach.with(other));
    }

    public Problem withProposals(List<Proposal> others) {
        return new Problem(model, book, context, objective, limits, approach, others, neighbours);
    }

    public Problem withNeighbours(List<Neighbours> others) {
        return new Problem(model, book, context, objective, limits, approach, proposals, others);
    }

    /** What stands in the cabinet today. */
    public Planogram today() {
        return model.evidence().machine().planogram(model.evidence().cabinetIndex());
    }

    /** All rules that the plan keeps: the book's and the limits. */
    public RuleBook fullBook() {
        return book.and(limits.rules());
    }
}
