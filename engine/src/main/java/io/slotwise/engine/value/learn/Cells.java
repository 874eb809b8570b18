package io.slotwise.engine.value.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The observations of one machine: one product while the machine stayed unchanged. Which of its own slots a product
 * was taken from says nothing of what a slot adds, so a product's slots are one observation.
 */
final class Cells {
    /**
     * One observation.
     *
     * @param period number of the stretch of time in {@link #periods}
     * @param rows numbers of the row effects of the product's slots
     * @param columns numbers of their column effects
     * @param price mean of price ÷ list price, less 1
     * @param days in stock, each by what its weekday is worth; a day with some of the slots empty counts for less
     */
    record Cell(int period, int product, int[] rows, int[] columns, double price, double units, double days) {
        int facings() {
            return rows.length;
        }
    }

    /**
     * A stretch of time in which the machine stayed as it was.
     *
     * @param age days from its middle to the end of the past
     */
    record Period(double age, double weeks) {}

    /** Products of a catalogue by number. */
    interface ProductIndex {
        /** The product's number, or a negative one. */
        int of(@Nullable String productId);

        double listPrice(int product);
    }

    private static final double LEAST_DAYS = 0.25;

    /** A machine that nobody touches is still another one next season. */
    private static final int LONGEST_PERIOD_DAYS = 28;

    private static final double WEEK = 7;

    final List<Cell> all = new ArrayList<>();
    final List<Period> periods = new ArrayList<>();
    private final SlotTimes times;
    private final DayWorth worth;
    private final PositionKeys keys;
    private final ProductIndex products;

    Cells(SlotTimes times, PositionKeys keys, ProductIndex products) {
        this.times = times;
        worth = new DayWorth(times);
        this.keys = keys;
        this.products = products;
        int from = 0;
        while (from < times.days) {
            int to = from + 1;
            while (to < times.days && to - from < LONGEST_PERIOD_DAYS && same(from, to)) {
                to++;
            }
            addPeriod(from, to);
            from = to;
        }
    }

    private void addPeriod(int from, int to) {
        Map<Integer, List<Integer>> placesOf = new LinkedHashMap<>();
        for (int place = 0; place < times.places.size(); place++) {
            int product = products.of(times.product[place][from]);
            if (product >= 0) {
                placesOf.computeIfAbsent(product, unseen -> new ArrayList<>()).add(place);
            }
        }
        placesOf.forEach((product, places) -> add(product, places, from, to));
        periods.add(new Period(times.days - (from + to) / 2.0, (to - from) / WEEK));
    }

    private void add(int product, List<Integer> places, int from, int to) {
        double units = 0;
        double days = 0;
        String id = java.util.Objects.requireNonNull(times.product[places.getFirst()][from]);
        for (int day = from; day < to; day++) {
            if (times.usual[day]) {
                double sold = 0;
                for (int place : places) {
                    sold += times.units[place][day];
                }
                units += sold;
                days += times.inStock(id, day, sold) * worth.of(day);
            }
        }
        if (days >= LEAST_DAYS) {
            all.add(new Cell(
                    periods.size(),
                    product,
                    places.stream()
                            .mapToInt(place -> keys.row(times.places.get(place)))
                            .toArray(),
                    places.stream()
                            .mapToInt(place -> keys.column(times.places.get(place)))
                            .toArray(),
                    price(places, from, products.listPrice(product)),
                    units,
                    days));
        }
    }

    private double price(List<Integer> places, int day, double list) {
        double sum = 0;
        for (int place : places) {
            double price = times.price[place][day];
            sum += Double.isNaN(price) || list <= 0 ? 0 : price / list - 1;
        }
        return sum / places.size();
    }

    private boolean same(int day, int other) {
        for (int place = 0; place < times.places.size(); place++) {
            if (!java.util.Objects.equals(times.product[place][day], times.product[place][other])
                    || Double.compare(times.price[place][day], times.price[place][other]) != 0) {
                return false;
            }
        }
        return true;
    }
}
