package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Shelf;

/**
 * How the money of products that are left alone responds when a factor {@code 1 + x} comes upon their demand:
 * {@code slope · x + bend · x²}, summed by category.
 */
final class Responses {
    /** The relative step of demand over which slope and bend are taken. */
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
                double factor = scene.factor(p);
                double up = scene.money(p, factor * (1 + STEP), credit[p]) - now[p];
                double down = scene.money(p, factor * (1 - STEP), credit[p]) - now[p];
                slope[p] = (up - down) / (2 * STEP);
                bend[p] = (up + down) / (2 * STEP * STEP);
                nestSlope[layout.nest[p]] += slope[p];
                nestBend[layout.nest[p]] += bend[p];
                allSlope += slope[p];
                allBend += bend[p];
            }
        }
    }

    private static double[] credits(Scene scene) {
        int count = scene.weight.length;
        double[] reckoned = new double[count];
        double[] sold = new double[count];
        for (int p = 0; p < count; p++) {
            if (scene.from.facings[p] > 0) {
                reckoned[p] = scene.served[p] * scene.factor(p);
                sold[p] = Layout.WEEK * scene.takings.served(p, scene.demand(p), scene.from.stock[p]);
            }
        }
        return scene.takings.credits(scene.from, reckoned, sold);
    }
}
