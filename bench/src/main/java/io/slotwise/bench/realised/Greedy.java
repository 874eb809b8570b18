package io.slotwise.bench.realised;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.rules.PlacementCheck;
import java.util.Comparator;
import java.util.List;

/** What operators do by hand: the slots that sell least go to the products that sell most, one new slot each. */
final class Greedy {
    private Greedy() {}

    static Planogram plan(Problem problem) {
        Planogram plan = problem.today();
        List<Product> best = problem.model().evidence().catalogue().products().stream()
                .sorted(Comparator.comparingDouble((Product product) -> -rate(problem, product.id())))
                .toList();
        List<Slot> worst = problem.today().slots().stream()
                .filter(slot -> slot.facing() != null)
                .sorted(Comparator.comparingDouble((Slot slot) -> perSlot(problem, slot)))
                .limit(problem.limits().maxChanges())
                .toList();
        int next = 0;
        for (Slot slot : worst) {
            PlacementCheck check = PlacementCheck.of(problem.book(), problem.today(), plan, problem.context());
            int index = plan.indexOf(slot.position());
            while (next < best.size()) {
                Product product = best.get(next++);
                if (check.allowed(index, product) && !product.id().equals(slot.productId())) {
                    plan = plan.with(slot.position(), new Facing(product.id(), null, slot.capacity(), null));
                    break;
                }
            }
        }
        return plan;
    }

    private static double perSlot(Problem problem, Slot slot) {
        Facing facing = slot.facing();
        return facing == null
                ? 0
                : rate(problem, facing.productId())
                        / problem.today().slotsOf(facing.productId()).size();
    }

    private static double rate(Problem problem, String id) {
        return problem.model().evidence().rates().rate(id).mean();
    }
}
