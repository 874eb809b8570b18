package io.slotwise.engine.optimise.legal;

import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.optimise.plan.Move;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.optimise.problem.Proposal;
import io.slotwise.engine.optimise.setup.Setup;
import io.slotwise.engine.rules.Severity;
import io.slotwise.engine.rules.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Suggestions held against the rules: those that keep them start the search, the others are said why not. */
public record Proposals(List<Accepted> accepted, List<Plan.Rejected> rejected) {
    /** A suggestion carried out. */
    public record Accepted(String source, Planogram planogram) {}

    public static Proposals judge(Setup setup, List<Proposal> proposals) {
        List<Accepted> accepted = new ArrayList<>();
        List<Plan.Rejected> rejected = new ArrayList<>();
        for (Proposal proposal : proposals) {
            judge(setup, proposal, accepted, rejected);
        }
        return new Proposals(List.copyOf(accepted), List.copyOf(rejected));
    }

    private static void judge(Setup setup, Proposal proposal, List<Accepted> accepted, List<Plan.Rejected> rejected) {
        Planogram result;
        try {
            result = Changes.apply(setup.today(), proposal.changes());
        } catch (IllegalArgumentException impossible) {
            String why = impossible.getMessage() == null ? "It cannot be carried out." : impossible.getMessage();
            rejected.add(new Plan.Rejected(proposal, List.of(), why));
            return;
        }
        String stranger = stranger(setup, result);
        if (stranger != null) {
            rejected.add(new Plan.Rejected(proposal, List.of(), "The product (%s) is not known.".formatted(stranger)));
            return;
        }
        Planogram products = setup.planogram(setup.numbers(result));
        String leftOut = LeftOut.of(setup, proposal, result);
        if (leftOut != null) {
            rejected.add(new Plan.Rejected(proposal, List.of(), leftOut));
        }
        if (leftOut == null || !products.equals(setup.today())) {
            judge(setup, proposal, products, accepted, rejected);
        }
    }

    private static void judge(
            Setup setup, Proposal proposal, Planogram result, List<Accepted> accepted, List<Plan.Rejected> rejected) {
        List<Violation> violations = setup.violations(result).stream()
                .filter(violation -> violation.severity() != Severity.WARNING)
                .filter(violation ->
                        violation.forbids() || setup.problem().approach().unproven() == Problem.Unproven.REFUSE)
                .filter(violation -> violation.forbids() || setup.isNew(result, violation.position()))
                .toList();
        if (!violations.isEmpty()) {
            rejected.add(new Plan.Rejected(
                    proposal, violations, violations.getFirst().message()));
            return;
        }
        double gain = setup.worth(result) - setup.worthToday();
        if (gain < 0) {
            String why = String.format(Locale.ROOT, "It is worth %.2f a week less than today's.", -gain);
            rejected.add(new Plan.Rejected(proposal, List.of(), why));
        }
        accepted.add(new Accepted(proposal.source(), result));
    }

    private static @Nullable String stranger(Setup setup, Planogram result) {
        return result.productIds().stream()
                .filter(id -> setup.index(id) < 0)
                .findFirst()
                .orElse(null);
    }

    /** Who suggested that a product goes there. */
    public String source(Position position, @Nullable String productId) {
        for (Accepted one : accepted) {
            String suggested = one.planogram().slot(position).productId();
            if (productId != null && productId.equals(suggested)) {
                return one.source();
            }
        }
        return Move.SEARCH;
    }
}
