package io.slotwise.testbed.world;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.shopper.Draws;
import io.slotwise.testbed.shopper.Shelf;
import io.slotwise.testbed.shopper.Sight;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * What any planogram of one machine would truly earn in a usual week, as the shoppers are on the day after its
 * past ends. One panel of shoppers, drawn once, meets every planogram that is asked for (common random numbers),
 * cycle by cycle from a full machine to the next visit, so differences are far more precise than levels. About
 * 2 ms a question at the standard panel of 60,000 trips. Not safe to share between threads.
 */
public final class Truth {
    /** Trips of the standard panel: totals are within about .6 %, differences within about a tenth of that. */
    public static final int STANDARD_TRIPS = 60_000;

    /** Whether slots run out. */
    public enum Supply {
        /** Filled to par at each visit, and sold out when empty. */
        FROM_PAR,
        /** Never empty: what would be sold if stock never ran out. */
        ENDLESS
    }

    /**
     * Two planograms met by the same shoppers.
     *
     * @param standardError of the difference of weekly revenue
     */
    public record Difference(WeeklyTruth before, WeeklyTruth after, double standardError) {
        public double revenue() {
            return after.revenue() - before.revenue();
        }

        public double margin() {
            return after.margin() - before.margin();
        }

        /** Relative change of revenue, 0 for none. */
        public double lift() {
            return revenue() / before.revenue();
        }
    }

    private static final int DAYS = 7;
    private static final int MIN_CYCLES = 8;
    private static final int DAYS_KEY = 1 << 24;

    private final Assortment assortment;
    private final Sight sight;
    private final int cycleDays;
    private final Trips trips;
    private final int[] cycleEnd;
    private final double[] cost;

    Truth(Crowd crowd, Sight sight, double intervalDays, int panelTrips) {
        assortment = crowd.tastes().assortment();
        this.sight = sight;
        cycleDays = Math.max(1, (int) Math.rint(intervalDays));
        int cycles = Math.max(MIN_CYCLES, (int) Math.ceil(panelTrips / crowd.arrivalsPerWeek() * DAYS / cycleDays));
        trips = new Trips(crowd);
        cycleEnd = new int[cycles];
        cost = new double[assortment.size()];
        for (int i = 0; i < cost.length; i++) {
            Product product = assortment.product(i);
            cost[i] = product.cost() == null ? 0 : product.cost().toDouble();
        }
        gather(crowd);
    }

    /** A usual week of the machine with the planograms that it holds. */
    public WeeklyTruth weekly(Machine machine) {
        return weekly(machine.planograms(), Supply.FROM_PAR);
    }

    /** A usual week with these planograms, one for each cabinet. */
    public WeeklyTruth weekly(List<Planogram> planograms, Supply supply) {
        return run(planograms, supply, new double[cycleEnd.length]);
    }

    /** The same shoppers before and after. */
    public Difference compare(List<Planogram> before, List<Planogram> after) {
        double[] revenueBefore = new double[cycleEnd.length];
        double[] revenueAfter = new double[cycleEnd.length];
        WeeklyTruth first = run(before, Supply.FROM_PAR, revenueBefore);
        WeeklyTruth second = run(after, Supply.FROM_PAR, revenueAfter);
        for (int i = 0; i < revenueAfter.length; i++) {
            revenueAfter[i] -= revenueBefore[i];
        }
        return new Difference(first, second, standardError(revenueAfter));
    }

    /** The same machine before and after, with planograms in its cabinets changed. */
    public Difference compare(Machine before, Machine after) {
        return compare(before.planograms(), after.planograms());
    }

    private void gather(Crowd crowd) {
        int day = 0;
        for (int cycle = 0; cycle < cycleEnd.length; cycle++) {
            for (int i = 0; i < cycleDays; i++, day++) {
                addDay(crowd, day);
            }
            cycleEnd[cycle] = trips.size();
        }
    }

    private void addDay(Crowd crowd, int day) {
        long seed = Draws.seed(crowd.seed(), DAYS_KEY + day);
        double noise = Season.noise(crowd, DAYS_KEY + day / DAYS);
        double mean = crowd.arrivalsPerWeek() * crowd.venue().weekdayShare(day % DAYS) * noise;
        int[] times = Arrivals.of(crowd.venue(), mean, new SplittableRandom(seed));
        for (int i = 0; i < times.length; i++) {
            trips.add(Draws.seed(seed, i), times[i] / Season.SECONDS_PER_HOUR, crowd.tastes());
        }
    }

    private WeeklyTruth run(List<Planogram> planograms, Supply supply, double[] revenueOfCycle) {
        Shelf shelf = Shelf.of(assortment, planograms, sight);
        Count count = new Count(shelf, supply);
        int trip = 0;
        for (int cycle = 0; cycle < cycleEnd.length; cycle++) {
            shelf.fill();
            count.revenue = 0;
            while (trip < cycleEnd[cycle]) {
                trips.serve(trip++, shelf, count);
            }
            revenueOfCycle[cycle] = count.revenue;
        }
        return result(count, standardError(revenueOfCycle));
    }

    private WeeklyTruth result(Count count, double standardError) {
        double perWeek = (double) DAYS / ((double) cycleEnd.length * cycleDays);
        double[] units = new double[assortment.size()];
        double[] revenue = new double[assortment.size()];
        double[] margin = new double[assortment.size()];
        for (int place = 0; place < count.units.length; place++) {
            Shelf.Place where = count.shelf.places().get(place);
            double sold = count.units[place] * perWeek;
            units[where.product()] += sold;
            revenue[where.product()] += sold * where.price().toDouble();
            margin[where.product()] += sold * (where.price().toDouble() - cost[where.product()]);
        }
        return new WeeklyTruth(assortment, units, revenue, margin, standardError);
    }

    private double standardError(double[] perCycle) {
        double mean = java.util.Arrays.stream(perCycle).average().orElse(0);
        double squares = 0;
        for (double value : perCycle) {
            squares += (value - mean) * (value - mean);
        }
        double variance = squares / (perCycle.length - 1) / perCycle.length;
        return Math.sqrt(variance) * DAYS / cycleDays;
    }

    /** Counts what is sold, and puts it back where supply is endless. */
    private static final class Count implements Trips.Till {
        private final Shelf shelf;
        private final Supply supply;
        private final int[] units;
        private final double[] price;
        private double revenue;

        Count(Shelf shelf, Supply supply) {
            this.shelf = Objects.requireNonNull(shelf);
            this.supply = supply;
            units = new int[shelf.places().size()];
            price = shelf.places().stream()
                    .mapToDouble(place -> place.price().toDouble())
                    .toArray();
        }

        @Override
        public void sold(int place, int product) {
            units[place]++;
            revenue += price[place];
            if (supply == Supply.ENDLESS) {
                shelf.setStock(place, shelf.stock(place) + 1);
            }
        }
    }
}
