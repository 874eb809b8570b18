package io.slotwise.engine.value.learn;

import java.util.Arrays;
import java.util.List;

/**
 * How much smaller than usual the offer beside each product was, within its category: what stands there otherwise, as
 * attractive as it is believed to be, against what usually stood beside the product. A product's own luck is not in it.
 */
final class Crowding {
    private final int[] category;
    private final double[][] offer;
    private final double[] usualOffer;
    private final double[] usualBeside;
    private final double[] days;

    Crowding(int[] category, int categories, int periods) {
        this.category = category;
        offer = new double[periods][categories];
        usualOffer = new double[categories];
        usualBeside = new double[category.length];
        days = new double[category.length];
    }

    /** Works the offers out anew, as attractions and likings now are. */
    void survey(MachineFit machine, Common common) {
        for (double[] one : offer) {
            Arrays.fill(one, 0);
        }
        for (Cells.Cell cell : machine.cells) {
            offer[cell.period()][category[cell.product()]] += machine.pull(cell, common);
        }
        usualOffer(machine.periods);
        Arrays.fill(usualBeside, 0);
        Arrays.fill(days, 0);
        for (Cells.Cell cell : machine.cells) {
            usualBeside[cell.product()] += cell.days() * beside(cell, machine.pull(cell, common));
            days[cell.product()] += cell.days();
        }
        for (int p = 0; p < usualBeside.length; p++) {
            usualBeside[p] = days[p] > 0 ? usualBeside[p] / days[p] : usualOffer[category[p]];
        }
    }

    private void usualOffer(List<Cells.Period> periods) {
        Arrays.fill(usualOffer, 0);
        double weeks = 0;
        for (int t = 0; t < offer.length; t++) {
            double length = periods.get(t).weeks();
            weeks += length;
            for (int c = 0; c < usualOffer.length; c++) {
                usualOffer[c] += length * offer[t][c];
            }
        }
        for (int c = 0; c < usualOffer.length; c++) {
            usualOffer[c] = weeks > 0 ? usualOffer[c] / weeks : 0;
        }
    }

    private double beside(Cells.Cell cell, double pull) {
        return offer[cell.period()][category[cell.product()]] - pull;
    }

    /** The room left in a cell, as a share of the usual offer of the category; 0 as usual. */
    double room(Cells.Cell cell, double pull) {
        return room(cell.product(), beside(cell, pull));
    }

    /** The room left where so much stands beside a product. */
    double room(int product, double beside) {
        double usual = usualOffer[category[product]];
        return usual > 0 ? Math.clamp((usualBeside[product] - beside) / usual, -1, 1) : 0;
    }
}
