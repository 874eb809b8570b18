package io.slotwise.engine.insight;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When a machine sells: the parts of the day, and the categories that each part asks for more than the rest. */
public final class DayParts {
    private static final int SECONDS_AN_HOUR = 3_600;
    private static final int FEWEST_UNITS = 20;
    private static final double DOUBT_UNITS = 5;
    private static final double STANDS_OUT = 1.2;

    private DayParts() {}

    /** Five stretches of a day, by the machine's wall clock. */
    public enum Part {
        MORNING(6, 11),
        MIDDAY(11, 14),
        AFTERNOON(14, 18),
        EVENING(18, 24),
        NIGHT(0, 6);

        private final int fromHour;
        private final int toHour;

        Part(int fromHour, int toHour) {
            this.fromHour = fromHour;
            this.toHour = toHour;
        }

        public int fromHour() {
            return fromHour;
        }

        public int toHour() {
            return toHour;
        }

        /** The part that a second since midnight belongs to. */
        public static Part at(int secondOfDay) {
            int hour = secondOfDay / SECONDS_AN_HOUR;
            for (Part part : values()) {
                if (hour >= part.fromHour && hour < part.toHour) {
                    return part;
                }
            }
            throw new IllegalArgumentException("The second of the day (%d) is over 86399.".formatted(secondOfDay));
        }
    }

    /**
     * One part of the day.
     *
     * @param share of the units with a known time, 0 to 1
     * @param categories that sell at least a fifth more here than over the day, strongest first
     */
    public record Profile(Part part, double share, List<String> categories) {}

    /** The parts of the day since a day, in order; empty where fewer than 20 units have a time. */
    public static List<Profile> of(SalesHistory sales, Catalogue catalogue, LocalDate since) {
        Map<String, Map<Part, Integer>> byCategory = new TreeMap<>();
        Map<Part, Integer> units = new EnumMap<>(Part.class);
        for (int line = sales.firstLineFrom(since.toEpochDay()); line < sales.size(); line++) {
            if (sales.secondOfDay(line) != SalesHistory.UNKNOWN) {
                Part part = Part.at(sales.secondOfDay(line));
                Product product = catalogue.find(sales.productIds().get(sales.product(line)));
                String category = product == null ? "" : product.category();
                units.merge(part, sales.quantity(line), Integer::sum);
                byCategory
                        .computeIfAbsent(category, any -> new EnumMap<>(Part.class))
                        .merge(part, sales.quantity(line), Integer::sum);
            }
        }
        int total = sum(units);
        if (total < FEWEST_UNITS) {
            return List.of();
        }
        return Arrays.stream(Part.values())
                .map(part -> profile(part, units.getOrDefault(part, 0) / (double) total, byCategory))
                .toList();
    }

    private static Profile profile(Part part, double share, Map<String, Map<Part, Integer>> byCategory) {
        Map<String, Double> strength = new TreeMap<>();
        byCategory.forEach((category, units) -> {
            double expected = share * sum(units);
            double index = (units.getOrDefault(part, 0) + DOUBT_UNITS) / (expected + DOUBT_UNITS);
            if (!category.isEmpty() && index >= STANDS_OUT) {
                strength.put(category, index);
            }
        });
        List<String> strongestFirst = strength.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return new Profile(part, share, strongestFirst);
    }

    private static int sum(Map<Part, Integer> units) {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }
}
