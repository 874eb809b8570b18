package io.slotwise.testbed.world;

import io.slotwise.testbed.shopper.Draws;
import io.slotwise.testbed.shopper.Tastes;
import java.util.ArrayList;
import java.util.List;

/** How tastes wandered week by week until they became what they are: random walks that end at the present. */
final class Drift {
    private static final int KEY = 1 << 22;

    private final List<Tastes> weeks = new ArrayList<>();

    /** @param step standard deviation of an appeal's weekly step; 0 for tastes that never change */
    Drift(Tastes now, double step, int weeks) {
        double[] appeal = now.appeal();
        this.weeks.add(now);
        for (int week = 1; week < weeks; week++) {
            for (int product = 0; product < appeal.length && step > 0; product++) {
                appeal[product] += step * Draws.normal(now.seed(), KEY + (long) week * appeal.length + product);
            }
            this.weeks.add(step > 0 ? now.withAppeal(appeal) : now);
        }
    }

    /** The tastes of a week, 0 for the first of the past. */
    Tastes week(int week) {
        return weeks.get(weeks.size() - 1 - week);
    }
}
