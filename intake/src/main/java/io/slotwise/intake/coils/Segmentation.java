package io.slotwise.intake.coils;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits what a coil sold into stretches of one product each, at the least cost: a unit of another product inside a
 * stretch costs 1 (somebody pressed or typed a wrong number), a new stretch costs {@value #SWITCH}. So one odd sale
 * never changes a slot, nor do two in the middle, but two at the end or four anywhere do.
 *
 * <p>Viterbi, "Error bounds for convolutional codes", IEEE Trans. Inf. Theory 13 (1967): the best path through
 * hidden states is found line by line. O(lines × products of the coil).
 */
final class Segmentation {
    static final double SWITCH = 1.8;

    /** Units of one line that count, so that one line with a large quantity is still one event. */
    private static final int COUNTED_UNITS = 2;

    private Segmentation() {}

    /**
     * A stretch of one product.
     *
     * @param lines the coil's lines in it, including those of other products
     */
    record Stretch(int product, List<Integer> lines) {}

    static List<Stretch> of(Coil coil) {
        int[] order = coil.inOrder();
        Map<Integer, Integer> stateOf = new HashMap<>();
        for (int line : order) {
            stateOf.putIfAbsent(coil.product(line), stateOf.size());
        }
        int[] productOf = new int[stateOf.size()];
        stateOf.forEach((product, state) -> productOf[state] = product);
        int[] path = cheapest(coil, order, productOf);
        return stretches(order, path, productOf);
    }

    /** The state of every line in order. */
    private static int[] cheapest(Coil coil, int[] order, int[] productOf) {
        int states = productOf.length;
        int[][] from = new int[order.length][];
        double[] cost = new double[states];
        for (int i = 0; i < order.length; i++) {
            int best = argmin(cost);
            int[] came = new int[states];
            double[] next = new double[states];
            for (int state = 0; state < states; state++) {
                boolean switches = i > 0 && cost[best] + SWITCH < cost[state];
                came[state] = switches ? best : state;
                next[state] = (switches ? cost[best] + SWITCH : cost[state])
                        + (coil.product(order[i]) == productOf[state]
                                ? 0
                                : Math.min(coil.units(order[i]), COUNTED_UNITS));
            }
            from[i] = came;
            cost = next;
        }
        int[] path = new int[order.length];
        int state = argmin(cost);
        for (int i = order.length - 1; i >= 0; i--) {
            path[i] = state;
            state = from[i][state];
        }
        return path;
    }

    private static int argmin(double[] cost) {
        int best = 0;
        for (int i = 1; i < cost.length; i++) {
            if (cost[i] < cost[best]) {
                best = i;
            }
        }
        return best;
    }

    private static List<Stretch> stretches(int[] order, int[] path, int[] productOf) {
        List<Stretch> stretches = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= order.length; i++) {
            if (i == order.length || path[i] != path[start]) {
                stretches.add(new Stretch(
                        productOf[path[start]],
                        Arrays.stream(order, start, i).boxed().toList()));
                start = i;
            }
        }
        return stretches;
    }
}
