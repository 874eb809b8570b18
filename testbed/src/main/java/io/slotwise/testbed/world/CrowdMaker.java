package io.slotwise.testbed.world;

import io.slotwise.engine.model.Planogram;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.catalogue.VenueKind;
import io.slotwise.testbed.shopper.Draws;
import io.slotwise.testbed.shopper.HabitualSearch;
import io.slotwise.testbed.shopper.LimitedAttention;
import io.slotwise.testbed.shopper.NeedStates;
import io.slotwise.testbed.shopper.Shelf;
import io.slotwise.testbed.shopper.ShopperModel;
import io.slotwise.testbed.shopper.Sight;
import io.slotwise.testbed.shopper.Tastes;
import io.slotwise.testbed.shopper.Weighing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the people of one machine: their tastes by venue and chance, as choosy and as many as the knobs ask. */
final class CrowdMaker {
    private static final double ATTENTION = 1.8;
    private static final double HABIT = 0.35;
    private static final int REGULARS = 40;
    private static final double PATIENCE = 1.6;
    private static final double PLACE_WEIGHT = 0.13;
    private static final int PILOTS = 400;
    private static final int PILOT_TRIPS = 4_000;
    private static final int APPEAL = 100;
    private static final int PILOT = 1 << 26;

    /** What people come for more (or less) in the morning, at noon, in the afternoon, at night. */
    private static final Map<String, double[]> BY_PART_OF_DAY = Map.of(
            "Coffee & milk drinks", new double[] {1, -.2, 0, -.8},
            "Biscuits & pastry", new double[] {.9, -.3, .1, -.3},
            "Fresh food", new double[] {-.6, 1.1, -.3, -.2},
            "Soft drinks", new double[] {-.5, .3, .2, .1},
            "Chips & savoury", new double[] {-.8, .1, .3, .5},
            "Chocolate", new double[] {-.3, -.1, .4, .2},
            "Energy drinks", new double[] {.1, -.2, .2, .3});

    private final Assortment assortment = Assortment.standard();
    private final Knobs knobs;

    CrowdMaker(Knobs knobs) {
        this.knobs = knobs;
    }

    /** Tastes of a place, not yet choosy. */
    Tastes tastes(VenueKind venue, List<Planogram> cabinets, long seed) {
        double[] appeal = new double[assortment.size()];
        for (int i = 0; i < appeal.length; i++) {
            double here = venue.liking(assortment.product(i).category());
            double own = knobs.minds().placeTaste() * Draws.normal(seed, APPEAL + i);
            appeal[i] = 0.6 * assortment.appeal(i) + 0.5 * here + own;
        }
        int[] eligible = IntStream.range(0, appeal.length)
                .filter(product -> fitsSomewhere(product, cabinets))
                .toArray();
        return Tastes.of(assortment, seed, appeal, eligible, needs(venue, eligible));
    }

    /** The people who want as many products of this planogram as the knobs say, and as often. */
    Crowd crowd(VenueKind venue, Tastes tastes, List<Planogram> planograms, Sight sight, double unitsPerWeek) {
        long seed = tastes.seed();
        Tastes choosy = tastes.withThreshold(threshold(tastes, planograms));
        Crowd crowd = new Crowd(
                seed,
                venue,
                choosy,
                model(),
                knobs.baskets(),
                companions(planograms, seed),
                1,
                knobs.minds().levelNoise());
        return crowd.withArrivalsPerWeek(unitsPerWeek / unitsPerTrip(crowd, planograms, sight));
    }

    private ShopperModel model() {
        Knobs.Minds minds = knobs.minds();
        return switch (minds.model()) {
            case ATTENTION -> new LimitedAttention(ATTENTION, minds.priceSlope());
            case WEIGHING -> new Weighing(PLACE_WEIGHT, minds.priceSlope());
            case NEEDS -> new NeedStates(ATTENTION, minds.priceSlope());
            case HABIT -> new HabitualSearch(HABIT, REGULARS, PATIENCE, minds.priceSlope());
        };
    }

    private boolean fitsSomewhere(int product, List<Planogram> cabinets) {
        return cabinets.stream()
                .anyMatch(planogram -> planogram.slots().stream()
                        .anyMatch(slot -> CabinetKind.fits(assortment.product(product), planogram.cabinet(), slot)));
    }

    private double[][] needs(VenueKind venue, int[] eligible) {
        double[][] needs =
                new double[Tastes.PARTS_OF_DAY][assortment.categories().size()];
        for (int part = 0; part < needs.length; part++) {
            for (int product : eligible) {
                int category = assortment.category(product);
                String name = assortment.categories().get(category);
                double[] byPart = BY_PART_OF_DAY.getOrDefault(name, new double[Tastes.PARTS_OF_DAY]);
                needs[part][category] += StrictMath.exp(assortment.appeal(product)
                        + venue.liking(name)
                        + knobs.minds().hourlyNeeds() * byPart[part]);
            }
            double sum = Arrays.stream(needs[part]).sum();
            for (int category = 0; category < needs[part].length; category++) {
                needs[part][category] /= sum;
            }
        }
        return needs;
    }

    /** The liking that leaves each shopper as many acceptable products of these planograms as asked, on average. */
    private double threshold(Tastes tastes, List<Planogram> planograms) {
        int[] offered = offered(planograms);
        double[] likings = new double[PILOTS * offered.length];
        for (int pilot = 0; pilot < PILOTS; pilot++) {
            long person = Draws.seed(tastes.seed(), PILOT + pilot);
            int need = tastes.need(pilot % Tastes.PARTS_OF_DAY, Draws.uniform(person, 0));
            for (int i = 0; i < offered.length; i++) {
                likings[pilot * offered.length + i] = tastes.liking(offered[i], person, need);
            }
        }
        Arrays.sort(likings);
        int accepted = (int) Math.min(likings.length - 1, PILOTS * knobs.minds().acceptable());
        return likings[likings.length - 1 - accepted];
    }

    private int[] offered(List<Planogram> planograms) {
        return planograms.stream()
                .flatMap(planogram -> planogram.productIds().stream())
                .distinct()
                .mapToInt(assortment::index)
                .toArray();
    }

    private double unitsPerTrip(Crowd crowd, List<Planogram> planograms, Sight sight) {
        Shelf shelf = Shelf.of(assortment, planograms, sight);
        Trips trips = new Trips(crowd);
        for (int i = 0; i < PILOT_TRIPS; i++) {
            trips.add(Draws.seed(crowd.seed(), PILOT + PILOTS + i), 7 + i % 14, crowd.tastes());
        }
        int[] units = {0};
        for (int i = 0; i < PILOT_TRIPS; i++) {
            trips.serve(i, shelf, (place, product) -> units[0]++);
            shelf.fill();
        }
        return Math.max(1, units[0]) / (double) PILOT_TRIPS;
    }

    /** Pairs among what stands here: liked products, each in one pair at most. */
    private Map<Integer, Integer> companions(List<Planogram> planograms, long seed) {
        int[] offered = offered(planograms);
        List<Integer> byChance = Arrays.stream(offered)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(
                        product -> Draws.uniform(seed, PILOT / 2 + product) - 0.5 * assortment.appeal(product)))
                .toList();
        Map<Integer, Integer> companions = new LinkedHashMap<>();
        int pairs = Math.min(knobs.baskets().pairs(), byChance.size() / 2);
        for (int i = 0; i < pairs; i++) {
            companions.put(byChance.get(2 * i), byChance.get(2 * i + 1));
        }
        return companions;
    }
}
