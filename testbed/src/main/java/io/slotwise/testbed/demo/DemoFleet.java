package io.slotwise.testbed.demo;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Venue;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.catalogue.VenueKind;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.Knobs;
import io.slotwise.testbed.world.Knobs.Operations.Knowledge;
import io.slotwise.testbed.world.MachineMaker;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/** Twelve machines in the made-up town of Slotsbury, with 26 weeks of sales that end on Sunday, 1 November 2026. */
public final class DemoFleet {
    /** The day after the last day of sales. */
    public static final LocalDate END = LocalDate.of(2026, 11, 2);

    private static final int WEEKS = 26;
    private static final long SEED = 2026;
    private static final String TOWN = ", Slotsbury";
    private static final double LATITUDE = 40.02;
    private static final double LONGITUDE = -40.02;

    private static final Knobs KNOBS = new Knobs(
            new Knobs.Scale(12, END.minusWeeks(WEEKS), WEEKS, 30, 150),
            new Knobs.Minds(Knobs.Minds.Model.ATTENTION, 2.2, 3.9, 0.35, 0.02, 0.12, 0.7),
            new Knobs.Layout(Knobs.Layout.Shape.SEPARABLE, 3),
            new Knobs.Baskets(0.07, 3, 0.35),
            new Knobs.Operations(1.2, 0.6, 0.5, 0.02, Knowledge.TELEMETRY));

    private static final String RULES = """
            {
              "rules": [
                {"rule": "allergen_free", "allergens": ["peanuts"], "venue_types": ["school"]},
                {"rule": "nutrition_limit", "products": "all", "nutrient": "kcal", "at_most": %d, "venue_types": ["school"]},
                {"rule": "must_not", "products": {"tag": "age_18"}, "venue_types": ["hospital", "gym"]},
                {"rule": "facings", "products": "all", "min": 1, "max": 4}
              ]
            }
            """.formatted(VenueKind.SCHOOL_KCAL);

    private DemoFleet() {}

    /** The fleet, always the same. */
    public static TruthFleet fleet() {
        return TruthFleet.of(KNOBS, orders(), SEED);
    }

    /** What ships: the fleet as its operator knows it, with a small rule book. */
    public static Dataset dataset() {
        Dataset all = fleet().dataset();
        return new Dataset(
                all.catalogue(),
                all.machines(),
                all.sales(),
                all.slotChanges(),
                all.stockEvents(),
                all.visits(),
                all.calendar(),
                RULES);
    }

    private static List<MachineMaker.Order> orders() {
        List<CabinetKind> snacks = List.of(CabinetKind.SNACK_7X10);
        List<CabinetKind> drinks = List.of(CabinetKind.DRINKS_5X8);
        List<CabinetKind> combo = List.of(CabinetKind.COMBO_6X8);
        List<CabinetKind> both = List.of(CabinetKind.SNACK_6X10, CabinetKind.DRINKS_5X8);
        return List.of(
                order(
                        1,
                        "Lobby snacks",
                        "Inkwell Tower",
                        VenueKind.OFFICE,
                        snacks,
                        115,
                        7,
                        Quirks::bestSellerMisplaced),
                order(2, "Lobby drinks", "Inkwell Tower", VenueKind.OFFICE, drinks, 95, 7, Quirks.none()),
                order(
                        3,
                        "Cafeteria combo",
                        "Slotsbury Middle School",
                        VenueKind.SCHOOL,
                        combo,
                        105,
                        5,
                        Quirks::rulesBroken),
                order(4, "Ward 3 combo", "St. Elsewhere Hospital", VenueKind.HOSPITAL, combo, 130, 4, Quirks.none()),
                order(
                        5,
                        "Emergency hall",
                        "St. Elsewhere Hospital",
                        VenueKind.HOSPITAL,
                        both,
                        150,
                        5,
                        Quirks::bestSellersShort),
                order(6, "Shift break room", "Cogwheel Works", VenueKind.FACTORY, snacks, 100, 7, Quirks::badlyPlanned),
                order(
                        7,
                        "Assembly hall drinks",
                        "Cogwheel Works",
                        VenueKind.FACTORY,
                        drinks,
                        140,
                        7,
                        Quirks::bestSellersShort),
                order(8, "Front desk", "Burpee Street Gym", VenueKind.GYM, combo, 62, 10, Quirks::shortLived),
                order(9, "Platform 2", "Slotsbury Central", VenueKind.STATION, both, 145, 4, Quirks.none()),
                order(10, "Library foyer", "Slotsbury University", VenueKind.UNIVERSITY, snacks, 80, 7, Quirks.none()),
                order(
                        11,
                        "Night freezer",
                        "Slotsbury University",
                        VenueKind.UNIVERSITY,
                        List.of(CabinetKind.FREEZER_4X6),
                        38,
                        14,
                        Quirks.none()),
                order(12, "Second floor", "Hotel Nowhere", VenueKind.HOTEL, combo, 34, 14, Quirks::halfEmpty));
    }

    private static MachineMaker.Order order(
            int number,
            String name,
            String place,
            VenueKind kind,
            List<CabinetKind> cabinets,
            double unitsPerWeek,
            double intervalDays,
            UnaryOperator<List<Planogram>> quirk) {
        double apart = place.hashCode() % 89 / 1500.0;
        Venue venue = new Venue(
                place + TOWN,
                kind.type(),
                "",
                degrees(LATITUDE + apart + number * 0.0002),
                degrees(LONGITUDE - apart / 2 + number * 0.0003));
        double priceLevel = kind == VenueKind.STATION || kind == VenueKind.HOTEL ? 1.15 : 1;
        return new MachineMaker.Order(
                "demo-%02d".formatted(number),
                "Demo " + number + ": " + name,
                kind,
                venue,
                cabinets,
                unitsPerWeek,
                intervalDays,
                priceLevel,
                quirk);
    }

    /** A place to the metre. */
    private static double degrees(double value) {
        return Math.rint(value * 1e5) / 1e5;
    }
}
