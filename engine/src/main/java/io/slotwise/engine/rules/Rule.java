package io.slotwise.engine.rules;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Venue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One thing that must hold for a planogram, or for the way from one planogram to the next. The records say
 * what is asked; {@link RuleBook} checks it. {@code docs/rules.md} has an example of each.
 */
public sealed interface Rule {
    /** A rule that one product in one slot keeps or breaks, whatever stands elsewhere. */
    sealed interface OfSlot extends Rule {}

    /** A rule that looks at several slots, or at what stood before. */
    sealed interface OfCabinet extends Rule {}

    /** What to think of a product whose facts are missing. */
    enum Unknown {
        /** Not allowed until the fact is known. */
        FORBID,
        /** Allowed, flagged with {@link Severity#CHECK}. */
        CHECK
    }

    /**
     * A unit fits its slot: width, height under the tray above, depth, one turn of a coil. Where a measure is
     * missing, a product that already stands in a slot of the same cabinet no roomier than this one fits; else
     * it needs a fit check.
     *
     * @param clearanceMm air above a unit, 0 to 1,000
     */
    record Fit(int clearanceMm, Unknown unknown) implements OfSlot {
        public static final Fit STANDARD = new Fit(0, Unknown.CHECK);

        private static final int MAX_CLEARANCE_MM = 1_000;

        public Fit {
            requireRange("clearance_mm", clearanceMm, 0, MAX_CLEARANCE_MM);
        }
    }

    /** Frozen goods stand frozen, chilled goods chilled; goods that need no cooling stand anywhere but frozen. */
    record SuitedTemperature() implements OfSlot {}

    /** The products stand in slots of these types only. */
    record SlotTypes(Which which, Set<SlotType> types) implements OfSlot {
        public SlotTypes {
            requireSome("types", types);
            types = Set.copyOf(types);
        }
    }

    /** A row filled to par weighs no more than its limit, where the limit is known. */
    record RowWeight() implements OfSlot, OfCabinet {}

    /** The cabinet filled to par weighs no more than this. */
    record CabinetWeight(int limitG) implements OfCabinet {
        private static final int MAX_G = 100_000_000;

        public CabinetWeight {
            requireRange("limit_g", limitG, 1, MAX_G);
        }
    }

    /** A par level is within a known capacity, and so should be the stock. */
    record WithinCapacity() implements OfSlot {}

    /** A unit keeps at least until the next visit. What needs cooling perishes, so there a life must be known. */
    record ShelfLife() implements OfSlot {}

    /** Each of the products that stands here at all has so many slots. */
    record Facings(Which which, int min, int max) implements OfCabinet {
        public Facings {
            requireSpan("facings", min, max);
        }
    }

    /** The products have so many slots together. */
    record GroupFacings(Which which, int min, int max) implements OfCabinet {
        public GroupFacings {
            requireSpan("group facings", min, max);
        }
    }

    /** The product stands here. */
    record MustStock(String productId) implements OfCabinet {}

    /** Of the products, those that stand here stay, in this slot or another. Binds changes. */
    record MustKeep(Which which) implements OfCabinet {}

    /**
     * The products stay out of these rows.
     *
     * @param rows 0 for A; empty means the whole cabinet
     */
    record MustNot(Which which, Set<Integer> rows) implements OfSlot {
        public MustNot {
            rows.forEach(row -> requireRange("row", row, 0, Position.MAX_ROWS - 1));
            rows = Set.copyOf(rows);
        }
    }

    /** The slot keeps its product; its price and par level may change. Binds changes. */
    record Pinned(int cabinetIndex, Position position) implements OfCabinet {
        private static final int MAX_INDEX = 99;

        public Pinned {
            requireRange("cabinet_index", cabinetIndex, 0, MAX_INDEX);
        }
    }

    /** The products ask one of these prices. */
    record PriceLadder(Which which, List<Money> steps) implements OfSlot {
        public PriceLadder {
            requireSome("steps", steps);
            if (steps.stream().anyMatch(Money::isNegative)) {
                throw new IllegalArgumentException("The steps (%s) must not be negative.".formatted(steps));
            }
            steps = List.copyOf(new TreeSet<>(steps));
        }
    }

    /** Wherever both stand, the one asks less than the other by at least a gap. */
    record PriceOrder(String cheaperId, String dearerId, Money gap) implements OfCabinet {
        public PriceOrder {
            if (cheaperId.equals(dearerId)) {
                throw new IllegalArgumentException(
                        "The product (%s) cannot be dearer than itself.".formatted(dearerId));
            }
            if (gap.isNegative()) {
                throw new IllegalArgumentException("The gap (%s) must not be negative.".formatted(gap));
            }
        }
    }

    /** No product asks for more years than this. A product asks by a tag: {@code age_18}. */
    record AgeLimit(int years) implements OfSlot {
        public static final String TAG = "age";

        private static final int MAX_YEARS = 99;

        public AgeLimit {
            requireRange("years", years, 0, MAX_YEARS);
        }
    }

    /**
     * No product carries one of these tags; one that does not carry {@value #DECLARED} either has not said.
     */
    record AllergenFree(Set<String> allergens, Unknown unknown) implements OfSlot {
        public static final String DECLARED = "allergens_declared";

        public AllergenFree {
            requireSome("allergens", allergens);
            allergens = Set.copyOf(allergens);
        }
    }

    /**
     * A unit holds at most so much of a nutrient; a product says how much by a tag, {@code kcal_180} or
     * {@code sugar_g_12.5}, and one that does not say is not allowed.
     *
     * @param nutrient the tag's beginning: {@code kcal}, {@code sugar_g}
     */
    record NutritionLimit(Which which, String nutrient, double atMost) implements OfSlot {
        private static final double MAX_AMOUNT = 100_000;

        public NutritionLimit {
            if (!nutrient.matches("[a-z][a-z_]{0,30}[a-z]")) {
                throw new IllegalArgumentException(
                        "The nutrient (%s) must be small letters and underscores, like sugar_g.".formatted(nutrient));
            }
            requireRange("at_most", atMost, 0, MAX_AMOUNT);
        }
    }

    /** At most so many slots change their product, price or par level at once. Binds changes. */
    record MaxChanges(int slots) implements OfCabinet {
        public MaxChanges {
            requireRange("slots", slots, 0, MAX_SLOTS);
        }
    }

    /** All changes together take at most so many minutes of a driver. Binds changes. */
    record MaxMinutes(double minutes, Minutes per) implements OfCabinet {
        private static final double MAX_MINUTES = 10_000;

        public MaxMinutes {
            requireRange("minutes", minutes, 0, MAX_MINUTES);
        }

        /** Minutes of work for one slot: another product, emptying, another price, another par level. */
        public record Minutes(double assign, double clear, double reprice, double setPar) {
            /** Our judgement, to be replaced by the operator's own timing. */
            public static final Minutes USUAL = new Minutes(3, 1.5, 0.5, 0);

            private static final double MAX_PER_SLOT = 240;

            public Minutes {
                requireRange("assign", assign, 0, MAX_PER_SLOT);
                requireRange("clear", clear, 0, MAX_PER_SLOT);
                requireRange("reprice", reprice, 0, MAX_PER_SLOT);
                requireRange("set_par", setPar, 0, MAX_PER_SLOT);
            }
        }
    }

    /**
     * A rule that holds in some places only.
     *
     * @param devices machine ids; empty means every machine
     * @param venueTypes in any case of letters; empty means every venue
     */
    record OnlyAt(Set<String> devices, Set<String> venueTypes, Rule rule) implements Rule {
        public OnlyAt {
            if (devices.isEmpty() && venueTypes.isEmpty()) {
                throw new IllegalArgumentException("The rule must name a device or a venue type that it holds for.");
            }
            if (rule instanceof OnlyAt) {
                throw new IllegalArgumentException("The rule must not be limited to places twice.");
            }
            devices = Set.copyOf(devices);
            venueTypes = Set.copyOf(venueTypes);
        }

        Stream<Rule> onDevice(String deviceId) {
            if (devices.isEmpty()) {
                return Stream.of(this);
            }
            Rule here = venueTypes.isEmpty() ? rule : new OnlyAt(Set.of(), venueTypes, rule);
            return devices.contains(deviceId) ? Stream.of(here) : Stream.empty();
        }

        Stream<Rule> atVenue(Venue venue) {
            boolean here = devices.isEmpty() && venueTypes.stream().anyMatch(venue.type()::equalsIgnoreCase);
            return here ? Stream.of(rule) : Stream.empty();
        }
    }

    /** The most slots that a cabinet can have. */
    int MAX_SLOTS = Position.MAX_ROWS * Position.MAX_COLUMNS;

    private static void requireSpan(String what, int min, int max) {
        requireRange("min of " + what, min, 0, MAX_SLOTS);
        requireRange("max of " + what, max, 0, MAX_SLOTS);
        if (min > max) {
            throw new IllegalArgumentException(
                    "The %s must have a min (%d) up to its max (%d).".formatted(what, min, max));
        }
    }

    private static void requireRange(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be from %s to %s.".formatted(what, plain(value), plain(low), plain(high)));
        }
    }

    private static void requireSome(String what, java.util.Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("The %s must not be empty.".formatted(what));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) <= Slot.MAX_UNITS * 1_000_000.0
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
