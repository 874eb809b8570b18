package io.slotwise.testbed.world;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Who changes planograms at some visits: slow products give way to new ones, slots are swapped, prices move. */
final class Operator {
    private static final double DAYS_PER_MONTH = 30.4;
    private static final double[] PRICE_STEPS = {0.85, 0.9, 1.1, 1.15, 1.25};

    private final Assortment assortment;
    private final int[] range;
    private final Knobs.Operations operations;
    private final double priceLevel;
    private final SplittableRandom random;

    Operator(Assortment assortment, int[] range, Knobs.Operations operations, double priceLevel, long seed) {
        this.assortment = assortment;
        this.range = range;
        this.operations = operations;
        this.priceLevel = priceLevel;
        random = new SplittableRandom(seed);
    }

    /**
     * The planograms as they are left after a visit.
     *
     * @param recentUnits sold of late, by product
     */
    List<Planogram> decide(List<Planogram> planograms, int[] recentUnits, double daysSinceVisit) {
        double months = daysSinceVisit / DAYS_PER_MONTH;
        List<Planogram> result = new ArrayList<>(planograms);
        for (int n = count(operations.switches() * months); n > 0; n--) {
            int cabinet = random.nextInt(result.size());
            result.set(cabinet, withSwitch(result.get(cabinet), recentUnits, result));
        }
        for (int n = count(operations.moves() * months); n > 0; n--) {
            int cabinet = random.nextInt(result.size());
            result.set(cabinet, withMove(result.get(cabinet)));
        }
        for (int n = count(operations.reprices() * months); n > 0; n--) {
            int cabinet = random.nextInt(result.size());
            result.set(cabinet, withReprice(result.get(cabinet)));
        }
        return result;
    }

    /** Of three random slots the one that sells worst gets a product that stands nowhere in the machine. */
    private Planogram withSwitch(Planogram planogram, int[] recentUnits, List<Planogram> all) {
        Slot slot = java.util.stream.IntStream.range(0, 3)
                .mapToObj(i -> anySlot(planogram))
                .min(Comparator.comparingInt(candidate -> units(candidate, recentUnits)))
                .orElseThrow();
        List<Product> newcomers = Arrays.stream(range)
                .mapToObj(assortment::product)
                .filter(product -> CabinetKind.fits(product, planogram.cabinet(), slot))
                .filter(product ->
                        all.stream().noneMatch(other -> other.productIds().contains(product.id())))
                .toList();
        if (newcomers.isEmpty()) {
            return planogram;
        }
        Product product = newcomers.get(random.nextInt(newcomers.size()));
        return Changes.apply(
                planogram,
                new Change.Assign(slot.position(), product.id(), Planner.price(product, priceLevel), slot.capacity()));
    }

    private Planogram withMove(Planogram planogram) {
        Slot from = anySlot(planogram);
        Slot to = anySlot(planogram);
        boolean legal = fits(planogram, from.facing(), to) && fits(planogram, to.facing(), from);
        return legal ? refitted(planogram, from, to) : planogram;
    }

    /** Both par levels rise to what the new slot holds: a driver fills a slot that is being set up. */
    private Planogram refitted(Planogram planogram, Slot from, Slot to) {
        Planogram swapped = Changes.apply(planogram, new Change.Swap(from.position(), to.position()));
        for (Slot slot : List.of(from, to)) {
            Facing facing = swapped.slot(slot.position()).facing();
            if (facing != null) {
                swapped = swapped.with(slot.position(), facing.withParLevel(slot.capacity()));
            }
        }
        return swapped;
    }

    private Planogram withReprice(Planogram planogram) {
        Facing facing = anySlot(planogram).facing();
        if (facing == null) {
            return planogram;
        }
        Product product = assortment.product(assortment.index(facing.productId()));
        double level = priceLevel * PRICE_STEPS[random.nextInt(PRICE_STEPS.length)];
        Planogram result = planogram;
        for (Slot slot : planogram.slotsOf(product.id())) {
            result = Changes.apply(result, new Change.Reprice(slot.position(), Planner.price(product, level)));
        }
        return result;
    }

    private boolean fits(Planogram planogram, @org.jspecify.annotations.Nullable Facing facing, Slot slot) {
        return facing == null
                || CabinetKind.fits(
                        assortment.product(assortment.index(facing.productId())), planogram.cabinet(), slot);
    }

    private Slot anySlot(Planogram planogram) {
        return planogram.slots().get(random.nextInt(planogram.slots().size()));
    }

    private int units(Slot slot, int[] recentUnits) {
        return slot.isEmpty() ? 0 : recentUnits[assortment.index(Objects.requireNonNull(slot.productId()))];
    }

    /** Poisson, by Knuth's product of uniforms; the means here are small. */
    private int count(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
