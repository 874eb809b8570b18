package io.slotwise.engine.optimise.bound;

import io.slotwise.engine.optimise.search.Instance;
import java.util.Arrays;

/**
 * Products choose on their own; slots of each class, changes, minutes, grams and group facings have prices. Slots
 * that keep their product are a thing that must be used: as many as are filled less the changes. Neighbours count
 * for nothing here.
 */
final class ClassRelaxation implements Relaxation {
    private final Instance in;
    private final SlotClasses classes;
    private final Choices[] choices;
    private final double constant;

    /** What there is of every shared thing; what must be used has a negative supply. */
    private final double[] supply;

    private final double[][] kindPrice;
    private final int changesAt;
    private final int keptAt;
    private final int workAt;
    private final Loads loads;

    ClassRelaxation(Instance in, SlotClasses classes, Choices[] choices) {
        this.in = in;
        this.classes = classes;
        this.choices = choices;
        kindPrice = new double[in.products()][];
        for (int p = 0; p < in.products(); p++) {
            kindPrice[p] = new double[choices[p].kinds];
        }
        changesAt = classes.classes();
        keptAt = changesAt + 1;
        workAt = keptAt + 1;
        loads = new Loads(in, classes, workAt + in.terms().work().size());
        supply = supply();
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
        double[] price = new double[supply.length];
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
        double sum = constant;
        for (int i = 0; i < supply.length; i++) {
            sum += price[i] == 0 ? 0 : price[i] * supply[i];
            slack[i] = supply[i];
        }
        for (int p = 0; p < choices.length; p++) {
            sum += choices[p].best(prices(p, price));
            use(choices[p], slack);
        }
        return sum;
    }

    /** What each kind of slot costs a product. */
    double[] prices(int p, double[] price) {
        SlotClasses.Kinds of = choices[p].of;
        double[] result = kindPrice[p];
        double always = loads.perSlot(p, price);
        for (int i = 0; i < result.length; i++) {
            int c = of.slotClass()[i];
            double gram = loads.perGram(c, price);
            result[i] = always + slotPrice(c, of.fresh()[i], price) + (gram == 0 ? 0 : gram * of.grams()[i]);
        }
        return result;
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

    private void use(Choices one, double[] slack) {
        for (int i = 0; i < one.kinds; i++) {
            int n = one.taken[i];
            if (n > 0) {
                slack[one.of.slotClass()[i]] -= n;
                loads.use(one, i, n, slack);
                if (!one.of.fresh()[i]) {
                    slack[keptAt] += n;
                } else {
                    slack[changesAt] -= n;
                    for (int w = 0; w < in.terms().work().size(); w++) {
                        slack[workAt + w] -= n * in.terms().work().get(w).per().assign();
                    }
                }
            }
        }
    }
}
