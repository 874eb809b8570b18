package io.slotwise.testbed.demo;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is wrong with some demo machines from their first day on, so that there is something to find. */
final class Quirks {
    private static final int SHORT_PAR = 3;
    private static final int SHORT_SLOTS = 3;
    private static final int EMPTIED_EVERY = 5;
    private static final int STARS = 15;
    private static final int BORES = 5;

    private Quirks() {}

    static UnaryOperator<List<Planogram>> none() {
        return UnaryOperator.identity();
    }

    /** The best-liked product stands in a bottom corner. */
    static List<Planogram> bestSellerMisplaced(List<Planogram> planograms) {
        Planogram planogram = planograms.getFirst();
        Slot best = byLiking(planogram).getLast();
        Slot corner = planogram.slots().reversed().stream()
                .filter(slot -> fits(best.productId(), planogram, slot) && fits(slot.productId(), planogram, best))
                .findFirst()
                .orElse(best);
        return first(planograms, Changes.apply(planogram, new Change.Swap(best.position(), corner.position())));
    }

    /** The best-liked products are filled to a few units only, so they sell out. */
    static List<Planogram> bestSellersShort(List<Planogram> planograms) {
        Planogram result = planograms.getFirst();
        for (Slot slot : byLiking(result).reversed().subList(0, SHORT_SLOTS)) {
            result = Changes.apply(result, new Change.SetPar(slot.position(), SHORT_PAR));
        }
        return first(planograms, result);
    }

    /**
     * The best-liked products are missing and the least-liked stand there several times instead; what is liked of
     * the rest stands at the feet, wherever hardware allows.
     */
    static List<Planogram> badlyPlanned(List<Planogram> planograms) {
        Planogram result = boresForStars(planograms.getFirst());
        for (int round = 0; round < result.slots().size(); round++) {
            for (Slot upper : result.slots()) {
                result = sunk(result, result.slot(upper.position()));
            }
        }
        return first(planograms, result);
    }

    /** An energy drink and a peanut bar in a school, a bag too wide for its coil, an overloaded par level. */
    static List<Planogram> rulesBroken(List<Planogram> planograms) {
        Planogram result = planograms.getFirst();
        result = withFirst(result, "Volt Lynx Energy 25 cl", 4);
        result = withFirst(result, "Peakwood Peanut Caramel Bar", 2);
        return first(planograms, withFirst(result, "Crackle Barn Sharing Bag Sea Salt 100 g", 0));
    }

    /** Fresh food and fruit that will not keep until the next visit. */
    static List<Planogram> shortLived(List<Planogram> planograms) {
        Planogram result = planograms.getFirst();
        result = withFirst(result, "Fold & Fork Chicken Caesar Wrap", 3);
        return first(planograms, withFirst(result, "Orchard Lane Apple & Grape Pot", 3));
    }

    /** Every fifth slot is empty. */
    static List<Planogram> halfEmpty(List<Planogram> planograms) {
        Planogram result = planograms.getFirst();
        for (int i = EMPTIED_EVERY - 1; i < result.slots().size(); i += EMPTIED_EVERY) {
            result =
                    Changes.apply(result, new Change.Clear(result.slots().get(i).position()));
        }
        return first(planograms, result);
    }

    private static Planogram boresForStars(Planogram planogram) {
        List<Slot> stars = byLiking(planogram).reversed().subList(0, STARS);
        List<Slot> bores = byLiking(planogram).subList(0, BORES);
        Planogram result = planogram;
        int next = 0;
        for (Slot star : stars) {
            Slot bore = bores.get(next++ % BORES);
            if (fits(bore.productId(), planogram, star)) {
                Facing facing = Objects.requireNonNull(bore.facing());
                result = result.with(star.position(), facing.withParLevel(star.capacity()));
            }
        }
        return result;
    }

    /** Swaps a slot with the one below it if the upper product is liked more and both fit. */
    private static Planogram sunk(Planogram planogram, Slot upper) {
        Slot lower = planogram.slots().stream()
                .filter(slot -> slot.position().column() == upper.position().column()
                        && slot.position().row() > upper.position().row()
                        && fits(upper.productId(), planogram, slot)
                        && fits(slot.productId(), planogram, upper))
                .findFirst()
                .orElse(upper);
        return liking(upper) > liking(lower)
                ? Changes.apply(planogram, new Change.Swap(upper.position(), lower.position()))
                : planogram;
    }

    /** Puts a product into the least-liked slot of a row whose product is not yet one of these. */
    private static Planogram withFirst(Planogram planogram, String name, int row) {
        Product product = Assortment.standard().catalogue().products().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        Slot slot = byLiking(planogram).stream()
                .filter(candidate -> candidate.position().row() == row)
                .findFirst()
                .orElseThrow();
        return planogram.with(slot.position(), new Facing(product.id(), product.price(), slot.capacity(), null));
    }

    private static List<Slot> byLiking(Planogram planogram) {
        return planogram.slots().stream()
                .filter(slot -> !slot.isEmpty())
                .sorted(Comparator.comparingDouble(Quirks::liking))
                .toList();
    }

    private static double liking(Slot slot) {
        Assortment assortment = Assortment.standard();
        return slot.isEmpty()
                ? Double.NEGATIVE_INFINITY
                : assortment.appeal(assortment.index(Objects.requireNonNull(slot.productId())));
    }

    private static boolean fits(@Nullable String productId, Planogram planogram, Slot slot) {
        Assortment assortment = Assortment.standard();
        return productId == null
                || CabinetKind.fits(assortment.product(assortment.index(productId)), planogram.cabinet(), slot);
    }

    private static List<Planogram> first(List<Planogram> planograms, Planogram changed) {
        List<Planogram> result = new java.util.ArrayList<>(planograms);
        result.set(0, changed);
        return result;
    }
}
