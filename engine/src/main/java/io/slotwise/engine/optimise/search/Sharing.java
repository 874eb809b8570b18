package io.slotwise.engine.optimise.search;

import java.util.Arrays;
import java.util.Objects;

/**
 * What sharing shoppers adds to the sum over products, kept up to date while products change: demand for a category
 * moves by a factor {@code 1 + x}, its products win {@code slope · x + bend · x²}, and the charge that the sum has
 * already taken is given back.
 */
final class Sharing {
    private final Instance in;
    private final Nests.Shares shares;
    private final int[] nest;
    private final Tables attractions;
    private final Tables slopes;
    private final Tables bends;
    private final double machineRoom;
    private final double[] pivotRoom;
    private final double[] attraction;
    private final double[] slope;
    private final double[] bend;
    private final double[] nestAttraction;
    private final double[] nestSlope;
    private final double[] nestBend;
    private final double[] over;

    Sharing(Instance in, Nests nests) {
        this.in = in;
        shares = nests.shares();
        nest = nests.of();
        attractions = Objects.requireNonNull(in.attraction);
        slopes = Objects.requireNonNull(in.slope);
        bends = Objects.requireNonNull(in.bend);
        int count = shares.sum().length;
        machineRoom = shares.total() + shares.machineOutside();
        pivotRoom = new double[count];
        Arrays.setAll(pivotRoom, c -> shares.sum()[c] + shares.outside()[c]);
        attraction = new double[in.products];
        slope = new double[in.products];
        bend = new double[in.products];
        nestAttraction = new double[count];
        nestSlope = new double[count];
        nestBend = new double[count];
        over = new double[count];
    }

    void clear() {
        Arrays.fill(attraction, 0);
        Arrays.fill(slope, 0);
        Arrays.fill(bend, 0);
        Arrays.fill(nestAttraction, 0);
        Arrays.fill(nestSlope, 0);
        Arrays.fill(nestBend, 0);
    }

    /** Takes note of a product's pattern. */
    void set(int p, int facings, double multipliers, int stock) {
        double a = in.at(attractions, p, facings, multipliers, stock);
        double s = in.at(slopes, p, facings, multipliers, stock);
        double b = in.at(bends, p, facings, multipliers, stock);
        put(p, a, s, b);
    }

    private void put(int p, double a, double s, double b) {
        int c = nest[p];
        nestAttraction[c] += a - attraction[p];
        nestSlope[c] += s - slope[p];
        nestBend[c] += b - bend[p];
        attraction[p] = a;
        slope[p] = s;
        bend[p] = b;
    }

    private double keptA;
    private double keptS;
    private double keptB;
    private double keptOtherA;
    private double keptOtherS;
    private double keptOtherB;

    /** Remembers two products, to be put back after a trial; −1 for none. */
    void keep(int p, int q) {
        if (p >= 0) {
            keptA = attraction[p];
            keptS = slope[p];
            keptB = bend[p];
        }
        if (q >= 0) {
            keptOtherA = attraction[q];
            keptOtherS = slope[q];
            keptOtherB = bend[q];
        }
    }

    void putBack(int p, int q) {
        if (p >= 0) {
            put(p, keptA, keptS, keptB);
        }
        if (q >= 0) {
            put(q, keptOtherA, keptOtherS, keptOtherB);
        }
    }

    /** What sharing adds now. */
    double value() {
        double total = shares.machineOutside();
        for (int c = 0; c < over.length; c++) {
            over[c] = 1 / (nestAttraction[c] + shares.outside()[c]);
            total += nestAttraction[c] * shares.room()[c] * over[c];
        }
        double machine = machineRoom / total;
        double sum = 0;
        for (int c = 0; c < over.length; c++) {
            double x = pivotRoom[c] * over[c] * machine - 1;
            sum += x * (nestSlope[c] + x * nestBend[c]) + shares.pull()[c] * (nestAttraction[c] - shares.sum()[c]);
        }
        return sum;
    }
}
