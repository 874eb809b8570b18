package io.slotwise.engine.optimise.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.optimise.search.Instance;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound against the best of all plans, found by trying every one. */
class BoundTest {
    private static final double EXACT = 1e-9;

    @ParameterizedTest(name = "seed {0}, {1} pairs")
    @CsvSource({
        "1, 0", "2, 0", "3, 0", "4, 0", "5, 0", "6, 0", "1, 3", "2, 3", "3, 3", "4, 3", "5, 3", "6, 3", "7, 3", "8, 3"
    })
    void no_plan_is_worth_more_and_the_best_is_near(long seed, int pairs) {
        Instance in = SmallProblem.of(seed, pairs);
        int[] plan = best(in);
        double best = in.sum(plan);
        Bound bound = new Bound(in);
        bound.improve(700, plan, () -> false);
        assertThat(bound.value()).isGreaterThanOrEqualTo(best - EXACT).isLessThan(1.2 * best);
    }

    @ParameterizedTest(name = "{0} iterations")
    @ValueSource(ints = {1, 2, 5, 20, 100})
    void it_is_a_bound_from_the_first_step_on(int iterations) {
        Instance in = SmallProblem.of(9, 3);
        Bound bound = new Bound(in);
        bound.improve(iterations, in.today(), () -> false);
        assertThat(bound.value()).isGreaterThanOrEqualTo(in.sum(best(in)) - EXACT);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_product_chooses_the_best_pattern_at_any_prices(long seed) {
        Instance in = SmallProblem.of(seed, 0);
        SlotClasses classes = new SlotClasses(in);
        for (int p = 0; p < in.products(); p++) {
            Choices choices = new Choices(in, p, classes);
            double[] price =
                    new SplittableRandom(seed).doubles(choices.kinds, -0.3, 0.6).toArray();
            double tried = Trying.best(in, choices, price);
            assertThat(choices.best(price)).isCloseTo(tried, within(EXACT));
        }
    }

    private static int[] best(Instance in) {
        AtomicReference<int[]> best = new AtomicReference<>();
        SmallProblem.legalPlans(
                in,
                plan -> best.accumulateAndGet(
                        plan, (old, one) -> old == null || in.sum(one) > in.sum(old) ? one : old));
        return best.get();
    }

    /** All patterns of a product, one by one. */
    private static final class Trying {
        private final Instance in;
        private final Choices choices;
        private final double[] price;
        private double best;

        private Trying(Instance in, Choices choices, double[] price) {
            this.in = in;
            this.choices = choices;
            this.price = price;
            best = Double.NEGATIVE_INFINITY;
        }

        static double best(Instance in, Choices choices, double[] price) {
            Trying trying = new Trying(in, choices, price);
            trying.extend(0, new int[choices.kinds]);
            return trying.best;
        }

        private void extend(int kind, int[] use) {
            if (kind == use.length) {
                consider(use);
                return;
            }
            for (int n = choices.of.fixed()[kind]; n <= choices.of.count()[kind]; n++) {
                use[kind] = n;
                extend(kind + 1, use);
            }
            use[kind] = 0;
        }

        private void consider(int[] use) {
            int facings = 0;
            double multipliers = 0;
            int stock = 0;
            double cost = 0;
            for (int i = 0; i < use.length; i++) {
                facings += use[i];
                multipliers += use[i] * choices.of.multiplier()[i];
                stock += use[i] * choices.of.stock()[i];
                cost += use[i] * price[i];
            }
            if (facings <= in.maxFacings(choices.product)
                    && (facings > 0 || !in.terms().mustStand(choices.product))) {
                best = Math.max(best, in.worth(choices.product, facings, multipliers, stock) - cost);
            }
        }
    }
}
