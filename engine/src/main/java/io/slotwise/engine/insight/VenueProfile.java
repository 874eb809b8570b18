package io.slotwise.engine.insight;

import io.slotwise.engine.model.Catalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How one machine's demand differs from that of others at venues of its kind, and what sells there that it does not offer.
 * Products are compared by their share of a machine's sales while on offer, so a busy machine is no argument.
 *
 * @param comparedWith ids of the machines that it was compared with
 * @param sameVenueType false where too few machines stand at this kind of venue and the whole fleet was taken
 * @param core products that most of the compared machines sell, most units first
 * @param favourites products that surely sell better here than there, most certain first
 * @param laggards products that surely sell worse here than there, most certain first
 * @param gaps products that sell there and are not offered here, most expected units first
 */
public record VenueProfile(
        List<String> comparedWith,
        boolean sameVenueType,
        List<Standing> core,
        List<Standing> favourites,
        List<Standing> laggards,
        List<Gap> gaps) {
    /** Machines of one venue type, besides the one in question, below which the whole fleet is taken. */
    public static final int FEWEST_MACHINES = 3;

    private static final double DOUBT_UNITS = 5;
    private static final double TAIL = 0.1;
    private static final int DAYS_A_WEEK = 7;

    /**
     * A product that is offered here.
     *
     * @param unitsPerWeek sold here
     * @param expectedPerWeek if it had the share of sales that it has elsewhere
     * @param index shrunken ratio of the two, 1 where alike
     * @param indexLow lower end of its 80 % interval
     * @param indexHigh upper end of its 80 % interval
     * @param offeredBy how many of the compared machines offer it
     */
    public record Standing(
            String productId,
            double unitsPerWeek,
            double expectedPerWeek,
            double index,
            double indexLow,
            double indexHigh,
            int offeredBy) {}

    /**
     * A product that is not offered here.
     *
     * @param expectedPerWeek units that it would sell here at its share elsewhere, before it takes from others
     * @param offeredBy how many of the compared machines offer it
     */
    public record Gap(String productId, double expectedPerWeek, int offeredBy) {}

    /**
     * Compares a machine with the fleet.
     *
     * @param here the machine in question
     * @param fleet all machines; the one in question is passed over
     * @param catalogue products outside it are passed over
     */
    public static VenueProfile of(MachineSales here, Collection<MachineSales> fleet, Catalogue catalogue) {
        List<MachineSales> others = fleet.stream()
                .filter(machine -> !machine.deviceId().equals(here.deviceId()) && machine.total() > 0)
                .sorted(Comparator.comparing(MachineSales::deviceId))
                .toList();
        String venueType = here.venue().type();
        List<MachineSales> alike = others.stream()
                .filter(machine ->
                        !venueType.isEmpty() && machine.venue().type().equals(venueType))
                .toList();
        boolean sameType = alike.size() >= FEWEST_MACHINES;
        return compare(here, sameType ? alike : others, sameType, catalogue);
    }

    private static VenueProfile compare(
            MachineSales here, List<MachineSales> others, boolean sameType, Catalogue catalogue) {
        Map<String, Elsewhere> elsewhere = new TreeMap<>();
        for (MachineSales machine : others) {
            machine.shareOnOffer().forEach((product, share) -> {
                if (catalogue.contains(product)) {
                    elsewhere
                            .computeIfAbsent(product, id -> new Elsewhere())
                            .add(machine.units().getOrDefault(product, 0), share * machine.total());
                }
            });
        }
        List<Standing> offered = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        elsewhere.forEach((product, there) -> {
            Double shareOnOffer = here.shareOnOffer().get(product);
            if (shareOnOffer != null) {
                offered.add(standing(product, here, shareOnOffer, there));
            } else if (there.machines > 1 || others.size() == 1) {
                gaps.add(new Gap(product, there.share() * perWeek((double) here.total(), here), there.machines));
            }
        });
        gaps.sort(Comparator.comparingDouble(Gap::expectedPerWeek).reversed().thenComparing(Gap::productId));
        return new VenueProfile(
                others.stream().map(MachineSales::deviceId).toList(),
                sameType,
                core(offered, others.size()),
                sorted(offered, standing -> standing.indexLow > 1, Comparator.comparingDouble(s -> -s.indexLow)),
                sorted(offered, standing -> standing.indexHigh < 1, Comparator.comparingDouble(s -> s.indexHigh)),
                gaps);
    }

    private static List<Standing> core(List<Standing> offered, int machines) {
        return sorted(
                offered,
                standing -> standing.offeredBy * 2 >= machines,
                Comparator.comparingDouble(s -> -s.unitsPerWeek));
    }

    private static List<Standing> sorted(List<Standing> all, Predicate<Standing> which, Comparator<Standing> order) {
        return all.stream()
                .filter(which)
                .sorted(order.thenComparing(Standing::productId))
                .toList();
    }

    private static Standing standing(String product, MachineSales here, double shareOnOffer, Elsewhere there) {
        int units = here.units().getOrDefault(product, 0);
        double expected = there.share() * shareOnOffer * here.total();
        double shape = units + DOUBT_UNITS;
        double rate = expected + DOUBT_UNITS;
        GammaDistribution index = GammaDistribution.of(shape, 1 / rate);
        return new Standing(
                product,
                perWeek(units, here),
                perWeek(expected, here),
                shape / rate,
                index.inverseCumulativeProbability(TAIL),
                index.inverseSurvivalProbability(TAIL),
                there.machines);
    }

    private static double perWeek(double units, MachineSales machine) {
        return units * DAYS_A_WEEK / machine.days();
    }

    /** A product's sales in the other machines, and all of their sales while it was on offer. */
    private static final class Elsewhere {
        private long units;
        private double allUnits;
        private int machines;

        void add(int sold, double soldOfAll) {
            units += sold;
            allUnits += soldOfAll;
            machines++;
        }

        double share() {
            return allUnits == 0 ? 0 : units / allUnits;
        }
    }
}
