package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Shelf;

/**
 * How the money of products that are left alone responds when a factor {@code 1 + x} comes upon their demand:
 * {@code slope · x + bend · x²}, summed by category.
 */
final class Responses {
    private static final double STEP = 0.06;

    final double[] now;
    final double[] credit;
    final double[] slope;
    final double[] bend;
    final double[] nestSlope;
    final double[] nestBend;
    double allSlope;
    double allBend;

    Responses(Scene scene) {
        Layout layout = scene.layout;
        Shelf from = scene.from;
        int count = layout.products.size();
        now = new double[count];
        slope = new double[count];
        bend = new double[count];
        nestSlope = new double[layout.nests];
        nestBend = new double[layout.nests];
        credit = credits(scene);
        for (int p = 0; p < count; p++) {
            if (from.facings[p] > 0) {
                now[p] = scene.moneyNow(p, credit[p]);
                double up = money(scene, p, 1 + STEP) - now[p];
                double down = money(scene, p, 1 - STEP) - now[p];
                slope[p] = (up - down) / (2 * STEP);
                bend[p] = (up + down) / (2 * STEP * STEP);
                nestSlope[layout.nest[p]] += slope[p];
                nestBend[layout.nest[p]] += bend[p];
                allSlope += slope[p];
                allBend += bend[p];
            }
        }
    }

    private double money(Scene scene, int product, double factor) {
        Shelf from = scene.from;
        return scene.takings.money(
                product,
                scene.demand(product) * factor,
                from.stock[product],
                from.facings[product],
                from.price(product),
                credit[product]);
    }

    private static double[] credits(Scene scene) {
        int count = scene.weight.length;
        double[] demand = new double[count];
        double[] sold = new double[count];
        for (int p = 0; p < count; p++) {
            if (scene.from.facings[p] > 0) {
                demand[p] = scene.demand(p);
                sold[p] =
                        scene.takings.sold(p, demand[p], scene.from.stock[p]) * Layout.WEEK / scene.layout.intervalDays;
            }
        }
        return scene.takings.credits(scene.from, demand, sold)[2];
    }
}
