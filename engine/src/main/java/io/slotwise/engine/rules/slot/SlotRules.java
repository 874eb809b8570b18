package io.slotwise.engine.rules.slot;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.rules.Severity;
import io.slotwise.engine.rules.tally.Amount;
import io.slotwise.engine.rules.tally.Breach;
import io.slotwise.engine.rules.tally.Spot;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The rules that one product in one slot keeps or breaks, whatever stands elsewhere. */
public final class SlotRules {
    private final List<Rule.OfSlot> rules;
    private final RuleContext context;

    public SlotRules(List<Rule.OfSlot> rules, RuleContext context) {
        this.rules = rules;
        this.context = context;
    }

    /** Those that could concern a product at all, for asking about it in many slots. */
    public SlotRules about(Product product) {
        return new SlotRules(
                rules.stream().filter(rule -> concerns(rule, product)).toList(), context);
    }

    private static boolean concerns(Rule.OfSlot rule, Product product) {
        return switch (rule) {
            case Rule.SlotTypes types -> types.which().includes(product);
            case Rule.MustNot mustNot -> mustNot.which().includes(product);
            case Rule.PriceLadder ladder -> ladder.which().includes(product);
            case Rule.NutritionLimit limit -> limit.which().includes(product);
            case Rule.AgeLimit limit -> Amount.of(product, Rule.AgeLimit.TAG) > limit.years();
            case Rule.Fit always -> true;
            case Rule.SuitedTemperature always -> true;
            case Rule.RowWeight always -> true;
            case Rule.WithinCapacity always -> true;
            case Rule.ShelfLife always -> true;
            case Rule.AllergenFree always -> true;
        };
    }

    /** Reports every rule that the spot breaks. */
    public void judge(Spot spot, Proof proof, Consumer<Breach> found) {
        for (Rule.OfSlot rule : rules) {
            judge(rule, spot, proof, found);
        }
    }

    private void judge(Rule.OfSlot rule, Spot spot, Proof proof, Consumer<Breach> found) {
        switch (rule) {
            case Rule.Fit fit -> Fitting.judge(fit, spot, proof, found);
            case Rule.SuitedTemperature unused -> temperature(spot, found);
            case Rule.SlotTypes types -> slotType(types, spot, found);
            case Rule.RowWeight unused -> unknownWeight(spot, found);
            case Rule.WithinCapacity unused -> capacity(spot, found);
            case Rule.ShelfLife unused -> shelfLife(spot, found);
            case Rule.MustNot mustNot -> mustNot(mustNot, spot, found);
            case Rule.PriceLadder ladder -> priceLadder(ladder, spot, found);
            case Rule.AgeLimit limit -> ageLimit(limit, spot, found);
            case Rule.AllergenFree free -> allergens(free, spot, found);
            case Rule.NutritionLimit limit -> nutrition(limit, spot, found);
        }
    }

    private static void temperature(Spot spot, Consumer<Breach> found) {
        Temperature needed = spot.product().temperature();
        Temperature offered = spot.cabinet().temperature();
        if (needed != offered && !(needed == Temperature.AMBIENT && offered == Temperature.CHILLED)) {
            forbid(
                    spot,
                    "temperature",
                    found,
                    () -> "%s needs %s, the cabinet is %s.".formatted(spot.name(), low(needed), low(offered)),
                    () -> "Put it into a cabinet that is %s.".formatted(low(needed)));
        }
    }

    private static void slotType(Rule.SlotTypes rule, Spot spot, Consumer<Breach> found) {
        if (rule.which().includes(spot.product())
                && !rule.types().contains(spot.slot().type())) {
            forbid(
                    spot,
                    "slot_type",
                    found,
                    () -> "%s must stand in %s, the slot (%s) is a %s."
                            .formatted(
                                    spot.name(),
                                    lowAll(rule.types()),
                                    spot.slot().position(),
                                    low(spot.slot().type())),
                    () -> "Use a slot of type %s.".formatted(lowAll(rule.types())));
        }
    }

    private static void unknownWeight(Spot spot, Consumer<Breach> found) {
        Integer limitG = spot.row().weightLimitG();
        if (limitG != null && spot.product().size().weightG() == null) {
            found.accept(Breach.at(
                    spot,
                    "row_weight",
                    Severity.CHECK,
                    () -> "The weight of %s is unknown, and row %s may carry %d g at most."
                            .formatted(spot.name(), rowOf(spot.slot()), limitG),
                    () -> "Weigh a unit and enter the product's weight_g."));
        }
    }

    private static void capacity(Spot spot, Consumer<Breach> found) {
        int capacity = spot.slot().capacity();
        if (capacity == 0) {
            return;
        }
        if (spot.facing().parLevel() > capacity) {
            forbid(
                    spot,
                    "capacity",
                    found,
                    () -> "The par level (%d) of slot (%s) is above its capacity (%d)."
                            .formatted(spot.facing().parLevel(), spot.slot().position(), capacity),
                    () -> "Set the par level to %d.".formatted(capacity));
        }
        Integer quantity = spot.facing().quantity();
        if (quantity != null && quantity > capacity) {
            found.accept(Breach.at(
                    spot,
                    "capacity",
                    Severity.WARNING,
                    () -> "The slot (%s) is said to hold %d units, above its capacity (%d)."
                            .formatted(spot.slot().position(), quantity, capacity),
                    () -> "Count again, or correct the capacity."));
        }
    }

    private void shelfLife(Spot spot, Consumer<Breach> found) {
        Integer days = spot.product().shelfLifeDays();
        double interval = context.service().intervalDays();
        if (days != null && days < interval) {
            forbid(
                    spot,
                    "shelf_life",
                    found,
                    () -> "%s keeps %d days, the next visit is %s days away."
                            .formatted(spot.name(), days, Amount.text(interval)),
                    () -> "Visit at least every %d days, or sell something that keeps longer.".formatted(days));
        } else if (days == null && spot.product().temperature() != Temperature.AMBIENT) {
            found.accept(Breach.at(
                    spot,
                    "shelf_life",
                    Severity.CHECK,
                    () -> "%s needs cooling and its shelf life is unknown; the next visit is %s days away."
                            .formatted(spot.name(), Amount.text(interval)),
                    () -> "Enter the product's shelf_life_days."));
        }
    }

    private static void mustNot(Rule.MustNot rule, Spot spot, Consumer<Breach> found) {
        boolean here = rule.rows().isEmpty()
                || rule.rows().contains(spot.slot().position().row());
        if (here && rule.which().includes(spot.product())) {
            forbid(
                    spot,
                    "must_not",
                    found,
                    () -> "%s must not stand %s (%s are kept out)."
                            .formatted(
                                    spot.name(),
                                    rule.rows().isEmpty() ? "here" : "in row " + rowOf(spot.slot()),
                                    rule.which().words()),
                    () -> rule.rows().isEmpty() ? "Choose another product." : "Choose another row.");
        }
    }

    private static void priceLadder(Rule.PriceLadder rule, Spot spot, Consumer<Breach> found) {
        Money price = spot.price();
        if (rule.which().includes(spot.product()) && !rule.steps().contains(price)) {
            forbid(
                    spot,
                    "price_ladder",
                    found,
                    () -> "The price (%s) of %s in slot (%s) is no step of the ladder %s."
                            .formatted(price, spot.name(), spot.slot().position(), rule.steps()),
                    () -> "Ask %s.".formatted(nearestStep(rule, price)));
        }
    }

    /** The step nearest to a price; of two equally near the lower one. */
    public static Money nearestStep(Rule.PriceLadder rule, Money price) {
        return Objects.requireNonNull(rule.steps().stream()
                .min(Comparator.comparingLong(step -> Math.abs(step.minus(price).tenThousandths())))
                .orElse(null));
    }

    private static void ageLimit(Rule.AgeLimit rule, Spot spot, Consumer<Breach> found) {
        double age = Amount.of(spot.product(), Rule.AgeLimit.TAG);
        if (age > rule.years()) {
            forbid(
                    spot,
                    "age_limit",
                    found,
                    () -> "%s is for people of %s years and older, and may not be sold here."
                            .formatted(spot.name(), Amount.text(age)),
                    () -> "Choose a product without an age limit.");
        }
    }

    private static void allergens(Rule.AllergenFree rule, Spot spot, Consumer<Breach> found) {
        Product product = spot.product();
        Set<String> contained = new TreeSet<>(rule.allergens());
        contained.retainAll(product.tags());
        if (!contained.isEmpty()) {
            forbid(
                    spot,
                    "allergen_free",
                    found,
                    () -> "%s contains %s, which is kept out here."
                            .formatted(spot.name(), String.join(", ", contained)),
                    () -> "Choose a product without it.");
        } else if (!product.tags().contains(Rule.AllergenFree.DECLARED)) {
            Severity severity = rule.unknown() == Rule.Unknown.FORBID ? Severity.FORBIDDEN : Severity.CHECK;
            found.accept(Breach.at(
                    spot,
                    "allergen_free",
                    severity,
                    () -> "The allergens of %s are not declared.".formatted(spot.name()),
                    () -> "Read the label, enter the allergens as tags, and add the tag %s."
                            .formatted(Rule.AllergenFree.DECLARED)));
        }
    }

    private static void nutrition(Rule.NutritionLimit rule, Spot spot, Consumer<Breach> found) {
        if (!rule.which().includes(spot.product())) {
            return;
        }
        double amount = Amount.of(spot.product(), rule.nutrient());
        if (Double.isNaN(amount)) {
            forbid(
                    spot,
                    "nutrition_limit",
                    found,
                    () -> "The %s of %s is unknown, and at most %s is allowed here."
                            .formatted(rule.nutrient(), spot.name(), Amount.text(rule.atMost())),
                    () -> "Read the label and add a tag such as %s_%s."
                            .formatted(rule.nutrient(), Amount.text(rule.atMost())));
        } else if (amount > rule.atMost()) {
            forbid(
                    spot,
                    "nutrition_limit",
                    found,
                    () -> "%s has %s %s, at most %s is allowed here."
                            .formatted(spot.name(), rule.nutrient(), Amount.text(amount), Amount.text(rule.atMost())),
                    () -> "Choose a product with less.");
        }
    }

    private static void forbid(
            Spot spot, String code, Consumer<Breach> found, Supplier<String> message, Supplier<String> mend) {
        found.accept(Breach.at(spot, code, Severity.FORBIDDEN, message, mend));
    }

    private static String rowOf(Slot slot) {
        return Position.rowLetters(slot.position().row());
    }

    private static String low(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String lowAll(Set<? extends Enum<?>> values) {
        return values.stream().map(SlotRules::low).sorted().collect(Collectors.joining(" or "));
    }
}
