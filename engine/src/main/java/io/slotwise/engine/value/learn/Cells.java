package io.slotwise.engine.value.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The observations of a fleet: one product while its machine stayed unchanged. Which of its own slots a product
 * was taken from says nothing of what a slot adds, so a product's slots are one observation.
 */
final class Cells {
    /**
     * One observation.
     *
     * @param period number of the time between two changes of the machine, over the whole fleet
     * @param rows numbers of the row effects of the product's slots
     * @param columns numbers of their column effects
     * @param logPrice mean logarithm of price over list price
     * @param days in stock in at least one slot
     * @param age days from the middle of the period to the end of the past
     */
    record Cell(
            int machine,
            int period,
            int product,
            int[] rows,
            int[] columns,
            double logPrice,
            double units,
            double days,
            double age) {
        int facings() {
            return rows.length;
        }
    }

    /** Products of a catalogue by number. */
    interface ProductIndex {
        /** The product's number, or a negative one. */
        int of(@Nullable String productId);

        double listPrice(int product);
    }

    private static final double LEAST_DAYS = 0.25;

    final List<Cell> all = new ArrayList<>();
    int periods;

    /** Adds one machine's past. */
    void add(int machine, SlotTimes times, PositionKeys keys, ProductIndex products) {
        int from = 0;
        while (from < times.days) {
            int to = from + 1;
            while (to < times.days && same(times, from, to)) {
                to++;
            }
            addPeriod(machine, times, keys, products, new Period(from, to));
            from = to;
        }
    }

    private record Period(int from, int to) {}

    private void addPeriod(int machine, SlotTimes times, PositionKeys keys, ProductIndex products, Period period) {
        Map<Integer, List<Integer>> placesOf = new LinkedHashMap<>();
        for (int place = 0; place < times.places.size(); place++) {
            int product = products.of(times.product[place][period.from()]);
            if (product >= 0) {
                placesOf.computeIfAbsent(product, unseen -> new ArrayList<>()).add(place);
            }
        }
        placesOf.forEach((product, places) -> {
            double units = 0;
            double days = 0;
            for (int day = period.from(); day < period.to(); day++) {
                if (times.usual[day]) {
                    double out = 1;
                    for (int place : places) {
                        units += times.units[place][day];
                        out = Math.min(out, times.out[place][day]);
                    }
                    days += 1 - out;
                }
            }
            if (days >= LEAST_DAYS) {
                all.add(new Cell(
                        machine,
                        periods,
                        product,
                        places.stream()
                                .mapToInt(place -> keys.row(machine, times.places.get(place)))
                                .toArray(),
                        places.stream()
                                .mapToInt(place -> keys.column(machine, times.places.get(place)))
                                .toArray(),
                        logPrice(times, places, period.from(), products.listPrice(product)),
                        units,
                        days,
                        times.days - (period.from() + period.to()) / 2.0));
            }
        });
        periods++;
    }

    private static double logPrice(SlotTimes times, List<Integer> places, int day, double list) {
        double sum = 0;
        for (int place : places) {
            double price = times.price[place][day];
            sum += Double.isNaN(price) || price <= 0 || list <= 0 ? 0 : Math.log(price / list);
        }
        return sum / places.size();
    }

    private static boolean same(SlotTimes times, int day, int other) {
        for (int place = 0; place < times.places.size(); place++) {
            if (!java.util.Objects.equals(times.product[place][day], times.product[place][other])
                    || Double.compare(times.price[place][day], times.price[place][other]) != 0) {
                return false;
            }
        }
        return true;
    }
}
