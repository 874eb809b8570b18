package io.slotwise.bench.accuracy;

import io.slotwise.engine.value.money.WeeklyValue;

/**
 * One planned change: what was predicted of its weekly revenue, and what is true.
 *
 * @param affinity part of the predicted change that comes from products that are bought together
 */
record Trial(
        int slots,
        double trueBefore,
        double trueAfter,
        WeeklyValue before,
        WeeklyValue after,
        WeeklyValue change,
        double affinity) {
    double trueLift() {
        return trueAfter / trueBefore - 1;
    }

    double predictedLift() {
        return change.mean() / before.mean();
    }

    double trueChange() {
        return trueAfter - trueBefore;
    }

    boolean covers() {
        return trueAfter >= after.low() && trueAfter <= after.high();
    }

    boolean coversChange() {
        return trueChange() >= change.low() && trueChange() <= change.high();
    }
}
