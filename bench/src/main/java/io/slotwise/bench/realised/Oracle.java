package io.slotwise.bench.realised;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.rules.PlacementCheck;
import io.slotwise.testbed.world.TrueMachine;
import io.slotwise.testbed.world.Truth;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plans on the true world: of random legal changes of one slot, the best of each handful that truly pays is kept,
 * until no change is left; then changes are exchanged while that pays. A good plan, not the best there is.
 */
final class Oracle {
    private static final int TRIES = 45;
    private static final int EXCHANGES = 160;

    private final Problem problem;
    private final TrueMachine machine;
    private final Truth truth;
    private final SplittableRandom random;
    private final List<Product> products;
    private Planogram plan;
    private double gain;

    Oracle(Problem problem, TrueMachine machine, Truth truth, long seed) {
        this.problem = problem;
        this.machine = machine;
        this.truth = truth;
        random = new SplittableRandom(seed);
        products = List.copyOf(problem.model().evidence().catalogue().products());
        plan = problem.today();
    }

    Planogram climb() {
        for (int change = 0; change < problem.limits().maxChanges(); change++) {
            best(plan, TRIES);
        }
        for (int i = 0; i < EXCHANGES; i++) {
            List<Slot> changed = plan.slots().stream()
                    .filter(slot -> !slot.equals(problem.today().slot(slot.position())))
                    .toList();
            if (!changed.isEmpty()) {
                Slot back = changed.get(random.nextInt(changed.size()));
                best(
                        plan.with(
                                back.position(),
                                problem.today().slot(back.position()).facing()),
                        1);
            }
        }
        return plan;
    }

    private void best(Planogram from, int tries) {
        PlacementCheck check = PlacementCheck.of(problem.book(), problem.today(), from, problem.context());
        Planogram best = plan;
        for (int i = 0; i < tries; i++) {
            Slot slot = from.slots().get(random.nextInt(from.slots().size()));
            Product product = products.get(random.nextInt(products.size()));
            boolean fresh = slot.equals(problem.today().slot(slot.position()));
            if (fresh
                    && !product.id().equals(slot.productId())
                    && check.allowed(from.indexOf(slot.position()), product)) {
                Planogram trial = from.with(slot.position(), new Facing(product.id(), null, slot.capacity(), null));
                double now = RealisedPlans.gain(truth, machine, trial);
                if (now > gain) {
                    gain = now;
                    best = trial;
                }
            } else {
                i -= random.nextInt(4) == 0 ? 0 : 1;
            }
        }
        plan = best;
    }
}
