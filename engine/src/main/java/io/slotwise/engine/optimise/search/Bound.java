package io.slotwise.engine.optimise.search;

import io.slotwise.engine.rules.RuleTables;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A worth that no plan exceeds: Lagrangian relaxation (Fisher 1981) of what products share. Slots of each class,
 * changes, minutes, grams and group facings get prices; at any prices the products' best choices on their own,
 * plus the prices of all that there is, are worth at least as much as any plan. The prices follow a deflected
 * subgradient (Camerini, Fratta and Maffioli 1975) with Polyak's step.
 */
public final class Bound {
    private static final int PATIENCE = 14;
    private static final double DEFLECTION = 0.6;

    private final Instance in;
    private final SlotClasses classes;
    private final Choices[] choices;
    private final double constant;

    /** What there is of every shared thing, and its price now; what must be used has a negative supply: groups
     * with a least, slots that keep their product. */
    private final double[] supply;

    private final double[] price;
    private final double[] bestPrice;
    private final double[] slack;
    private final double[] direction;
    private final double[][] kindPrice;
    private final int changesAt;
    private final int keptAt;
    private final int workAt;
    private final int rowAt;
    private final int cabinetAt;
    private final int groupAt;
    private double value = Double.POSITIVE_INFINITY;
    private double theta = 1;
    private int waited;

    public Bound(Instance in) {
        this.in = in;
        classes = new SlotClasses(in);
        choices = new Choices[in.products];
        kindPrice = new double[in.products][];
        for (int p = 0; p < in.products; p++) {
            choices[p] = new Choices(in, p, classes);
            kindPrice[p] = new double[choices[p].kinds];
        }
        changesAt = classes.classes();
        keptAt = changesAt + 1;
        workAt = keptAt + 1;
        rowAt = workAt + in.works;
        cabinetAt = rowAt + in.rows;
        groupAt = cabinetAt + 1;
        int shared = groupAt + 2 * in.groups.size();
        supply = supply(shared);
        price = new double[shared];
        bestPrice = new double[shared];
        slack = new double[shared];
        direction = new double[shared];
        constant = classes.pairsToday() - in.changeCost * filledToday();
    }

    private int filledToday() {
        int filled = 0;
        for (int product : in.today) {
            filled += product >= 0 ? 1 : 0;
        }
        return filled;
    }

    private double[] supply(int shared) {
        double[] all = new double[shared];
        for (int c = 0; c < classes.classes(); c++) {
            all[c] = classes.size[c];
        }
        all[changesAt] = in.rules.maxChanges();
        all[keptAt] = in.rules.maxChanges() - filledToday();
        for (int w = 0; w < in.works; w++) {
            all[workAt + w] = in.rules.work().get(w).limit();
        }
        for (int row = 0; row < in.rows; row++) {
            all[rowAt + row] = in.rules.rowLimitG(row);
        }
        all[cabinetAt] = in.rules.cabinetLimitG();
        for (int g = 0; g < in.groups.size(); g++) {
            RuleTables.Group group = in.groups.get(g);
            all[groupAt + 2 * g] = group.max();
            all[groupAt + 2 * g + 1] = -group.min();
        }
        return all;
    }

    /** The least bound so far, in the worth of {@link Annealing#bestValue}. */
    public double value() {
        return value;
    }

    /**
     * Works on the prices.
     *
     * @param target worth of a plan that was found; the nearer to the best one, the better the steps
     */
    public void improve(int iterations, double target, BooleanSupplier stopped) {
        if (value == Double.POSITIVE_INFINITY) {
            start(target);
        }
        for (int i = 0; i < iterations; i++) {
            double now = evaluate();
            if (now < value - 1e-9) {
                waited = now < value - 1e-5 * Math.abs(value) ? 0 : waited + 1;
                value = now;
                System.arraycopy(price, 0, bestPrice, 0, price.length);
            } else {
                waited++;
            }
            if (waited >= PATIENCE) {
                waited = 0;
                theta *= 0.6;
                System.arraycopy(bestPrice, 0, price, 0, price.length);
                Arrays.fill(direction, 0);
                touch();
                continue;
            }
            if (theta < 1e-4 || value <= target || stopped.getAsBoolean()) {
                return;
            }
            step(now, target);
        }
    }

    /** A slot is worth about what a usual slot brings, a change a tenth of it. */
    private void start(double target) {
        Arrays.fill(price, 0, classes.classes(), 0.5 * Math.max(0, target) / in.slots);
        price[keptAt] = in.rules.maxChanges() < in.slots ? 0.1 * Math.max(0, target) / in.slots : 0;
    }

    private void touch() {
        evaluate();
        for (Choices one : choices) {
            one.touch();
        }
        value = Math.min(value, evaluate());
    }

    /** The bound at the present prices; fills {@link #slack}. */
    private double evaluate() {
        double sum = constant;
        for (int i = 0; i < supply.length; i++) {
            sum += price[i] == 0 ? 0 : price[i] * supply[i];
            slack[i] = supply[i];
        }
        for (int p = 0; p < choices.length; p++) {
            sum += choices[p].best(prices(p));
            use(choices[p]);
        }
        return sum;
    }

    private double[] prices(int p) {
        Choices one = choices[p];
        double[] result = kindPrice[p];
        double always = 0;
        for (int g : in.groupsOf[p]) {
            always += price[groupAt + 2 * g] - price[groupAt + 2 * g + 1];
        }
        double kept = -in.changeCost - price[keptAt];
        double change = price[changesAt];
        for (int w = 0; w < in.works; w++) {
            change += price[workAt + w] * in.rules.work().get(w).per().assign();
        }
        for (int i = 0; i < result.length; i++) {
            int c = one.slotClass[i];
            double gram = price[cabinetAt] + price[rowAt + classes.row[c]];
            result[i] = price[c] + always + (one.fresh[i] ? change : kept) + (gram == 0 ? 0 : gram * one.grams[i]);
        }
        return result;
    }

    private void use(Choices one) {
        for (int i = 0; i < one.kinds; i++) {
            int n = one.taken[i];
            if (n > 0) {
                int c = one.slotClass[i];
                slack[c] -= n;
                slack[rowAt + classes.row[c]] -= n * (double) one.grams[i];
                slack[cabinetAt] -= n * (double) one.grams[i];
                if (!one.fresh[i]) {
                    slack[keptAt] += n;
                } else {
                    slack[changesAt] -= n;
                    for (int w = 0; w < in.works; w++) {
                        slack[workAt + w] -= n * in.rules.work().get(w).per().assign();
                    }
                }
                for (int g : in.groupsOf[one.product]) {
                    slack[groupAt + 2 * g] -= n;
                    slack[groupAt + 2 * g + 1] += n;
                }
            }
        }
    }

    private void step(double now, double target) {
        double square = 0;
        for (int i = 0; i < price.length; i++) {
            boolean idle = price[i] == 0 && slack[i] >= 0;
            double wanted = idle ? 0 : -slack[i] * scale(i);
            direction[i] = idle ? Math.max(0, DEFLECTION * direction[i]) : wanted + DEFLECTION * direction[i];
            square += direction[i] * direction[i];
        }
        if (square == 0) {
            return;
        }
        double length = theta * Math.max(now - target, 1e-6 * Math.abs(target)) / square;
        for (int i = 0; i < price.length; i++) {
            price[i] = Math.max(0, price[i] + length * direction[i] * scale(i));
        }
    }

    /** Grams come in thousands, slots one by one. */
    private double scale(int i) {
        return i >= rowAt && i < groupAt ? GRAMS : 1;
    }

    private static final double GRAMS = 1e-3;
}
