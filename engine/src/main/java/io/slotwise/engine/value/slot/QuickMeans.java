package io.slotwise.engine.value.slot;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.week.Takings;

/**
 * The expected worth of every product in every slot at a few nanoseconds each: as {@link PlacementValues} has
 * it, with the money of the arriving product interpolated over demand and that of the leaving one linear in it.
 */
final class QuickMeans {
    /** The relative step of demand over which the leaving product's slope is taken. */
    private static final double STEP = 0.03;

    private final Scene scene;
    private final Responses responses;
    private final double moveCost;
    private final int slots;
    private final int first;
    private final Leaving[] leaving;
    private final double[] leavingMoney;
    private final double[] leavingSlope;
    private final Sizes sizes;
    private final int[] sizeAt;
    private final Parabola[] bySize;
    private final Parabola[] servedBySize;
    private final double[] atLow;
    private final double[] atMiddle;
    private final double[] atHigh;
    private final double[] servedAtLow;
    private final double[] servedAtMiddle;
    private final double[] servedAtHigh;
    private final double leastMultiplier;
    private final double mostMultiplier;

    /** Money of a product by its demand, through three points. */
    private static final class Parabola {
        private double middle;
        private double value;
        private double slope;
        private double bend;

        void fit(double low, double atLow, double atMiddle, double high, double atHigh) {
            middle = (low + high) / 2;
            double half = (high - low) / 2;
            value = atMiddle;
            slope = half == 0 ? 0 : (atHigh - atLow) / (2 * half);
            bend = half == 0 ? 0 : (atHigh + atLow - 2 * atMiddle) / (2 * half * half);
        }

        double at(double demand) {
            double x = demand - middle;
            return value + x * (slope + x * bend);
        }
    }

    QuickMeans(Scene scene, Responses responses, Sizes sizes, double moveCost) {
        this.scene = scene;
        this.responses = responses;
        this.moveCost = moveCost;
        this.sizes = sizes;
        slots = sizes.capacity.length;
        first = scene.layout.firstSlot;
        leaving = new Leaving[slots];
        leavingMoney = new double[slots];
        leavingSlope = new double[slots];
        leastMultiplier = sizes.least(scene);
        mostMultiplier = sizes.most(scene);
        int kinds = sizes.distinct.length;
        sizeAt = new int[slots];
        bySize = new Parabola[kinds];
        servedBySize = new Parabola[kinds];
        atLow = new double[kinds];
        atMiddle = new double[kinds];
        atHigh = new double[kinds];
        servedAtLow = new double[kinds];
        servedAtMiddle = new double[kinds];
        servedAtHigh = new double[kinds];
        for (int i = 0; i < bySize.length; i++) {
            bySize[i] = new Parabola();
            servedBySize[i] = new Parabola();
        }
        for (int s = 0; s < slots; s++) {
            sizeAt[s] = sizes.of(s);
            leaving(s);
        }
    }

    double[] all() {
        int products = scene.weight.length;
        double[] means = new double[products * slots];
        for (int p = 0; p < products; p++) {
            double perMultiplier = scene.weightPerMultiplier(p);
            fit(p, perMultiplier);
            for (int s = 0; s < slots; s++) {
                int incumbent = scene.from.productAt[first + s];
                means[p * slots + s] = incumbent == p ? 0 : mean(p, s, incumbent, perMultiplier);
            }
        }
        return means;
    }

    private double mean(int p, int s, int incumbent, double perMultiplier) {
        double arriving = perMultiplier * (scene.multiplierSum[p] + scene.market.belief.multiplier[first + s]);
        double served = servedBySize[sizeAt[s]].at(arriving);
        Shift shift = new Shift(scene, p, served, leaving[s]);
        double change =
                bySize[sizeAt[s]].at(arriving * shift.arrivingFactor()) - responses.now[p] + shift.others(responses);
        if (incumbent != Layout.NONE) {
            double x = shift.leavingFactor() * inverseFactor(incumbent) - 1;
            change += leavingMoney[s] + x * leavingSlope[s] - responses.now[incumbent];
        }
        return change - moveCost;
    }

    private void leaving(int s) {
        leaving[s] = new Leaving(scene, first + s);
        int incumbent = leaving[s].product;
        if (incumbent == Layout.NONE || scene.from.facings[incumbent] == 1) {
            return;
        }
        leavingMoney[s] = leavingMoney(incumbent, s, 1);
        leavingSlope[s] = (leavingMoney(incumbent, s, 1 + STEP) - leavingMoney[s]) / STEP;
    }

    private double leavingMoney(int incumbent, int s, double change) {
        double factor = scene.factor(incumbent) * change;
        return scene.takings.money(
                scene.saleWithout(incumbent, first + s, responses),
                leaving[s].weight * factor,
                leaving[s].served * factor,
                scene.stockWithout(incumbent, first + s));
    }

    private void fit(int p, double perMultiplier) {
        double low = perMultiplier * (scene.multiplierSum[p] + leastMultiplier) * Arriving.LEAST_FACTOR;
        double high = perMultiplier * (scene.multiplierSum[p] + mostMultiplier) * Arriving.MOST_FACTOR;
        double[] stocks = sizes.stocks(scene.from.stock[p]);
        arrivingMoney(p, low, stocks, servedAtLow, atLow);
        arrivingMoney(p, (low + high) / 2, stocks, servedAtMiddle, atMiddle);
        arrivingMoney(p, high, stocks, servedAtHigh, atHigh);
        double factor = scene.factor(p);
        for (int i = 0; i < stocks.length; i++) {
            bySize[i].fit(low * factor, atLow[i], atMiddle[i], high * factor, atHigh[i]);
            servedBySize[i].fit(low, servedAtLow[i], servedAtMiddle[i], high, servedAtHigh[i]);
        }
    }

    /** By size of the slot. */
    private void arrivingMoney(int p, double weight, double[] stocks, double[] served, double[] money) {
        Takings.Wanted wanted = new Takings.Wanted(weight, scene.factor(p));
        scene.takings.moneyByStock(scene.saleWith(p, responses), wanted, stocks, served, money);
    }

    private double inverseFactor(int product) {
        return scene.inverseNestFactor[scene.layout.nest[product]] * scene.inverseMachineFactor;
    }
}
