package io.slotwise.engine.demand.fleet;

import java.util.Arrays;

/**
 * Reconciled expectations as of one day. A category gets its part of what products outside the assortment
 * bring, so that the categories of a machine add up to it.
 *
 * @param bySeries expected units of every series; 0 outside the assortment
 * @param byMachine expected units of every machine
 * @param cover share of a machine's units that its assortment brings
 */
record Means(Panel panel, double[] bySeries, double[] byMachine, double cover) {
    /** Expected units by group of a level. */
    double[] at(Level level) {
        return switch (level) {
            case SKU -> bySeries;
            case CATEGORY -> byCategory();
            case MACHINE -> byMachine;
            case FLEET -> new double[] {Arrays.stream(byMachine).sum()};
        };
    }

    private double[] byCategory() {
        Groups groups = Groups.of(panel, Level.CATEGORY);
        double[] mean = new double[groups.count()];
        for (int s = 0; s < bySeries.length; s++) {
            mean[groups.of()[s]] += bySeries[s] / cover;
        }
        return mean;
    }
}
