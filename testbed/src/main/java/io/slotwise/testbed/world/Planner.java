package io.slotwise.testbed.world;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.shopper.Draws;
import io.slotwise.testbed.shopper.Tastes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;

/** Fills empty cabinets as an operator does who knows roughly what people like: legal, plausible, not optimal. */
final class Planner {
    private static final double GUESSWORK = 0.7;
    private static final double WITH_TWO_FACINGS = 0.18;
    private static final double LEFT_EMPTY = 0.02;

    private final Assortment assortment;
    private final double[] liking;
    private final int[] range;
    private final double priceLevel;
    private final SplittableRandom random;

    /** @param range products that the operator may put in */
    Planner(Tastes tastes, int[] range, double priceLevel) {
        assortment = tastes.assortment();
        liking = tastes.appeal();
        this.range = range;
        this.priceLevel = priceLevel;
        random = new SplittableRandom(tastes.seed());
        for (int i = 0; i < liking.length; i++) {
            liking[i] += GUESSWORK * Draws.normal(tastes.seed(), i);
        }
    }

    /** The cabinets filled. No product stands in two of them. */
    List<Planogram> fill(List<Planogram> empty) {
        List<Integer> wanted = wanted();
        List<Planogram> filled = new ArrayList<>();
        for (Planogram planogram : empty) {
            filled.add(byCategory(fill(planogram, wanted)));
        }
        return filled;
    }

    /** What a product is asked for here, on the price ladder. */
    static Money price(Product product, double level) {
        double step = 0.05;
        return Money.nearest(Math.rint(Math.rint(product.price().toDouble() * level / step) * step * 100) / 100);
    }

    /** Products by liking, the best ones twice. */
    private List<Integer> wanted() {
        List<Integer> ranked = Arrays.stream(range)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer product) -> -liking[product])
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Integer> wanted = new ArrayList<>();
        for (int rank = 0; rank < ranked.size(); rank++) {
            wanted.add(ranked.get(rank));
            if (rank < WITH_TWO_FACINGS * ranked.size()) {
                wanted.add(ranked.get(rank));
            }
        }
        return wanted;
    }

    private Planogram fill(Planogram empty, List<Integer> wanted) {
        List<Slot> slots = new ArrayList<>(empty.slots());
        Collections.shuffle(slots, Random.from(random));
        Planogram filled = empty;
        for (Slot slot : slots) {
            if (random.nextDouble() >= LEFT_EMPTY) {
                filled = fill(filled, slot, wanted);
            }
        }
        return filled;
    }

    private Planogram fill(Planogram planogram, Slot slot, List<Integer> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            Product product = assortment.product(wanted.get(i));
            if (CabinetKind.fits(product, planogram.cabinet(), slot)) {
                wanted.remove(/* index */ i);
                Facing facing = new Facing(product.id(), price(product, priceLevel), slot.capacity(), null);
                return planogram.with(slot.position(), facing);
            }
        }
        return planogram;
    }

    /** Within slots of the same hardware, sorts the facings by category and product; empty slots come last. */
    private Planogram byCategory(Planogram planogram) {
        Planogram sorted = planogram;
        List<Slot> left = new ArrayList<>(planogram.slots());
        while (!left.isEmpty()) {
            Slot first = left.getFirst();
            List<Slot> same = left.stream()
                    .filter(slot -> sameHardware(planogram.cabinet(), first, slot))
                    .toList();
            left.removeAll(same);
            List<Facing> facings = same.stream()
                    .filter(slot -> !slot.isEmpty())
                    .map(slot -> Objects.requireNonNull(slot.facing()))
                    .sorted(Comparator.comparingInt((Facing facing) -> categoryOf(facing, planogram))
                            .thenComparing(Facing::productId))
                    .toList();
            for (int i = 0; i < same.size(); i++) {
                Position position = same.get(i).position();
                sorted = sorted.with(position, i < facings.size() ? facings.get(i) : null);
            }
        }
        return sorted;
    }

    /** Categories in an order of this machine's own, so that no category always stands on top. */
    private int categoryOf(Facing facing, Planogram planogram) {
        int category = assortment.category(assortment.index(facing.productId()));
        int turn = planogram.slots().size() + (int) (Math.abs(liking[0]) * 1000);
        return (category * 5 + turn) % assortment.categories().size();
    }

    private static boolean sameHardware(Cabinet cabinet, Slot a, Slot b) {
        return a.widthColumns() == b.widthColumns()
                && a.capacity() == b.capacity()
                && Objects.equals(a.pitchMm(), b.pitchMm())
                && Objects.equals(
                        cabinet.row(a.position()).heightMm(),
                        cabinet.row(b.position()).heightMm());
    }
}
