package io.slotwise.engine.optimise.explain;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.value.money.WeeklyMoney;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * What each step of a plan adds, averaged over the orders in which steps could be made: Shapley's (1953) value by
 * sampled orders, each with its reverse (Castro, Gómez and Tejada 2009; antithetic as in Mitchell et al. 2022). In
 * every order the additions sum to the whole, and so do their means.
 */
final class Contributions {
    private static final int EVALUATIONS = 640;
    private static final int FEWEST_ORDERS = 4;
    private static final int MOST_ORDERS = 32;
    private static final int ORDERS_PER_DRAW = 2;
    static final int COMPONENTS = 10;

    private final Planogram before;
    private final Planogram after;
    private final List<Step> steps;
    private final SplittableRandom random;
    private final BooleanSupplier stopped;

    Contributions(Planogram before, Planogram after, List<Step> steps, long seed, BooleanSupplier stopped) {
        this.before = before;
        this.after = after;
        this.steps = steps;
        random = new SplittableRandom(seed);
        this.stopped = stopped;
    }

    /**
     * Mean additions by step and component of the week.
     *
     * @param week the components with a planogram, {@value #COMPONENTS} of them
     */
    double[][] expected(Function<Planogram, double[]> week) {
        double[][] sums = new double[steps.size()][COMPONENTS];
        int pairs = Math.clamp(EVALUATIONS / (2L * Math.max(1, steps.size())), FEWEST_ORDERS / 2, MOST_ORDERS / 2);
        int done = 0;
        for (int pair = 0; pair < pairs && (done == 0 || !stopped.getAsBoolean()); pair++) {
            int[] order = shuffled();
            add(week, order, sums);
            add(week, reversed(order), sums);
            done += 2;
        }
        for (double[] one : sums) {
            for (int c = 0; c < COMPONENTS; c++) {
                one[c] /= done;
            }
        }
        return sums;
    }

    /**
     * Mean additions by step and draw.
     *
     * @param worth of a planogram in a draw, by its number from 0
     */
    double[][] drawn(int draws, ToDoubleBiFunction<Integer, Planogram> worth) {
        double[][] all = new double[steps.size()][draws];
        for (int d = 0; d < draws; d++) {
            int draw = d;
            double[] one = drawn(planogram -> worth.applyAsDouble(draw, planogram));
            for (int i = 0; i < one.length; i++) {
                all[i][d] = one[i];
            }
        }
        return all;
    }

    private double[] drawn(ToDoubleFunction<Planogram> worth) {
        double[] sums = new double[steps.size()];
        int[] order = shuffled();
        for (int i = 0; i < ORDERS_PER_DRAW; i++) {
            Planogram at = before;
            double last = worth.applyAsDouble(at);
            for (int step : i == 0 ? order : reversed(order)) {
                at = with(at, steps.get(step));
                double now = worth.applyAsDouble(at);
                sums[step] += (now - last) / ORDERS_PER_DRAW;
                last = now;
            }
        }
        return sums;
    }

    private void add(Function<Planogram, double[]> week, int[] order, double[][] sums) {
        Planogram at = before;
        double[] last = week.apply(at);
        for (int step : order) {
            at = with(at, steps.get(step));
            double[] now = week.apply(at);
            for (int c = 0; c < COMPONENTS; c++) {
                sums[step][c] += now[c] - last[c];
            }
            last = now;
        }
    }

    /**
     * The components of a week.
     *
     * @param neighbours what products that stand side by side bring beyond it
     */
    static double[] components(WeeklyMoney week, double neighbours) {
        return new double[] {
            week.units(),
            week.revenue(),
            week.margin(),
            week.spoilage(),
            week.holding(),
            week.refill(),
            week.visit(),
            week.moves(),
            week.recapture(),
            week.affinity() + neighbours
        };
    }

    static WeeklyMoney money(double[] components, double scale) {
        return new WeeklyMoney(
                scale * components[0],
                scale * components[1],
                scale * components[2],
                scale * components[3],
                scale * components[4],
                scale * components[5],
                scale * components[6],
                scale * components[7],
                scale * components[8],
                scale * components[9]);
    }

    private Planogram with(Planogram at, Step step) {
        Planogram result = at;
        for (Position position : step.slots()) {
            result = result.with(position, after.slot(position).facing());
        }
        return result;
    }

    private int[] shuffled() {
        int[] order = new int[steps.size()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static int[] reversed(int[] order) {
        int[] result = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            result[i] = order[order.length - 1 - i];
        }
        return result;
    }
}
