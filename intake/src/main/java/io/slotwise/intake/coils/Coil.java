package io.slotwise.intake.coils;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What one coil sold, line after line, in columns; lines of the same day, product and price are one. */
final class Coil {
    private static final int FIRST_ROOM = 16;

    private int[] days = new int[FIRST_ROOM];
    private int[] products = new int[FIRST_ROOM];
    private int[] units = new int[FIRST_ROOM];
    private long[] prices = new long[FIRST_ROOM];
    private int size;

    /** @param price in ten-thousandths, −1 when unknown */
    void add(int day, int product, int quantity, long price) {
        if (size > 0 && days[size - 1] == day && products[size - 1] == product && prices[size - 1] == price) {
            units[size - 1] += quantity;
            return;
        }
        if (size == days.length) {
            int room = size + (size >> 1);
            days = Arrays.copyOf(days, room);
            products = Arrays.copyOf(products, room);
            units = Arrays.copyOf(units, room);
            prices = Arrays.copyOf(prices, room);
        }
        days[size] = day;
        products[size] = product;
        units[size] = quantity;
        prices[size++] = price;
    }

    /** Line numbers in order of day; lines of one day stay in the order of the input. */
    int[] inOrder() {
        boolean sorted = IntStream.range(1, size).allMatch(i -> days[i - 1] <= days[i]);
        IntStream lines = IntStream.range(0, size);
        return sorted
                ? lines.toArray()
                : lines.boxed()
                        .sorted((a, b) -> Integer.compare(days[a], days[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    int day(int line) {
        return days[line];
    }

    int product(int line) {
        return products[line];
    }

    int units(int line) {
        return units[line];
    }

    long price(int line) {
        return prices[line];
    }
}
