package io.slotwise.engine.optimise.bound;

/** The part that both relaxations have alike: every product chooses its slots on its own at the prices there are. */
final class OwnChoices {
    private final Choices[] choices;
    private final Loads loads;
    private final double[] supply;
    private final SlotPrices slots;
    private final double[][] kindPrice;

    /** What sets the relaxations apart: which prices a slot has. */
    interface SlotPrices {
        /** What a slot of a kind costs a product, loads aside. */
        double of(Choices one, int kind, double[] price);

        /** Takes so many slots of a kind, loads aside. */
        void use(Choices one, int kind, int n, double[] slack);
    }

    /** @param supply what there is of every shared thing; what must be used has a negative supply */
    OwnChoices(Choices[] choices, Loads loads, double[] supply, SlotPrices slots) {
        this.choices = choices;
        this.loads = loads;
        this.supply = supply;
        this.slots = slots;
        kindPrice = new double[choices.length][];
        for (int p = 0; p < choices.length; p++) {
            kindPrice[p] = new double[choices[p].kinds];
        }
    }

    /**
     * The worth of all supply at its prices and of what products choose.
     *
     * @param before what is added to
     * @param slack filled with what is left over of each thing
     */
    double best(double before, double[] price, double[] slack) {
        double sum = before;
        for (int i = 0; i < supply.length; i++) {
            sum += price[i] == 0 ? 0 : price[i] * supply[i];
            slack[i] = supply[i];
        }
        for (Choices one : choices) {
            sum += one.best(prices(one, price));
            use(one, slack);
        }
        return sum;
    }

    /** What each kind of slot costs a product. */
    private double[] prices(Choices one, double[] price) {
        double[] result = kindPrice[one.product];
        double always = loads.perSlot(one.product, price);
        for (int i = 0; i < result.length; i++) {
            double gram = loads.perGram(one.of.slotClass()[i], price);
            result[i] = always
                    + slots.of(one, i, price)
                    + (gram == 0 ? 0 : gram * one.of.grams()[i]);
        }
        return result;
    }

    private void use(Choices one, double[] slack) {
        for (int i = 0; i < one.kinds; i++) {
            int n = one.taken[i];
            if (n > 0) {
                slots.use(one, i, n, slack);
                loads.use(one, i, n, slack);
            }
        }
    }
}
