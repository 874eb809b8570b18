package io.slotwise.engine.value.choice;

import io.slotwise.engine.demand.ProductRate;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.evidence.Priors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine and its catalogue as arrays: slots of all cabinets one after the other, products in the order of
 * the catalogue, categories in order of first sight. Nothing in it changes with the planogram.
 */
public final class Layout {
    public static final int NONE = -1;

    /** Days of a week. */
    public static final double WEEK = 7;

    public final Evidence evidence;
    public final Planogram today;
    public final List<Product> products;
    public final double[] listPrice;
    public final double[] shelfLifeDays;
    public final int[] nest;
    public final int nests;
    public final double[] rate;
    final double[] rateShape;
    public final double[] ratePrior;
    final double dispersion;
    public final double intervalDays;
    public final int firstSlot;
    public final int slots;
    private final Map<String, Integer> indexes;

    public Layout(Evidence evidence) {
        this.evidence = evidence;
        Machine machine = evidence.machine();
        today = machine.planogram(evidence.cabinetIndex());
        products = List.copyOf(evidence.catalogue().products());
        int count = products.size();
        indexes = HashMap.newHashMap(count);
        listPrice = new double[count];
        shelfLifeDays = new double[count];
        nest = new int[count];
        rate = new double[count];
        rateShape = new double[count];
        ratePrior = new double[count];
        nests = fill();
        dispersion = evidence.rates().dispersion();
        intervalDays = machine.service().intervalDays();
        int before = 0;
        int all = 0;
        for (Planogram planogram : machine.planograms()) {
            if (isInQuestion(planogram)) {
                before = all;
            }
            all += planogram.slots().size();
        }
        firstSlot = before;
        slots = all;
    }

    private int fill() {
        Map<String, Integer> categories = new HashMap<>();
        for (int p = 0; p < products.size(); p++) {
            Product product = products.get(p);
            indexes.put(product.id(), p);
            listPrice[p] = product.price().toDouble();
            shelfLifeDays[p] = product.shelfLifeDays() == null ? Double.POSITIVE_INFINITY : product.shelfLifeDays();
            nest[p] = categories.computeIfAbsent(product.category(), unseen -> categories.size());
            ProductRate known = evidence.rates().rate(product.id());
            rate[p] = known.mean();
            rateShape[p] = known.shape();
            ratePrior[p] = known.priorShare();
        }
        return categories.size();
    }

    /** Whether it is the planogram of the cabinet that the evidence is about. */
    boolean isInQuestion(Planogram planogram) {
        return planogram.cabinet().index() == evidence.cabinetIndex();
    }

    /** @throws IllegalArgumentException if the catalogue has no such product */
    public int index(String productId) {
        Integer index = indexes.get(productId);
        if (index == null) {
            evidence.catalogue().get(productId);
            throw new IllegalStateException("The product (%s) has no index.".formatted(productId));
        }
        return index;
    }

    /** Whether the catalogue has such a product. */
    public boolean knows(String productId) {
        return indexes.containsKey(productId);
    }

    /** What stands on the machine with this planogram in the cabinet in question. */
    public Shelf shelf(Planogram planogram) {
        requireSameSlots(planogram);
        int[] productAt = new int[slots];
        double[] stockAt = new double[slots];
        double[] priceAt = new double[slots];
        Arrays.fill(productAt, NONE);
        int at = 0;
        for (Planogram standing : evidence.machine().planograms()) {
            for (Slot slot : (isInQuestion(standing) ? planogram : standing).slots()) {
                Facing facing = slot.facing();
                if (facing != null) {
                    int product = index(facing.productId());
                    productAt[at] = product;
                    stockAt[at] = stock(slot, facing.parLevel());
                    priceAt[at] = facing.price() == null
                            ? listPrice[product]
                            : facing.price().toDouble();
                }
                at++;
            }
        }
        return new Shelf(products.size(), productAt, stockAt, priceAt);
    }

    public static double stock(Slot slot, int parLevel) {
        if (parLevel > 0) {
            return parLevel;
        }
        return slot.capacity() > 0 ? slot.capacity() : Priors.USUAL_STOCK;
    }

    private void requireSameSlots(Planogram planogram) {
        List<Slot> slotsToday = today.slots();
        boolean same = planogram.slots().size() == slotsToday.size();
        for (int i = 0; same && i < slotsToday.size(); i++) {
            same = planogram.slots().get(i).position().equals(slotsToday.get(i).position());
        }
        if (!same) {
            throw new IllegalArgumentException(
                    "The planogram of cabinet (%d) must have the slots of today's.\nChange what stands in them only."
                            .formatted(evidence.cabinetIndex()));
        }
    }
}
