package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** Small fleets with Poisson sales at known rates. */
public final class Simulated {
    public static final LocalDate START = LocalDate.of(2025, 1, 6);

    private Simulated() {}

    /** Machines m0, m1 … with products p0, p1 …, product i selling 0.1·(i+1) units a day. */
    public static Map<String, List<Sale>> fleet(long seed, int machines, int products, int days) {
        return fleet(seed, machines, products, days, t -> 1);
    }

    /** The same, each day's rates multiplied by a factor above 0. */
    public static Map<String, List<Sale>> fleet(
            long seed, int machines, int products, int days, IntToDoubleFunction factor) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, List<Sale>> fleet = new TreeMap<>();
        for (int m = 0; m < machines; m++) {
            List<Sale> sales = new ArrayList<>();
            for (int t = 0; t < days; t++) {
                for (int p = 0; p < products; p++) {
                    for (int n = poisson(random, 0.1 * (p + 1) * factor.applyAsDouble(t)); n > 0; n--) {
                        sales.add(Sale.of(START.plusDays(t), "m" + m, "p" + p));
                    }
                }
            }
            fleet.put("m" + m, sales);
        }
        return fleet;
    }

    public static Map<String, MachineHistory> histories(Map<String, List<Sale>> fleet) {
        Map<String, MachineHistory> histories = new TreeMap<>();
        fleet.forEach((id, sales) -> histories.put(id, MachineHistory.of(SalesHistory.of(sales))));
        return histories;
    }

    public static Panel panel(long seed, int machines, int products, int days) {
        return Panel.of(
                histories(fleet(seed, machines, products, days)),
                id -> id.compareTo("p3") < 0 ? "low" : "high",
                START.plusDays(days));
    }

    public static int poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        int n = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            n++;
        }
        return n;
    }
}
