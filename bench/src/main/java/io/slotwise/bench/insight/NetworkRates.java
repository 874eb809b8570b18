package io.slotwise.bench.insight;

import io.slotwise.engine.insight.network.Network;
import io.slotwise.engine.insight.network.Rival;
import io.slotwise.engine.insight.network.Segments;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.catalogue.VenueKind;
import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.plant.Plants;
import io.slotwise.testbed.world.Knobs;
import io.slotwise.testbed.world.MachineMaker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Patterns across locations on truth fleets: {@code NetworkRates PRESET FIRST_SEED LAST_SEED}. */
public final class NetworkRates {
    private static final int MACHINES = 12;
    private static final int STRETCH_DAYS = 42;
    private static final double TAKEN = 0.4;
    private static final int OPENED_WEEKS_AGO = 14;
    private static final String A = "sim-01";
    private static final String B = "sim-02";

    private NetworkRates() {}

    /** What became of one seed. */
    record Outcome(
            boolean oneSegment,
            boolean twoSegments,
            boolean noHabits,
            boolean habits,
            boolean noRivals,
            boolean opening,
            boolean product) {}

    public static void main(String[] args) {
        int[] counts = new int[7];
        int fleets = 0;
        for (long seed = Long.parseLong(args[1]); seed <= Long.parseLong(args[2]); seed++) {
            Outcome one = outcome(args[0], seed);
            boolean[] all = {
                one.oneSegment, one.twoSegments, one.noHabits, one.habits, one.noRivals, one.opening, one.product
            };
            for (int i = 0; i < all.length; i++) {
                counts[i] += all[i] ? 1 : 0;
            }
            fleets++;
        }
        System.out.printf(
                "%s: %d seeds; one kind of place: one segment %d, no habit %d; two kinds: exactly those segments %d,"
                        + " habits found %d; neighbours that do nothing: no rival %d; planted: opening found %d,"
                        + " product next door found %d%n",
                args[0], fleets, counts[0], counts[2], counts[1], counts[3], counts[4], counts[5], counts[6]);
    }

    static Outcome outcome(String preset, long seed) {
        Dataset alike = fleet(preset, seed, List.of(VenueKind.OFFICE));
        Dataset mixed = fleet(preset, seed, List.of(VenueKind.OFFICE, VenueKind.HOTEL));
        Network same = Network.of(AnomalyRates.past(alike), Network.Settings.STANDARD);
        Network two = Network.of(AnomalyRates.past(mixed), Network.Settings.STANDARD);
        Dataset neighbours = Plants.beside(Plants.farApart(alike), A, B, 40);
        Dataset opened = opening(neighbours, 1, seed);
        String product = bestOfBoth(neighbours);
        List<Rival> quiet = new ArrayList<>(rivals(neighbours));
        quiet.addAll(rivals(opened));
        quiet.addAll(rivals(productNextDoor(neighbours, product, 1, seed)));
        return new Outcome(
                same.segments().segments().size() == 1,
                split(mixed, two.segments()),
                noHabits(alike, seed),
                !two.habits().isEmpty(),
                quiet.isEmpty(),
                rivals(opening(neighbours, 1 - TAKEN, seed)).stream()
                        .anyMatch(one -> one.kind() == Rival.Kind.NEIGHBOUR_OPENED
                                && one.deviceId().equals(A)
                                && one.neighbourId().equals(B)),
                rivals(productNextDoor(neighbours, product, 1 - TAKEN, seed)).stream()
                        .anyMatch(one -> one.kind() == Rival.Kind.PRODUCT_NEXT_DOOR
                                && one.deviceId().equals(A)
                                && one.productId().equals(product)));
    }

    /** Of the products that stand in both machines, the one that sells most in the machine that will lose. */
    private static String bestOfBoth(Dataset fleet) {
        Set<String> next = new HashSet<>(fleet.machine(B).planogram(0).productIds());
        List<Sale> both = fleet.sales().stream()
                .filter(sale -> sale.deviceId().equals(A) && next.contains(sale.productId()))
                .toList();
        return AnomalyRates.bestProduct(fleet.withSales(both), A);
    }

    /** Machines of one cabinet at these kinds of places in turn, whose operator changes nothing. */
    static Dataset fleet(String preset, long seed, List<VenueKind> kinds) {
        Knobs knobs = Presets.named(preset);
        Knobs.Operations usual = knobs.operations();
        Knobs still = knobs.with(new Knobs.Operations(0, 0, 0, usual.shortFill(), usual.knowledge()));
        List<MachineMaker.Order> orders = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < MACHINES; n++) {
            VenueKind kind = kinds.get(n % kinds.size());
            orders.add(new MachineMaker.Order(
                    "sim-%02d".formatted(n + 1),
                    "Simulated machine " + (n + 1),
                    kind,
                    new Venue("Place " + (n + 1), kind.type(), "", null, null),
                    List.of(CabinetKind.COMBO_6X8),
                    80 + random.nextInt(160),
                    7,
                    1,
                    UnaryOperator.identity()));
        }
        return TruthFleet.of(still, orders, seed).dataset();
    }

    private static boolean split(Dataset fleet, Segments segments) {
        if (segments.segments().size() != 2) {
            return false;
        }
        return segments.segments().stream().allMatch(segment -> {
            Set<String> types = new HashSet<>();
            segment.deviceIds()
                    .forEach(id -> types.add(fleet.machine(id).venue().type()));
            return types.size() == 1;
        });
    }

    /** Offices that are called two kinds of places by chance have no habits of their own. */
    private static boolean noHabits(Dataset offices, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> called = new HashSet<>();
        while (called.size() < MACHINES / 2) {
            called.add(offices.machines().get(random.nextInt(MACHINES)).id());
        }
        Dataset renamed = Plants.called(offices, called::contains, "club");
        return Network.of(AnomalyRates.past(renamed), Network.Settings.STANDARD)
                .habits()
                .isEmpty();
    }

    private static List<Rival> rivals(Dataset fleet) {
        return Network.of(AnomalyRates.past(fleet), Network.Settings.STANDARD).rivals();
    }

    /** The neighbour opens late; of the other's sales a share stays. */
    static Dataset opening(Dataset fleet, double stays, long seed) {
        LocalDate day = AnomalyRates.end(fleet).minusWeeks(OPENED_WEEKS_AGO);
        Dataset opened = Plants.opens(fleet, B, day);
        return Plants.fall(opened, sale -> sale.deviceId().equals(A), day, stays, new SplittableRandom(seed));
    }

    /** The neighbour offers a product now and then; while it does, the other sells less of it. */
    static Dataset productNextDoor(Dataset fleet, String product, double stays, long seed) {
        LocalDate first = Plants.firstDay(fleet);
        Dataset onAndOff = Plants.onAndOff(fleet, B, product, STRETCH_DAYS);
        return Plants.fall(
                onAndOff,
                (Sale sale) -> sale.deviceId().equals(A)
                        && sale.productId().equals(product)
                        && Plants.isOn(first, sale.date(), STRETCH_DAYS),
                first,
                stays,
                new SplittableRandom(seed));
    }
}
