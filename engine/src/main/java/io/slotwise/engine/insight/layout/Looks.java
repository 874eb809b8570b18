package io.slotwise.engine.insight.layout;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.zones.PositionEffects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Looks at a cabinet as a shopper would. */
public final class Looks {
    /** Colour distance below which two packs are hard to tell apart from two steps away. Judgement. */
    public static final double ALIKE = 20;

    private static final double HERO_SHARE = 0.15;

    private final Planogram planogram;
    private final Catalogue catalogue;

    private Looks(Planogram planogram, Catalogue catalogue) {
        this.planogram = planogram;
        this.catalogue = catalogue;
    }

    /**
     * The report.
     *
     * @param effects what rows and columns do to sales
     * @param moneyPerWeek what a product earns in the cabinet in a week
     */
    public static LayoutReport at(
            Planogram planogram, Catalogue catalogue, PositionEffects effects, ToDoubleFunction<String> moneyPerWeek) {
        Looks looks = new Looks(planogram, catalogue);
        Blocks blocks = new Blocks(planogram);
        List<Double> contrasts = new ArrayList<>();
        List<LayoutReport.LookAlike> alike = looks.lookAlikes(contrasts);
        List<Slot> filled =
                planogram.slots().stream().filter(slot -> !slot.isEmpty()).toList();
        long coloured =
                filled.stream().filter(slot -> looks.colour(slot) != null).count();
        return new LayoutReport(
                blocks.of(looks.labels(Product::category)),
                blocks.of(looks.labels(product -> product.look().brand())),
                alike,
                contrasts.isEmpty()
                        ? null
                        : contrasts.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(0),
                looks.heroes(effects, moneyPerWeek),
                filled.isEmpty() ? 0 : coloured / (double) filled.size(),
                filled.size());
    }

    private String[] labels(Function<Product, String> label) {
        return planogram.slots().stream()
                .map(slot -> {
                    Product product = product(slot);
                    return product == null ? "" : label.apply(product);
                })
                .toArray(String[]::new);
    }

    private @Nullable Product product(Slot slot) {
        Facing facing = slot.facing();
        return facing == null ? null : catalogue.find(facing.productId());
    }

    private @Nullable Colour colour(Slot slot) {
        Product product = product(slot);
        return product == null ? null : Colour.parse(product.look().colour());
    }

    /** Neighbours of different products and the same kind of pack, where packs are known. */
    private List<LayoutReport.LookAlike> lookAlikes(List<Double> contrasts) {
        List<Slot> slots = planogram.slots();
        List<int[]> touching = Blocks.touching(slots);
        List<LayoutReport.LookAlike> alike = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            for (int j : touching.get(i)) {
                Colour one = colour(slots.get(i));
                Colour other = colour(slots.get(j));
                Product a = product(slots.get(i));
                Product b = product(slots.get(j));
                if (j < i || one == null || other == null || a == null || b == null || a.id().equals(b.id())) {
                    continue;
                }
                double contrast = one.distance(other);
                contrasts.add(contrast);
                if (contrast < ALIKE && a.look().pack().equals(b.look().pack())) {
                    alike.add(new LayoutReport.LookAlike(
                            slots.get(i).position(), slots.get(j).position(), a.id(), b.id(), contrast));
                }
            }
        }
        alike.sort(Comparator.comparingDouble(LayoutReport.LookAlike::contrast)
                .thenComparing(LayoutReport.LookAlike::position)
                .thenComparing(LayoutReport.LookAlike::neighbour));
        return alike;
    }

    private List<LayoutReport.Hero> heroes(PositionEffects effects, ToDoubleFunction<String> moneyPerWeek) {
        Map<Position, Double> seen = new HashMap<>();
        for (Slot slot : planogram.slots()) {
            seen.put(
                    slot.position(),
                    Math.exp(effects.rows().get(slot.position().row()).logMean()
                            + effects.columns().get(slot.position().column()).logMean()));
        }
        double mean = seen.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(1);
        Map<String, Double> bySlot = new HashMap<>();
        for (String product : planogram.productIds()) {
            bySlot.put(
                    product,
                    moneyPerWeek.applyAsDouble(product)
                            / planogram.slotsOf(product).size());
        }
        List<Double> best =
                bySlot.values().stream().sorted(Comparator.reverseOrder()).toList();
        return planogram.slots().stream()
                .sorted(Comparator.comparingDouble((Slot slot) -> -Objects.requireNonNull(seen.get(slot.position())))
                        .thenComparing(Slot::position))
                .limit(Math.max(1, Math.round(HERO_SHARE * planogram.slots().size())))
                .map(slot -> hero(slot, Objects.requireNonNull(seen.get(slot.position())) / mean, bySlot, best))
                .toList();
    }

    private static LayoutReport.Hero hero(Slot slot, double visibility, Map<String, Double> bySlot, List<Double> best) {
        String product = slot.productId();
        double money = product == null ? 0 : bySlot.getOrDefault(product, 0.0);
        return new LayoutReport.Hero(
                slot.position(), visibility, product, money, product == null ? 0 : best.indexOf(money) + 1);
    }
}
