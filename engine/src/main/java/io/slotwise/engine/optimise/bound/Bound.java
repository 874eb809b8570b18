package io.slotwise.engine.optimise.bound;

import io.slotwise.engine.optimise.search.Instance;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A worth that no plan exceeds: Lagrangian relaxation (Fisher 1981) of what products share. At any prices the
 * products' best choices on their own, plus the prices of all that there is, are worth at least as much as any
 * plan. Where neighbours count, rows choose on their own too, from the prices at which the products alone agree.
 */
public final class Bound {
    /** The share of iterations that products get alone before rows join in. */
    private static final double FIRST = 0.3;

    private final Instance in;
    private final SlotClasses classes;
    private final Choices[] choices;
    private final ClassRelaxation products;
    private @Nullable Descent last;

    public Bound(Instance in) {
        this.in = in;
        classes = new SlotClasses(in);
        choices = new Choices[in.products()];
        for (int p = 0; p < in.products(); p++) {
            choices[p] = new Choices(in, p, classes);
        }
        products = new ClassRelaxation(in, classes, choices);
    }

    /** The least bound so far, in the worth of {@link Instance#sum}; infinite before it was worked on. */
    public double value() {
        return last == null ? Double.POSITIVE_INFINITY : last.value();
    }

    /**
     * Works on the prices.
     *
     * @param plan that was found; the nearer to the best one, the better the steps
     */
    public void improve(int iterations, int[] plan, BooleanSupplier stopped) {
        double target = in.sum(plan);
        int left = iterations;
        if (last == null) {
            double alone = target - in.besides(plan);
            last = new Descent(products, products.start(alone));
            if (!in.pairs().isEmpty()) {
                int first = (int) (FIRST * iterations);
                left = iterations - first + last.run(first, alone, stopped);
                RowRelaxation rows = new RowRelaxation(in, classes, choices);
                last = new Descent(rows, rows.start(products, last.prices()));
            }
        }
        last.run(left, target, stopped);
    }
}
