package io.slotwise.engine.optimise.bound;

import io.slotwise.engine.optimise.search.Instance;
import java.util.Arrays;

/**
 * Products choose on their own; slots of each class, changes, minutes, grams and group facings have prices. Slots
 * that keep their product are a thing that must be used: as many as are filled less the changes. Neighbours count
 * for nothing here.
 */
final class ClassRelaxation implements Relaxation, OwnChoices.SlotPrices {
    private final Instance in;
    private final SlotClasses classes;
    private final double constant;

    private final OwnChoices products;
    private final int changesAt;
    private final int keptAt;
    private final int workAt;
    private final Loads loads;

    ClassRelaxation(Instance in, SlotClasses classes, Choices[] choices) {
        this.in = in;
        this.classes = classes;
        changesAt = classes.classes();
        keptAt = changesAt + 1;
        workAt = keptAt + 1;
        loads = new Loads(in, classes, workAt + in.terms().work().size());
        products = new OwnChoices(choices, loads, supply(), this);
        constant = -in.changeCost() * filledToday();
    }

    private int filledToday() {
        int filled = 0;
        for (int product : in.today()) {
            filled += product >= 0 ? 1 : 0;
        }
        return filled;
    }

    private double[] supply() {
        double[] all = new double[loads.end];
        for (int c = 0; c < classes.classes(); c++) {
            all[c] = classes.size[c];
        }
        all[changesAt] = in.rules().maxChanges();
        all[keptAt] = in.rules().maxChanges() - filledToday();
        for (int w = 0; w < in.terms().work().size(); w++) {
            all[workAt + w] = in.terms().work().get(w).limit();
        }
        loads.supply(all);
        return all;
    }

    /** A slot is worth about what a usual slot brings, a change a tenth of it. */
    double[] start(double target) {
        double[] price = new double[loads.end];
        double usual = Math.max(0, target) / in.slots();
        Arrays.fill(price, 0, classes.classes(), 0.5 * usual);
        price[keptAt] = in.rules().maxChanges() < in.slots() ? 0.1 * usual : 0;
        return price;
    }

    @Override
    public boolean isEven(int i) {
        return false;
    }

    @Override
    public double scale(int i) {
        return loads.scale(i);
    }

    @Override
    public double at(double[] price, double[] slack) {
        return products.best(constant, price, slack);
    }

    @Override
    public double of(Choices one, int kind, double[] price) {
        return slotPrice(one.of.slotClass()[kind], one.of.fresh()[kind], price);
    }

    @Override
    public void use(Choices one, int kind, int n, double[] slack) {
        slack[one.of.slotClass()[kind]] -= n;
        if (!one.of.fresh()[kind]) {
            slack[keptAt] += n;
            return;
        }
        slack[changesAt] -= n;
        for (int w = 0; w < in.terms().work().size(); w++) {
            slack[workAt + w] -= n * in.terms().work().get(w).per().assign();
        }
    }

    /** What a slot of a class costs, without what depends on the product. */
    double slotPrice(int c, boolean fresh, double[] price) {
        if (!fresh) {
            return price[c] - in.changeCost() - price[keptAt];
        }
        double sum = price[c] + price[changesAt];
        for (int w = 0; w < in.terms().work().size(); w++) {
            sum += price[workAt + w] * in.terms().work().get(w).per().assign();
        }
        return sum;
    }

    /** What a change costs, whether it fills a slot or clears it. */
    double changePrice(double[] price) {
        return price[changesAt] + price[keptAt];
    }

    /** Copies the prices of minutes and loads. */
    void copyRest(double[] price, double[] to, int at) {
        System.arraycopy(price, workAt, to, at, price.length - workAt);
    }
}
