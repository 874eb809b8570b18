package io.slotwise.intake.rules;

import static io.slotwise.intake.rules.Field.integer;
import static io.slotwise.intake.rules.Field.number;
import static io.slotwise.intake.rules.Field.words;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.rules.Rule;
import io.slotwise.intake.rules.Field.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of all rules that an operator may write, with their fields. */
final class RuleForms {
    private static final Field PRODUCTS = Field.of("products", Kind.PRODUCTS);
    private static final Field UNKNOWN =
            words("unknown", Kind.WORD, "forbid", "check").optional();

    static final List<RuleForm<?>> ALL = List.of(
            new RuleForm<>(
                    "fit",
                    "Air above a unit, and whether a product of unknown measures is refused or flagged.",
                    Rule.Fit.class,
                    List.of(integer("clearance_mm", 0, 1_000).optional(), UNKNOWN),
                    in -> new Rule.Fit(in.integer("clearance_mm", 0), in.unknown("unknown", Rule.Unknown.CHECK)),
                    rule -> map("clearance_mm", rule.clearanceMm(), "unknown", word(rule.unknown()))),
            new RuleForm<>(
                    "slot_type",
                    "The products stand in slots of these types only.",
                    Rule.SlotTypes.class,
                    List.of(PRODUCTS, words("types", Kind.WORDS, "coil", "shelf", "locker")),
                    in -> new Rule.SlotTypes(in.products("products"), in.slotTypes("types")),
                    rule -> map(
                            "products",
                            rule.which(),
                            "types",
                            sorted(rule.types().stream().map(RuleForms::word).collect(Collectors.toSet())))),
            new RuleForm<>(
                    "cabinet_weight",
                    "The cabinet filled to par weighs no more than this.",
                    Rule.CabinetWeight.class,
                    List.of(integer("limit_g", 1, 100_000_000)),
                    in -> new Rule.CabinetWeight(in.integer("limit_g")),
                    rule -> map("limit_g", rule.limitG())),
            new RuleForm<>(
                    "facings",
                    "Each of the products that stands in the cabinet has so many slots.",
                    Rule.Facings.class,
                    spanned(),
                    in -> new Rule.Facings(
                            in.products("products"), in.integer("min", 0), in.integer("max", Rule.MAX_SLOTS)),
                    rule -> map("products", rule.which(), "min", rule.min(), "max", rule.max())),
            new RuleForm<>(
                    "group_facings",
                    "The products have so many slots together.",
                    Rule.GroupFacings.class,
                    spanned(),
                    in -> new Rule.GroupFacings(
                            in.products("products"), in.integer("min", 0), in.integer("max", Rule.MAX_SLOTS)),
                    rule -> map("products", rule.which(), "min", rule.min(), "max", rule.max())),
            new RuleForm<>(
                    "must_stock",
                    "The product stands in the cabinet.",
                    Rule.MustStock.class,
                    List.of(Field.of("product_id", Kind.TEXT)),
                    in -> new Rule.MustStock(in.text("product_id")),
                    rule -> map("product_id", rule.productId())),
            new RuleForm<>(
                    "must_keep",
                    "Of the products, those that stand in the cabinet stay in it.",
                    Rule.MustKeep.class,
                    List.of(PRODUCTS),
                    in -> new Rule.MustKeep(in.products("products")),
                    rule -> map("products", rule.which())),
            new RuleForm<>(
                    "must_not",
                    "The products stay out of these rows, or of the whole cabinet.",
                    Rule.MustNot.class,
                    List.of(PRODUCTS, Field.of("rows", Kind.ROWS).optional()),
                    in -> new Rule.MustNot(in.products("products"), in.rows("rows")),
                    rule -> rule.rows().isEmpty()
                            ? map("products", rule.which())
                            : map(
                                    "products",
                                    rule.which(),
                                    "rows",
                                    new TreeSet<>(rule.rows())
                                            .stream().map(Position::rowLetters).toList())),
            new RuleForm<>(
                    "pinned",
                    "The slot keeps its product.",
                    Rule.Pinned.class,
                    List.of(integer("cabinet_index", 0, 99).optional(), Field.of("position", Kind.POSITION)),
                    in -> new Rule.Pinned(in.integer("cabinet_index", 0), in.position("position")),
                    rule -> map(
                            "cabinet_index",
                            rule.cabinetIndex(),
                            "position",
                            rule.position().toString())),
            new RuleForm<>(
                    "price_ladder",
                    "The products ask one of these prices.",
                    Rule.PriceLadder.class,
                    List.of(PRODUCTS, Field.of("steps", Kind.MONEYS)),
                    in -> new Rule.PriceLadder(in.products("products"), in.moneys("steps")),
                    rule -> map("products", rule.which(), "steps", rule.steps())),
            new RuleForm<>(
                    "price_order",
                    "Wherever both stand, the one asks less than the other by at least a gap.",
                    Rule.PriceOrder.class,
                    List.of(
                            Field.of("cheaper_id", Kind.TEXT),
                            Field.of("dearer_id", Kind.TEXT),
                            Field.of("gap", Kind.MONEY).optional()),
                    in -> new Rule.PriceOrder(in.text("cheaper_id"), in.text("dearer_id"), in.money("gap", Money.ZERO)),
                    rule -> map("cheaper_id", rule.cheaperId(), "dearer_id", rule.dearerId(), "gap", rule.gap())),
            new RuleForm<>(
                    "age_limit",
                    "No product asks its buyers to be older than this; a product asks by a tag such as age_18.",
                    Rule.AgeLimit.class,
                    List.of(integer("years", 0, 99)),
                    in -> new Rule.AgeLimit(in.integer("years")),
                    rule -> map("years", rule.years())),
            new RuleForm<>(
                    "allergen_free",
                    "No product carries one of these tags; one without the tag allergens_declared has not said.",
                    Rule.AllergenFree.class,
                    List.of(Field.of("allergens", Kind.TEXTS), UNKNOWN),
                    in -> new Rule.AllergenFree(in.texts("allergens"), in.unknown("unknown", Rule.Unknown.FORBID)),
                    rule -> map("allergens", sorted(rule.allergens()), "unknown", word(rule.unknown()))),
            new RuleForm<>(
                    "nutrition_limit",
                    "A unit holds at most so much of a nutrient; a product says how much by a tag such as kcal_180.",
                    Rule.NutritionLimit.class,
                    List.of(PRODUCTS, Field.of("nutrient", Kind.TEXT), number("at_most", 0, 100_000)),
                    in -> new Rule.NutritionLimit(in.products("products"), in.text("nutrient"), in.real("at_most")),
                    rule -> map("products", rule.which(), "nutrient", rule.nutrient(), "at_most", rule.atMost())),
            new RuleForm<>(
                    "max_changes",
                    "At most so many slots change at once.",
                    Rule.MaxChanges.class,
                    List.of(integer("slots", 0, Rule.MAX_SLOTS)),
                    in -> new Rule.MaxChanges(in.integer("slots")),
                    rule -> map("slots", rule.slots())),
            new RuleForm<>(
                    "max_minutes",
                    "All changes together take a driver at most so many minutes.",
                    Rule.MaxMinutes.class,
                    List.of(
                            number("minutes", 0, 10_000),
                            Field.of("per", Kind.MINUTES).optional()),
                    in -> new Rule.MaxMinutes(in.real("minutes"), in.minutes("per")),
                    rule -> map("minutes", rule.minutes(), "per", rule.per())));

    /** Fields that every rule may have beside its own: where it holds. */
    static final List<Field> PLACES = List.of(
            Field.of("devices", Kind.TEXTS).optional(),
            Field.of("venue_types", Kind.TEXTS).optional());

    private RuleForms() {}

    /** The rule, limited to the places that its fields name. */
    static Rule placed(Rule rule, Values values) {
        Set<String> devices = values.texts("devices");
        Set<String> venues = values.texts("venue_types");
        return devices.isEmpty() && venues.isEmpty() ? rule : new Rule.OnlyAt(devices, venues, rule);
    }

    private static List<Field> spanned() {
        return List.of(
                PRODUCTS,
                integer("min", 0, Rule.MAX_SLOTS).optional(),
                integer("max", 0, Rule.MAX_SLOTS).optional());
    }

    static List<String> sorted(Set<String> texts) {
        return List.copyOf(new TreeSet<>(texts));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
