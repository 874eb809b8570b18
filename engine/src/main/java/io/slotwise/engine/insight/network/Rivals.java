package io.slotwise.engine.insight.network;

import io.slotwise.engine.affinity.AffinitySettings.Correction;
import io.slotwise.engine.affinity.MultipleTests;
import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.Weeks;
import io.slotwise.engine.insight.network.Rival.Kind;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.Availability;
import io.slotwise.engine.sales.MachineHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Neighbours that take each other's shoppers. What a neighbour does is compared with what the same weeks did to sales that
 * it cannot touch: to machines elsewhere where it opened, to other categories of the same machine where it sells a product
 * (see {@link Placebos}). So a drift that everything shares is no rival.
 */
final class Rivals {
    private static final double EARTH_METRES = 6_371_000;
    private static final int DAYS = 7;
    private static final int FEWEST_WEEKS = 5;
    private static final int FEWEST_OTHERS = 3;
    private static final double MOSTLY = 0.7;
    private static final double HARDLY = 0.3;
    private static final double FEWEST_UNITS_A_WEEK = 1;
    private static final double HIGH = 0.95;

    private final FleetPast fleet;
    private final Weeks weeks;
    private final List<Map<String, double[]>> products = new ArrayList<>();
    private final List<Map<String, double[]>> offers = new ArrayList<>();
    private final List<Rival> all = new ArrayList<>();

    /** What was found, most units first, how many looks were taken, and how many pairs of neighbours there are. */
    record Found(List<Rival> rivals, int tests, int neighbours, boolean anyPlaces) {}

    private Rivals(FleetPast fleet) {
        this.fleet = fleet;
        weeks = Weeks.of(fleet);
        for (int m = 0; m < fleet.machines().size(); m++) {
            readProducts(m);
        }
    }

    static Found find(FleetPast fleet, double nearMetres, Correction correction, double rate) {
        Rivals rivals = new Rivals(fleet);
        int pairs = 0;
        int places = 0;
        List<Machine> machines = fleet.machines();
        for (int a = 0; a < machines.size(); a++) {
            places += hasPlace(machines.get(a).venue()) ? 1 : 0;
            for (int b = 0; b < machines.size(); b++) {
                double metres = a == b
                        ? Double.NaN
                        : metres(machines.get(a).venue(), machines.get(b).venue());
                if (metres <= nearMetres) {
                    pairs += a < b ? 1 : 0;
                    rivals.opening(a, b, metres, nearMetres);
                    rivals.products(a, b, metres);
                }
            }
        }
        return new Found(rivals.surviving(correction, rate), rivals.all.size(), pairs, places >= 2);
    }

    private List<Rival> surviving(Correction correction, double rate) {
        double[] adjusted =
                MultipleTests.adjust(all.stream().mapToDouble(Rival::pValue).toArray(), all.size(), correction);
        List<Rival> found = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] <= rate) {
                found.add(all.get(i).withQValue(adjusted[i]));
            }
        }
        found.sort(Comparator.comparingDouble(Rival::unitsPerWeek)
                .thenComparing(Rival::deviceId)
                .thenComparing(Rival::productId));
        return found;
    }

    /** Units and share of the week on offer by product. */
    private void readProducts(int machine) {
        MachineHistory history = fleet.history(fleet.machines().get(machine).id());
        Map<String, double[]> units = new TreeMap<>();
        Map<String, double[]> offered = new TreeMap<>();
        Map<String, float[]> shares = Availability.of(history, weeks.day(0), weeks.count() * DAYS);
        TreeSet<String> standing = new TreeSet<>();
        fleet.machines().get(machine).planograms().forEach(one -> standing.addAll(one.productIds()));
        for (String product : history.sales().productIds()) {
            int[] sold = weeks.units(history.sales(), history.sales().productIndex(product));
            if (Arrays.stream(sold).anyMatch(n -> n > 0)) {
                units.put(product, Arrays.stream(sold).asDoubleStream().toArray());
                offered.put(product, offered(shares.get(product), sold, standing.contains(product)));
            }
        }
        products.add(units);
        offers.add(offered);
    }

    /** Where nothing is recorded a product was there from its first sale to its last, or to the end if it stands. */
    private double[] offered(float @Nullable [] share, int[] sold, boolean stands) {
        double[] offered = new double[sold.length];
        int first = 0;
        int last = sold.length - 1;
        while (first < sold.length && sold[first] == 0) {
            first++;
        }
        while (last >= 0 && sold[last] == 0 && !stands) {
            last--;
        }
        for (int w = 0; w < sold.length; w++) {
            double known = 0;
            int days = 0;
            for (int day = w * DAYS; share != null && day < (w + 1) * DAYS; day++) {
                known += share[day] < 0 ? 0 : share[day];
                days += share[day] < 0 ? 0 : 1;
            }
            offered[w] = days == DAYS ? known / DAYS : w >= first && w <= last ? 1 : 0;
        }
        return offered;
    }

    private void opening(int a, int b, double metres, double nearMetres) {
        int opened = weeks.firstWeek(b);
        double[] there = new double[weeks.count()];
        for (int w = 0; w < there.length; w++) {
            there[w] = w >= opened ? 1 : w == opened - 1 ? -1 : 0;
        }
        int closed = lastSold(b);
        for (int w = closed + 1; w < there.length; w++) {
            there[w] = 0;
        }
        hide(there, weeks.firstWeek(a));
        Presence own = opened > 0 || closed < there.length - 1 ? machine(a, there) : null;
        if (own == null || !comparable(there)) {
            return;
        }
        List<Presence> elsewhere = new ArrayList<>();
        for (int other = 0; other < fleet.machines().size(); other++) {
            double apart = metres(
                    fleet.machines().get(other).venue(), fleet.machines().get(b).venue());
            if (other != a && other != b && !(apart <= nearMetres) && weeks.firstWeek(other) < opened - FEWEST_WEEKS) {
                Presence placebo = machine(other, there);
                if (placebo != null) {
                    elsewhere.add(placebo);
                }
            }
        }
        Suspicion opening = new Suspicion(Kind.NEIGHBOUR_OPENED, new Pair(a, b, metres), "", "", weeks.day(opened));
        add(opening, own, new Placebos(elsewhere), there);
    }

    private record Pair(int a, int b, double metres) {}

    private @Nullable Presence machine(int machine, double[] there) {
        double[] units = Arrays.stream(weeks.units(machine)).asDoubleStream().toArray();
        double[] weight = weeks.othersLevel(machine, FEWEST_OTHERS).clone();
        int[] states = weeks.calendarStates(machine);
        int usual = states.length == 0 ? 0 : usual(states);
        for (int w = 0; w < weight.length; w++) {
            weight[w] = w < weeks.firstWeek(machine) || states[w] != usual ? 0 : weight[w];
        }
        return Presence.fit(units, weight, there);
    }

    private void products(int a, int b, double metres) {
        Pair pair = new Pair(a, b, metres);
        offers.get(b).forEach((product, offered) -> {
            double[] there = offered.clone();
            for (int w = 0; w < there.length; w++) {
                there[w] = w < weeks.firstWeek(b) ? 0 : there[w];
            }
            hide(there, weeks.firstWeek(a));
            if (comparable(there)) {
                product(pair, product, there);
            }
        });
    }

    private void product(Pair pair, String product, double[] there) {
        String category = fleet.category(product);
        Map<String, double[]> here = products.get(pair.a);
        boolean same = here.containsKey(product);
        if (!same && category.isEmpty()) {
            return;
        }
        double[] affected = new double[weeks.count()];
        double[] rest = new double[weeks.count()];
        here.forEach((id, units) -> {
            boolean touched = same ? id.equals(product) : fleet.category(id).equals(category);
            for (int w = 0; w < rest.length; w++) {
                affected[w] += touched ? units[w] : 0;
                rest[w] += touched ? 0 : units[w];
            }
        });
        double[] exposure = rest.clone();
        if (same) {
            double[] own = offers.get(pair.a).getOrDefault(product, exposure);
            Arrays.setAll(exposure, w -> own[w] < 0.5 ? 0 : rest[w] * own[w]);
        }
        Presence effect = Presence.fit(affected, exposure, there);
        if (effect == null || effect.perWeek() < FEWEST_UNITS_A_WEEK) {
            return;
        }
        List<Presence> placebos = new ArrayList<>();
        here.forEach((id, units) -> {
            boolean untouched = !id.equals(product) && !(fleet.category(id).equals(category) && !category.isEmpty());
            double[] own = offers.get(pair.a).getOrDefault(id, units);
            double[] others = new double[units.length];
            Arrays.setAll(others, w -> own[w] < 0.5 ? 0 : own[w] * (rest[w] - units[w]));
            Presence placebo = untouched ? Presence.fit(units, others, there) : null;
            if (placebo != null && placebo.perWeek() >= FEWEST_UNITS_A_WEEK) {
                placebos.add(placebo);
            }
        });
        String what = same ? product : category;
        Suspicion nextDoor = new Suspicion(Kind.PRODUCT_NEXT_DOOR, pair, product, what, null);
        add(nextDoor, effect, new Placebos(placebos), there);
    }

    /** Who may do what to whom: the product next door, and the product or category here that it may touch. */
    private record Suspicion(
            Kind kind,
            Pair pair,
            String product,
            String affected,
            @Nullable LocalDate since) {}

    private void add(Suspicion of, Presence effect, Placebos placebos, double[] there) {
        double error = placebos.error(effect);
        TDistribution law = placebos.law(weeks.count());
        double log = effect.log() - placebos.shared();
        double half = error * law.inverseCumulativeProbability(HIGH);
        all.add(new Rival(
                of.kind,
                fleet.machines().get(of.pair.a).id(),
                fleet.machines().get(of.pair.b).id(),
                of.pair.metres,
                of.product,
                of.affected,
                of.since,
                Math.exp(log),
                Math.exp(log - half),
                Math.exp(log + half),
                Math.min(0, Math.expm1(log)) * effect.perWeek(),
                count(there, MOSTLY, 1),
                count(there, 0, HARDLY),
                law.cumulativeProbability(log / error),
                1));
    }

    private int lastSold(int machine) {
        int last = weeks.count() - 1;
        while (last >= 0 && weeks.units(machine)[last] == 0) {
            last--;
        }
        return weeks.count() - 1 - last < FEWEST_WEEKS ? weeks.count() - 1 : last;
    }

    private static void hide(double[] there, int before) {
        Arrays.fill(there, 0, Math.min(before, there.length), -1);
    }

    private static boolean comparable(double[] there) {
        return count(there, MOSTLY, 1) >= FEWEST_WEEKS && count(there, 0, HARDLY) >= FEWEST_WEEKS;
    }

    private static int count(double[] there, double from, double to) {
        return (int) Arrays.stream(there)
                .filter(share -> share >= from && share <= to)
                .count();
    }

    private static int usual(int[] states) {
        Map<Integer, Integer> counts = new TreeMap<>();
        Arrays.stream(states).forEach(state -> counts.merge(state, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private static boolean hasPlace(Venue venue) {
        return venue.latitude() != null && venue.longitude() != null;
    }

    /** Along a great circle (haversine); not a number where either place is unknown. */
    static double metres(Venue one, Venue other) {
        Double latitude = one.latitude();
        Double longitude = one.longitude();
        Double otherLatitude = other.latitude();
        Double otherLongitude = other.longitude();
        if (latitude == null || longitude == null || otherLatitude == null || otherLongitude == null) {
            return Double.NaN;
        }
        double up = Math.toRadians(otherLatitude - latitude);
        double across = Math.toRadians(otherLongitude - longitude);
        double half = Math.pow(Math.sin(up / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(across / 2), 2);
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
