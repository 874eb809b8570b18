package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.week.Totals;

/** The whole week after one placement, as the value model's comparison has it, in a fraction of the time. */
final class ExactTotals {
    private final Scene scene;
    private final Totals totals;

    ExactTotals(Scene scene) {
        this.scene = scene;
        totals = new Totals(scene.takings);
    }

    double now() {
        for (int p = 0; p < scene.weight.length; p++) {
            stays(p, scene.factor(p));
        }
        return totals.total();
    }

    double after(Placing placing) {
        for (int p = 0; p < scene.weight.length; p++) {
            stays(p, placing.factor(p));
        }
        placing.write(totals);
        return totals.total();
    }

    private void stays(int p, double factor) {
        totals.facings[p] = scene.from.facings[p];
        totals.stock[p] = scene.from.stock[p];
        totals.price[p] = scene.from.price(p);
        totals.wanted[p] = scene.weight[p] * factor;
        totals.reckoned[p] = scene.served[p] * factor;
    }
}
