package io.slotwise.testbed.catalogue;

import io.slotwise.engine.model.Product;
import java.util.Arrays;
import java.util.Map;

/** A kind of place: when people pass by, and what they like there more or less than elsewhere. */
@SuppressWarnings("ImmutableEnumChecker") // its arrays never leave it and never change
public enum VenueKind {
    OFFICE(
            "office",
            "5.5 5.9 5.8 5.5 4.5 .4 .3",
            "000000135765665787421000",
            Map.of("Coffee & milk drinks", .4, "Protein & cereal bars", .3, "Water", .3, "Nuts & dried fruit", .4)),
    SCHOOL(
            "school",
            "6 6 6 6 5.5 .1 .1",
            "000000026488997886310000",
            Map.of("Candy & gum", .5, "Chips & savoury", .4, "Juice & tea", .3)),
    UNIVERSITY(
            "university",
            "5 5.2 5.2 5 4 1.6 1.8",
            "100000014677778888776542",
            Map.of("Energy drinks", .5, "Coffee & milk drinks", .4, "Chips & savoury", .2, "Frozen", .3)),
    HOSPITAL(
            "hospital",
            "4.4 4.4 4.4 4.4 4.3 3.4 3.3",
            "432223456666766676767655",
            Map.of("Water", .4, "Fresh food", .4, "Biscuits & pastry", .3, "Coffee & milk drinks", .2)),
    GYM(
            "gym",
            "5.2 5.2 5 4.8 4 3.2 3",
            "000001477544566679987530",
            Map.of(
                    "Protein & cereal bars",
                    1.,
                    "Water",
                    .8,
                    "Juice & tea",
                    .4,
                    "Chips & savoury",
                    -.6,
                    "Candy & gum",
                    -.6,
                    "Chocolate",
                    -.5)),
    FACTORY(
            "factory",
            "5.6 5.6 5.6 5.6 5 2 1",
            "543335775677767667776665",
            Map.of("Soft drinks", .4, "Chips & savoury", .3, "Chocolate", .3, "Fresh food", .2, "Energy drinks", .3)),
    STATION(
            "station",
            "4.6 4.6 4.6 4.6 5.2 3.9 3.4",
            "100002689766667789876543",
            Map.of("Water", .3, "Chocolate", .2, "Candy & gum", .2, "Beer", .3, "Fresh food", .2)),
    HOTEL(
            "hotel",
            "3.4 3.4 3.6 3.8 4.6 5.4 4.6",
            "532111234433334455678998",
            Map.of("Beer", .6, "Chips & savoury", .3, "Nuts & dried fruit", .3, "Soft drinks", .2, "Frozen", .3));

    private static final int DAYS = 7;
    private static final int HOURS = 24;

    /** The most energy of a unit in a school, in kcal. */
    public static final int SCHOOL_KCAL = 300;

    private final String type;
    private final double[] weekdays;
    private final double[] hours;
    private final Map<String, Double> likes;

    VenueKind(String type, String weekdays, String hours, Map<String, Double> likes) {
        this.type = type;
        this.weekdays = share(Arrays.stream(weekdays.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray());
        this.hours = share(hours.chars().mapToDouble(digit -> digit - '0').toArray());
        this.likes = likes;
        if (this.weekdays.length != DAYS || this.hours.length != HOURS) {
            throw new IllegalStateException("The profile of venue (%s) must have 7 days and 24 hours.".formatted(type));
        }
    }

    /** The word for it in {@code venue_type}. */
    public String type() {
        return type;
    }

    /** Share of a usual week's passers-by on a weekday, 0 for Monday to 6 for Sunday; the seven sum to 1. */
    public double weekdayShare(int weekday) {
        return weekdays[weekday];
    }

    /** Share of a day's passers-by in an hour, 0 to 23; they sum to 1. */
    public double hourShare(int hour) {
        return hours[hour];
    }

    /** How much more a category is liked here than elsewhere, on the scale of {@link Assortment#appeal}. */
    public double liking(String category) {
        return likes.getOrDefault(category, 0.);
    }

    /** Whether an operator may sell this here: schools sell nothing with an age limit, no peanuts and no heavy meals. */
    public boolean sells(Product product) {
        return switch (this) {
            case SCHOOL ->
                product.tags().stream().noneMatch(tag -> tag.startsWith("age_") || tag.equals("peanuts"))
                        && kcal(product) <= SCHOOL_KCAL;
            case HOSPITAL, GYM -> !product.tags().contains("age_18");
            case OFFICE, UNIVERSITY, FACTORY, STATION, HOTEL -> true;
        };
    }

    private static int kcal(Product product) {
        return product.tags().stream()
                .filter(tag -> tag.startsWith("kcal_"))
                .mapToInt(tag -> Integer.parseInt(tag.substring("kcal_".length())))
                .findFirst()
                .orElse(SCHOOL_KCAL + 1);
    }

    private static double[] share(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
