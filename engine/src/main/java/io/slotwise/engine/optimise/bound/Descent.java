package io.slotwise.engine.optimise.bound;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Looks for the prices at which a relaxation bounds best: a deflected subgradient (Camerini, Fratta and Maffioli
 * 1975) with Polyak's step, shorter each time that it gets no further.
 */
final class Descent {
    private static final int PATIENCE = 25;
    private static final double DEFLECTION = 0.8;
    private static final double SHORTER = 0.6;
    private static final double LEAST_STEP = 1e-4;

    private final Relaxation of;
    private final double[] price;
    private final double[] bestPrice;
    private final double[] slack;
    private final double[] direction;
    private double value = Double.POSITIVE_INFINITY;
    private double theta = 1;
    private int waited;

    Descent(Relaxation of, double[] start) {
        this.of = of;
        price = start.clone();
        bestPrice = start.clone();
        slack = new double[start.length];
        direction = new double[start.length];
    }

    /** The least bound so far. */
    double value() {
        return value;
    }

    double[] prices() {
        return bestPrice.clone();
    }

    /**
     * Goes on for so many iterations, or until it gets no further.
     *
     * @param target worth of a plan that was found; the nearer to the best one, the better the steps
     * @return the iterations that were not needed
     */
    int run(int iterations, double target, BooleanSupplier stopped) {
        for (int i = 1; i <= iterations; i++) {
            double now = of.at(price, slack);
            if (now < value - 1e-9) {
                waited = now < value - 1e-5 * Math.abs(value) ? 0 : waited + 1;
                value = now;
                System.arraycopy(price, 0, bestPrice, 0, price.length);
            } else {
                waited++;
            }
            if (waited >= PATIENCE) {
                waited = 0;
                theta *= SHORTER;
                System.arraycopy(bestPrice, 0, price, 0, price.length);
                Arrays.fill(direction, 0);
                now = of.at(price, slack);
            }
            if (theta < LEAST_STEP || value <= target || stopped.getAsBoolean()) {
                return iterations - i;
            }
            step(now, target);
        }
        return 0;
    }

    private void step(double now, double target) {
        double square = 0;
        for (int i = 0; i < price.length; i++) {
            boolean idle = price[i] == 0 && slack[i] >= 0 && !of.isEven(i);
            double wanted = idle ? 0 : -slack[i] * of.scale(i);
            direction[i] = idle ? Math.max(0, DEFLECTION * direction[i]) : wanted + DEFLECTION * direction[i];
            square += direction[i] * direction[i];
        }
        if (square == 0) {
            return;
        }
        double length = theta * Math.max(now - target, 1e-6 * Math.abs(target)) / square;
        for (int i = 0; i < price.length; i++) {
            double next = price[i] + length * direction[i] * of.scale(i);
            price[i] = of.isEven(i) ? next : Math.max(0, next);
        }
    }
}
