package io.slotwise.engine.demand;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Rates from the units and days of one machine alone, each product shrunk to its category and each category
 * to the machine: empirical-Bayes Gamma–Poisson with the prior's weight found by moments (Robbins 1956; Morris
 * 1983). Takes a sold-out day for a slow one, so heavy sellers come out low where stock is not known.
 */
public final class ShrunkRates {
    /** Older sales say little about next week. */
    static final int WINDOW_DAYS = 91;

    /** What a figure without a history is worth. */
    static final int FIGURE_DAYS = 28;

    /** Units per day of a product where nothing at all is known: a vending slot sells one to two a week. */
    static final double USUAL_UNITS_PER_DAY = 0.2;

    private static final double MIN_SHAPE = 0.7;
    private static final double MAX_SHAPE = 4;
    private static final double CATEGORY_WEIGHT_DAYS = 60;

    private final Machine machine;
    private final Catalogue catalogue;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Seen> byCategory = new HashMap<>();
    private final Seen all = new Seen();

    private static final class Seen {
        double units;
        double days;

        void add(Seen other) {
            units += other.units;
            days += other.days;
        }
    }

    private ShrunkRates(Machine machine, Catalogue catalogue) {
        this.machine = machine;
        this.catalogue = catalogue;
    }

    /**
     * The rates of all products of the catalogue on the machine.
     *
     * @param cabinetIndex the cabinet that the figures by position speak of
     * @param figures count only for products without a sale on record
     */
    public static Rates of(
            Machine machine, int cabinetIndex, Catalogue catalogue, MachineHistory history, Figures figures) {
        ShrunkRates evidence = new ShrunkRates(machine, catalogue);
        evidence.observe(history);
        evidence.observe(figures, cabinetIndex);
        return evidence.rates();
    }

    private void observe(MachineHistory history) {
        SalesHistory sales = history.sales();
        LocalDate last = sales.lastDay();
        if (last == null) {
            return;
        }
        long end = last.toEpochDay() + 1;
        int firstLine = sales.firstLineFrom(end - WINDOW_DAYS);
        long start = sales.epochDay(firstLine);
        Map<String, Long> since = presence(history, start);
        for (int line = firstLine; line < sales.size(); line++) {
            String id = sales.productIds().get(sales.product(line));
            Seen product = seen.computeIfAbsent(id, unseen -> new Seen());
            product.units += sales.quantity(line);
            int days = Math.toIntExact(end - since.getOrDefault(id, (long) sales.epochDay(line)));
            product.days = Math.max(product.days, days);
        }
        for (String id : standing()) {
            seen.computeIfAbsent(id, unseen -> new Seen()).days =
                    Math.toIntExact(Math.max(1, end - since.getOrDefault(id, start)));
        }
    }

    /** The first day within the window on which each product is known to have stood in the machine. */
    private static Map<String, Long> presence(MachineHistory history, long start) {
        Map<String, Long> since = new HashMap<>();
        for (SlotChange change : history.slotChanges()) {
            if (change.productId() != null) {
                long day = Math.max(start, change.effectiveFrom().toEpochDay());
                since.merge(change.productId(), day, Math::min);
            }
        }
        return since;
    }

    private Set<String> standing() {
        Set<String> ids = new HashSet<>();
        for (Planogram planogram : machine.planograms()) {
            for (Slot slot : planogram.slots()) {
                if (slot.facing() != null) {
                    ids.add(slot.facing().productId());
                }
            }
        }
        return ids;
    }

    private void observe(Figures figures, int cabinetIndex) {
        Map<String, Double> velocity = new HashMap<>();
        if (!figures.revenuePerDayAt().isEmpty()) {
            for (Slot slot : machine.planogram(cabinetIndex).slots()) {
                addVelocityAt(slot, figures, velocity);
            }
        }
        figures.revenuePerDay().forEach((id, revenue) -> {
            Product product = catalogue.find(id);
            if (product != null && product.price().compareTo(Money.ZERO) > 0) {
                velocity.put(id, revenue / product.price().toDouble());
            }
        });
        velocity.putAll(figures.unitsPerDay());
        velocity.forEach((id, unitsPerDay) -> {
            Seen product = seen.computeIfAbsent(id, unseen -> new Seen());
            if (product.units == 0) {
                product.units = unitsPerDay * FIGURE_DAYS;
                product.days = FIGURE_DAYS;
            }
        });
    }

    private void addVelocityAt(Slot slot, Figures figures, Map<String, Double> velocity) {
        Double revenue = figures.revenuePerDayAt().get(slot.position());
        Facing facing = slot.facing();
        if (revenue == null || facing == null) {
            return;
        }
        Product product = catalogue.find(facing.productId());
        Money price = facing.price() != null ? facing.price() : product == null ? Money.ZERO : product.price();
        if (price.compareTo(Money.ZERO) > 0) {
            velocity.merge(facing.productId(), revenue / price.toDouble(), Double::sum);
        }
    }

    private Rates rates() {
        for (Product product : catalogue.products()) {
            Seen one = seen.get(product.id());
            if (one != null) {
                all.add(one);
                byCategory
                        .computeIfAbsent(product.category(), unseen -> new Seen())
                        .add(one);
            }
        }
        double level = all.units > 0 ? all.units / all.days : USUAL_UNITS_PER_DAY;
        double shape = shape(level);
        Map<String, ProductRate> rates = HashMap.newHashMap(catalogue.size());
        for (Product product : catalogue.products()) {
            rates.put(product.id(), rate(product, level, shape));
        }
        return new Rates(
                rates, new ProductRate("?", shape, shape / level, 1), Rates.USUAL_DISPERSION, Rates.USUAL_LEVEL_SD);
    }

    private ProductRate rate(Product product, double level, double shape) {
        Seen category = byCategory.get(product.category());
        double mean = category == null
                ? level
                : (category.units + CATEGORY_WEIGHT_DAYS * level) / (category.days + CATEGORY_WEIGHT_DAYS);
        double priorDays = shape / mean;
        Seen one = seen.get(product.id());
        return one == null
                ? new ProductRate(product.id(), shape, priorDays, 1)
                : new ProductRate(
                        product.id(), shape + one.units, priorDays + one.days, priorDays / (priorDays + one.days));
    }

    /** Shape of the Gamma that the products' rates come from: mean² ÷ (variance between them − counting noise). */
    private double shape(double level) {
        double excess = 0;
        double weight = 0;
        for (Seen one : seen.values()) {
            double expected = level * one.days;
            excess += (one.units - expected) * (one.units - expected) - expected;
            weight += expected * expected;
        }
        double relativeVariance = weight > 0 ? excess / weight : 1;
        return relativeVariance <= 0 ? MAX_SHAPE : Math.clamp(1 / relativeVariance, MIN_SHAPE, MAX_SHAPE);
    }
}
