package io.slotwise.engine.optimise.bound;

import io.slotwise.engine.optimise.search.Instance;
import java.util.Arrays;

/**
 * Products choose on their own, and rows choose on their own what stands in each slot, neighbours included: the two
 * are held together by prices for what a product keeps where it stands, for where the products of pairs newly
 * come, and for all else that is newly filled (Lagrangian decomposition, Guignard and Kim 1987). Rows pay for
 * changes and minutes, products for grams and group facings; a pair has a price for counting twice.
 */
final class RowRelaxation implements Relaxation, OwnChoices.SlotPrices {
    /** The share of a pair's worth that it costs to count it, to begin with. */
    private static final double PAIR_PRICE = 0.4;

    private final Instance in;
    private final SlotClasses classes;
    private final Choices[] choices;
    private final Loads loads;
    private final RowPaths rows;
    private final OwnChoices products;

    /** The price of each kind of each product, by number. */
    private final int[][] priceOf;

    private final int changesAt;
    private final int workAt;
    private final int onceAt;
    private final int ownAt;

    /** The number after the last price. */
    private final int end;

    RowRelaxation(Instance in, SlotClasses classes, Choices[] choices) {
        this.in = in;
        this.classes = classes;
        this.choices = choices;
        changesAt = classes.classes();
        workAt = changesAt + 1;
        loads = new Loads(in, classes, workAt + in.terms().work().size());
        onceAt = loads.end;
        ownAt = onceAt + in.pairs().size();
        priceOf = new int[in.products()][];
        boolean[] paired = paired();
        int next = ownAt;
        for (int p = 0; p < in.products(); p++) {
            SlotClasses.Kinds of = choices[p].of;
            priceOf[p] = new int[choices[p].kinds];
            for (int i = 0; i < priceOf[p].length; i++) {
                priceOf[p][i] = of.fresh()[i] && !paired[p] ? of.slotClass()[i] : next++;
            }
        }
        end = next;
        products = new OwnChoices(choices, loads, supply(), this);
        rows = new RowPaths(in, classes, new RowPaths.Prices(changesAt, workAt, onceAt), this::ownPrice);
    }

    private boolean[] paired() {
        boolean[] paired = new boolean[in.products()];
        for (Instance.Pair pair : in.pairs()) {
            paired[pair.one()] = true;
            paired[pair.other()] = true;
        }
        return paired;
    }

    /** The number of the price of a product in a slot, −1 where it may not be. */
    private int ownPrice(int product, int s) {
        int kind = classes.kindOf(choices[product].of, product, s);
        return kind < 0 ? -1 : priceOf[product][kind];
    }

    private double[] supply() {
        double[] all = new double[end];
        all[changesAt] = in.rules().maxChanges();
        for (int w = 0; w < in.terms().work().size(); w++) {
            all[workAt + w] = in.terms().work().get(w).limit();
        }
        loads.supply(all);
        Arrays.fill(all, onceAt, ownAt, 1);
        return all;
    }

    /** The prices of classes, at which rows are indifferent but for pairs. */
    double[] start(ClassRelaxation before, double[] price) {
        double[] start = new double[end];
        for (int p = 0; p < in.products(); p++) {
            SlotClasses.Kinds of = choices[p].of;
            for (int i = 0; i < priceOf[p].length; i++) {
                start[priceOf[p][i]] = before.slotPrice(of.slotClass()[i], of.fresh()[i], price);
            }
        }
        start[changesAt] = before.changePrice(price);
        before.copyRest(price, start, workAt);
        for (int i = 0; i < in.pairs().size(); i++) {
            start[onceAt + i] = PAIR_PRICE * in.pairs().get(i).worth();
        }
        return start;
    }

    @Override
    public boolean isEven(int i) {
        return i >= ownAt;
    }

    @Override
    public double scale(int i) {
        return loads.scale(i);
    }

    @Override
    public double at(double[] price, double[] slack) {
        return products.best(0, price, slack) + rows.best(price, slack);
    }

    @Override
    public double of(Choices one, int kind, double[] price) {
        return price[priceOf[one.product][kind]];
    }

    @Override
    public void use(Choices one, int kind, int n, double[] slack) {
        slack[priceOf[one.product][kind]] -= n;
    }
}
