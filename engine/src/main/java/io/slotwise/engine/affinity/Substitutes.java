package io.slotwise.engine.affinity;

import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
        private final int weekdayOfFirst;
        private final List<Sums> sums;
        private final Sums all;
        private final byte[][] stock;

        OneMachine(MachineHistory history, LocalDate first, LocalDate last) {
            absences = Absences.of(history, first, last);
            firstDay = first.toEpochDay();
            SalesHistory sales = history.sales();
            products = sales.productIds();
            units = products.stream()
                    .map(id -> sales.dailyUnits(id, first, last))
                    .toArray(int[][]::new);
            int[] total = sales.dailyUnits(first, last);
            days = total.length;
            weekdayOfFirst = (int) Math.floorMod(firstDay, (long) WEEK);
            sums = Arrays.stream(units)
                    .map(one -> new Sums(one, weekdayOfFirst))
                    .toList();
            all = new Sums(total, weekdayOfFirst);
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
            Others others = new Others(product, out);
            for (int day = 0; day < days; day++) {
                if (stock[product][day] == IN && stockOfOut[day] != PARTLY) {
                    int without = stockOfOut[day] == OUT ? 1 : 0;
                    daysOut += without;
                    sold[without] += units[product][day];
                    exposure[without] += others.busy(day);
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

        /** What all products but two sold, up to each day and by weekday: sums that were taken once for each product. */
        private final class Others {
            private final Sums product;
            private final Sums out;
            private final double mean;
            private final double[] profile = new double[WEEK];

            Others(int product, int out) {
                this.product = sums.get(product);
                this.out = out < 0 ? Sums.NONE : sums.get(out);
                mean = (double) until(days) / days;
                for (int of = 0; of < WEEK; of++) {
                    double sold = all.onWeekday(of) - this.product.onWeekday(of) - this.out.onWeekday(of);
                    profile[of] = mean > 0 ? (sold + mean) / (count(of) + 1) / mean : 1;
                }
            }

            /** How many days are of a weekday. */
            private int count(int of) {
                int day = Math.floorMod(of - weekdayOfFirst, WEEK);
                return days / WEEK + (day < days % WEEK ? 1 : 0);
            }

            private long until(int day) {
                return all.until(day) - product.until(day) - out.until(day);
            }

            /** How busy a day is: the four weeks around it times its weekday. */
            double busy(int day) {
                int from = Math.max(0, day - HALF_WINDOW_DAYS);
                int to = Math.min(days, day + HALF_WINDOW_DAYS + 1);
                double level = (double) (until(to) - until(from)) / (to - from);
                return profile[(weekdayOfFirst + day) % WEEK] * (level + mean / WEEK);
            }
        }
    }

    /** Units of one product up to each day, and on each weekday. */
    private static final class Sums {
        /** Of a product that never sold. */
        static final Sums NONE = new Sums(new int[0], 0);

        private final long[] until;
        private final double[] weekday = new double[WEEK];

        Sums(int[] units, int weekdayOfFirst) {
            until = new long[units.length + 1];
            for (int day = 0; day < units.length; day++) {
                until[day + 1] = until[day] + units[day];
                weekday[(weekdayOfFirst + day) % WEEK] += units[day];
            }
        }

        long until(int day) {
            return until[Math.min(day, until.length - 1)];
        }

        double onWeekday(int of) {
            return weekday[of];
        }
    }
}
