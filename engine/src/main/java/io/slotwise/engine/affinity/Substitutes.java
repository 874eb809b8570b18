package io.slotwise.engine.affinity;

import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds products that sell more while another is sold out: the rate of one on days without the other against its rate on days
 * with it, machine by machine. A day counts by how busy the machine usually is on its weekday and lately (four weeks around
 * it), told by all other products, so that busy days, on which things sell out, do not pass for substitution.
 */
public final class Substitutes {
    private static final int MIN_DAYS_OUT = 5;
    private static final int HALF_WINDOW_DAYS = 14;
    private static final int WEEK = 7;

    private Substitutes() {}

    /**
     * Substitutes over several machines, most certain first; empty without sold-out events.
     *
     * @param errorRate largest false discovery rate, 0 to 1
     */
    public static List<Substitute> find(Collection<MachineHistory> machines, double errorRate) {
        Map<Key, Tally> tallies =
                new TreeMap<>(Comparator.comparing(Key::product).thenComparing(Key::soldOut));
        for (MachineHistory machine : machines) {
            LocalDate first = machine.sales().firstDay();
            LocalDate last = machine.sales().lastDay();
            if (first != null && last != null && !machine.stockEvents().isEmpty()) {
                new OneMachine(machine, first, last).addTo(tallies);
            }
        }
        return significant(tallies, errorRate);
    }

    private record Key(String product, String soldOut) {}

    /** Sums over machines; mean and variance are those of the units without, given all units, if nothing changes. */
    private static final class Tally {
        private int units;
        private double usual;
        private double mean;
        private double variance;
    }

    private static List<Substitute> significant(Map<Key, Tally> tallies, double errorRate) {
        List<Key> keys = new ArrayList<>(tallies.keySet());
        double[] pValues = keys.stream()
                .mapToDouble(key -> {
                    Tally tally = tallies.getOrDefault(key, new Tally());
                    return Lift.upperTail(tally.units, tally.mean, tally.variance / tally.mean);
                })
                .toArray();
        double[] qValues = MultipleTests.adjust(pValues, keys.size(), AffinitySettings.Correction.BENJAMINI_HOCHBERG);
        List<Substitute> found = new ArrayList<>();
        for (int i = 0; i < qValues.length; i++) {
            Tally tally = tallies.getOrDefault(keys.get(i), new Tally());
            if (qValues[i] <= errorRate && tally.units > tally.mean) {
                Lift lift = Lift.of(tally.units, tally.usual);
                found.add(new Substitute(
                        keys.get(i).product,
                        keys.get(i).soldOut,
                        tally.units,
                        tally.usual,
                        lift.ratio(),
                        lift.low(),
                        lift.high(),
                        qValues[i]));
            }
        }
        found.sort(Comparator.comparingDouble(Substitute::qValue)
                .thenComparing(Substitute::product)
                .thenComparing(Substitute::soldOut));
        return found;
    }

    /** The days of one machine: units and stock by product, and how busy each day is. */
    private static final class OneMachine {
        private static final byte IN = 0;
        private static final byte PARTLY = 1;
        private static final byte OUT = 2;

        private final Absences absences;
        private final long firstDay;
        private final int days;
        private final List<String> products;
        private final int[][] units;
        private final int[] total;
        private final byte[][] stock;

        OneMachine(MachineHistory history, LocalDate first, LocalDate last) {
            absences = Absences.of(history, first, last);
            firstDay = first.toEpochDay();
            SalesHistory sales = history.sales();
            products = sales.productIds();
            units = products.stream()
                    .map(id -> sales.dailyUnits(id, first, last))
                    .toArray(int[][]::new);
            total = sales.dailyUnits(first, last);
            days = total.length;
            stock = products.stream().map(this::stock).toArray(byte[][]::new);
        }

        private byte[] stock(String id) {
            byte[] byDay = new byte[days];
            for (int day = 0; day < days; day++) {
                byDay[day] = absences.partly(id, firstDay + day) ? PARTLY : absences.out(id, firstDay + day) ? OUT : IN;
            }
            return byDay;
        }

        void addTo(Map<Key, Tally> tallies) {
            for (String soldOut : absences.products()) {
                int out = products.indexOf(soldOut);
                byte[] stockOfOut = out < 0 ? stock(soldOut) : stock[out];
                for (int product = 0; product < products.size(); product++) {
                    if (product != out) {
                        add(new Key(products.get(product), soldOut), product, out, stockOfOut, tallies);
                    }
                }
            }
        }

        private void add(Key key, int product, int out, byte[] stockOfOut, Map<Key, Tally> tallies) {
            int[] sold = new int[2];
            double[] exposure = new double[2];
            int daysOut = 0;
            double[] busy = busy(product, out);
            for (int day = 0; day < days; day++) {
                if (stock[product][day] == IN && stockOfOut[day] != PARTLY) {
                    int without = stockOfOut[day] == OUT ? 1 : 0;
                    daysOut += without;
                    sold[without] += units[product][day];
                    exposure[without] += busy[day];
                }
            }
            double all = exposure[0] + exposure[1];
            if (daysOut >= MIN_DAYS_OUT && exposure[0] > 0 && exposure[1] > 0 && sold[0] + sold[1] > 0) {
                Tally tally = tallies.computeIfAbsent(key, unseen -> new Tally());
                double share = exposure[1] / all;
                tally.units += sold[1];
                tally.usual += sold[0] * exposure[1] / exposure[0];
                tally.mean += (sold[0] + sold[1]) * share;
                tally.variance += (sold[0] + sold[1]) * share * (1 - share);
            }
        }

        /** How busy each day is: the four weeks around it times its weekday, by what all other products sold. */
        private double[] busy(int product, int out) {
            long[] until = new long[days + 1];
            double[] weekday = new double[WEEK];
            double[] count = new double[WEEK];
            int first = (int) Math.floorMod(firstDay, (long) WEEK);
            for (int day = 0; day < days; day++) {
                int others = total[day] - units[product][day] - (out < 0 ? 0 : units[out][day]);
                until[day + 1] = until[day] + others;
                weekday[(first + day) % WEEK] += others;
                count[(first + day) % WEEK]++;
            }
            double mean = (double) until[days] / days;
            double[] busy = new double[days];
            for (int day = 0; day < days; day++) {
                int of = (first + day) % WEEK;
                int from = Math.max(0, day - HALF_WINDOW_DAYS);
                int to = Math.min(days, day + HALF_WINDOW_DAYS + 1);
                double level = (double) (until[to] - until[from]) / (to - from);
                double profile = mean > 0 ? (weekday[of] + mean) / (count[of] + 1) / mean : 1;
                busy[day] = profile * (level + mean / WEEK);
            }
            return busy;
        }
    }
}
