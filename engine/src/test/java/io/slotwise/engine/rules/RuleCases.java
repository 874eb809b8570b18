package io.slotwise.engine.rules;

import static io.slotwise.engine.rules.Shelves.CAPACITY;
import static io.slotwise.engine.rules.Shelves.OFFICE;
import static io.slotwise.engine.rules.Shelves.SCHOOL;
import static io.slotwise.engine.rules.Shelves.facing;
import static io.slotwise.engine.rules.Shelves.product;
import static io.slotwise.engine.rules.Shelves.slot;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** For each code a draw of: what stands, a change one step inside the rule, and one that breaks it. */
final class RuleCases {
    /** A machine of two rows of three slots; {@code inside} keeps the rule by a hair, {@code outside} does not. */
    record Case(List<Rule> rules, RuleContext context, Planogram standing, Planogram inside, Planogram outside) {}

    private static final Map<String, Function<RandomGenerator, Case>> BY_CODE = new TreeMap<>();

    static {
        BY_CODE.put("known_product", random -> of(random, List.of(), twin -> twin, "nobody"));
        BY_CODE.put(
                "width",
                random -> sized(
                        size -> new Size(70, 100, 40, 60), size -> new Size(71 + random.nextInt(50), 100, 40, 60)));
        BY_CODE.put(
                "height",
                random -> sized(
                        size -> new Size(50, 200, 40, 60), size -> new Size(50, 201 + random.nextInt(50), 40, 60)));
        BY_CODE.put(
                "coil_pitch",
                random -> sized(
                        size -> new Size(50, 100, 60, 60), size -> new Size(50, 100, 61 + random.nextInt(50), 60)));
        BY_CODE.put("temperature", RuleCases::temperature);
        BY_CODE.put(
                "slot_type",
                random -> of(
                        random,
                        List.of(new Rule.SlotTypes(new Which.Id("q"), Set.of(SlotType.SHELF))),
                        twin -> twin,
                        "q"));
        BY_CODE.put("row_weight", RuleCases::rowWeight);
        BY_CODE.put("cabinet_weight", RuleCases::cabinetWeight);
        BY_CODE.put("capacity", RuleCases::capacity);
        BY_CODE.put("shelf_life", RuleCases::shelfLife);
        BY_CODE.put("facings_max", RuleCases::facingsMax);
        BY_CODE.put("facings_min", RuleCases::facingsMin);
        BY_CODE.put("group_max", RuleCases::groupMax);
        BY_CODE.put("group_min", RuleCases::groupMin);
        BY_CODE.put("must_stock", random -> lost(new Rule.MustStock("p")));
        BY_CODE.put("must_keep", random -> lost(new Rule.MustKeep(new Which.Category("Bars"))));
        BY_CODE.put(
                "must_not",
                random -> of(random, List.of(new Rule.MustNot(new Which.Id("q"), Set.of(0))), twin -> twin, "q"));
        BY_CODE.put("pinned", RuleCases::pinned);
        BY_CODE.put("price_ladder", RuleCases::priceLadder);
        BY_CODE.put("price_order", RuleCases::priceOrder);
        BY_CODE.put("age_limit", random -> tagged(random, new Rule.AgeLimit(16), "age_16", "age_17"));
        BY_CODE.put(
                "allergen_free",
                random -> tagged(random, new Rule.AllergenFree(Set.of("nuts"), Rule.Unknown.FORBID), "milk", "nuts"));
        BY_CODE.put("nutrition_limit", random -> {
            int limit = 100 + random.nextInt(100);
            return tagged(
                    random,
                    new Rule.NutritionLimit(new Which.All(), "salt_mg", limit),
                    "salt_mg_" + limit,
                    "salt_mg_" + (limit + 1));
        });
        BY_CODE.put("max_changes", RuleCases::maxChanges);
        BY_CODE.put("max_minutes", RuleCases::maxMinutes);
    }

    private RuleCases() {}

    static Set<String> codes() {
        return BY_CODE.keySet();
    }

    static Case draw(String code, RandomGenerator random) {
        return Objects.requireNonNull(BY_CODE.get(code)).apply(random);
    }

    /** The id {@code q} at any slot of row A breaks the rule, {@code p} keeps it. */
    private static Case of(
            RandomGenerator random, List<Rule> rules, Function<Product, Product> other, String breaking) {
        RuleContext context = context(OFFICE, product("p"), other.apply(product("q")));
        Position place = new Position(0, random.nextInt(3));
        Planogram standing = Shelves.twoByThree();
        return new Case(
                rules, context, standing, standing.with(place, facing("p")), standing.with(place, facing(breaking)));
    }

    private static Case sized(Function<Size, Size> inside, Function<Size, Size> outside) {
        Product in = product("in").withSize(inside.apply(Size.UNKNOWN));
        Product out = product("out").withSize(outside.apply(Size.UNKNOWN));
        return swapIn(context(OFFICE, in, out), List.of());
    }

    private static Case swapIn(RuleContext context, List<Rule> rules) {
        Planogram standing = Shelves.twoByThree();
        Position place = Position.parse("A2");
        return new Case(
                rules, context, standing, standing.with(place, facing("in")), standing.with(place, facing("out")));
    }

    private static Case temperature(RandomGenerator random) {
        Temperature[] cabinet = {Temperature.AMBIENT, Temperature.CHILLED, Temperature.FROZEN};
        Temperature offered = cabinet[random.nextInt(3)];
        Temperature wrong = offered == Temperature.FROZEN ? Temperature.AMBIENT : Temperature.FROZEN;
        Product in = product("in").withTemperature(offered);
        Product out = product("out").withTemperature(wrong);
        Case drawn = swapIn(context(OFFICE, in, out), List.of());
        Function<Planogram, Planogram> cooled =
                planogram -> new Planogram(Shelves.cabinet(2, 3, offered), planogram.slots());
        return new Case(
                List.of(),
                drawn.context(),
                cooled.apply(drawn.standing()),
                cooled.apply(drawn.inside()),
                cooled.apply(drawn.outside()));
    }

    /** Three slots of 8 units: the row carries 20,000 g. */
    private static Case rowWeight(RandomGenerator random) {
        int first = 500 + random.nextInt(500);
        int rest = (Shelves.ROW_LIMIT_G - CAPACITY * first) / CAPACITY;
        Product in = weighing("in", rest);
        Product out = weighing("out", rest + 1);
        Planogram standing = Shelves.twoByThree("first");
        Position place = Position.parse("A3");
        return new Case(
                List.of(),
                context(OFFICE, weighing("first", first), in, out),
                standing,
                standing.with(place, facing("in")),
                standing.with(place, facing("out")));
    }

    private static Case cabinetWeight(RandomGenerator random) {
        int grams = 50 + random.nextInt(100);
        Rule rule = new Rule.CabinetWeight(CAPACITY * 3 * grams);
        Product in = weighing("in", grams);
        Product out = weighing("out", grams + 1);
        Planogram standing = Shelves.twoByThree("in", null, null, null, "in");
        Position place = Position.parse("A3");
        return new Case(
                List.of(rule),
                context(OFFICE, in, out),
                standing,
                standing.with(place, facing("in")),
                standing.with(place, facing("out")));
    }

    private static Case capacity(RandomGenerator random) {
        Planogram standing = Shelves.twoByThree("p");
        Facing over = new Facing("p", null, CAPACITY + 1 + random.nextInt(5), null);
        return new Case(
                List.of(),
                context(OFFICE, product("p")),
                standing,
                standing.with(Position.parse("A2"), facing("p")),
                standing.with(Position.parse("A2"), over));
    }

    private static Case shelfLife(RandomGenerator random) {
        int days = 2 + random.nextInt(20);
        Product in = product("in").withShelfLifeDays(days);
        Product out = product("out").withShelfLifeDays(days - 1);
        Machine.Service service = new Machine.Service(days, Money.ZERO, "USD");
        RuleContext context = new RuleContext(Catalogue.of(List.of(in, out)), OFFICE, service);
        return swapIn(context, List.of());
    }

    private static Case facingsMax(RandomGenerator random) {
        int max = 1 + random.nextInt(4);
        Rule rule = new Rule.Facings(new Which.All(), 0, max);
        return filled(rule, max, max + 1);
    }

    private static Case facingsMin(RandomGenerator random) {
        int min = 2 + random.nextInt(4);
        Rule rule = new Rule.Facings(new Which.Id("p"), min, 6);
        return filled(rule, min, min - 1);
    }

    private static Case groupMax(RandomGenerator random) {
        int max = 1 + random.nextInt(4);
        return filled(new Rule.GroupFacings(new Which.Category("Bars"), 0, max), max, max + 1);
    }

    private static Case groupMin(RandomGenerator random) {
        int min = 1 + random.nextInt(5);
        return filled(new Rule.GroupFacings(new Which.Tag("kcal_150"), min, 6), min, min - 1);
    }

    private static Case filled(Rule rule, int inside, int outside) {
        Planogram in = Shelves.twoByThree(times("p", inside));
        Planogram out = Shelves.twoByThree(times("p", outside));
        return new Case(List.of(rule), context(OFFICE, product("p"), product("q")), in, in, out);
    }

    private static @Nullable String[] times(String id, int count) {
        @Nullable String[] ids = new String[6];
        Arrays.fill(ids, 0, count, id);
        return ids;
    }

    private static Case lost(Rule rule) {
        Planogram standing = Shelves.twoByThree("p", "q");
        Planogram moved = Shelves.twoByThree("q", null, "p");
        Planogram out = Shelves.twoByThree("q", null, "q");
        return new Case(List.of(rule), context(OFFICE, product("p"), product("q")), standing, moved, out);
    }

    private static Case pinned(RandomGenerator random) {
        Position pin = new Position(0, random.nextInt(2));
        Planogram standing = Shelves.twoByThree("p", "p");
        Facing dearer = new Facing("p", Money.of("9.99"), 3, null);
        return new Case(
                List.of(new Rule.Pinned(0, pin)),
                context(OFFICE, product("p"), product("q")),
                standing,
                standing.with(pin, dearer),
                standing.with(pin, random.nextBoolean() ? facing("q") : null));
    }

    private static Case priceLadder(RandomGenerator random) {
        Money step = new Money(10_000 + 500L * random.nextInt(20));
        Rule rule = new Rule.PriceLadder(new Which.All(), List.of(step, step.times(2)));
        Planogram standing = Shelves.twoByThree();
        Position place = Position.parse("B2");
        return new Case(
                List.of(rule),
                context(OFFICE, product("p")),
                standing,
                standing.with(place, facing("p").withPrice(step)),
                standing.with(place, facing("p").withPrice(step.plus(new Money(1)))));
    }

    private static Case priceOrder(RandomGenerator random) {
        Money gap = new Money(1_000L * random.nextInt(5));
        Money low = Money.of("1.50");
        Planogram standing = Shelves.twoByThree("p");
        Position place = Position.parse("B3");
        Money just = low.plus(gap);
        return new Case(
                List.of(new Rule.PriceOrder("p", "q", gap)),
                context(OFFICE, product("p"), product("q")),
                standing,
                standing.with(place, facing("q").withPrice(just)),
                standing.with(place, facing("q").withPrice(just.minus(new Money(1)))));
    }

    private static Case tagged(RandomGenerator random, Rule rule, String fine, String bad) {
        Product in = product("in").withTags(Set.of(fine, Rule.AllergenFree.DECLARED));
        Product out = product("out").withTags(Set.of(bad, Rule.AllergenFree.DECLARED));
        Venue venue = random.nextBoolean() ? SCHOOL : OFFICE;
        Rule here = venue.equals(SCHOOL) ? new Rule.OnlyAt(Set.of(), Set.of("school"), rule) : rule;
        boolean age = rule instanceof Rule.AgeLimit;
        return swapIn(context(age ? OFFICE : venue, in, out), List.of(age ? rule : here));
    }

    private static Case maxChanges(RandomGenerator random) {
        int slots = random.nextInt(6);
        Planogram standing = Shelves.twoByThree("p", "p", "p", "p", "p", "p");
        return new Case(
                List.of(new Rule.MaxChanges(slots)),
                context(OFFICE, product("p"), product("q")),
                standing,
                Shelves.twoByThree(replaced(slots)),
                Shelves.twoByThree(replaced(slots + 1)));
    }

    private static Case maxMinutes(RandomGenerator random) {
        int slots = random.nextInt(6);
        Rule.MaxMinutes.Minutes per = new Rule.MaxMinutes.Minutes(2.5, 1, 0.5, 0);
        Planogram standing = Shelves.twoByThree("p", "p", "p", "p", "p", "p");
        return new Case(
                List.of(new Rule.MaxMinutes(2.5 * slots, per)),
                context(OFFICE, product("p"), product("q")),
                standing,
                Shelves.twoByThree(replaced(slots)),
                Shelves.twoByThree(replaced(slots + 1)));
    }

    private static @Nullable String[] replaced(int count) {
        @Nullable String[] ids = times("p", 6);
        Arrays.fill(ids, 0, count, "q");
        return ids;
    }

    private static Product weighing(String id, int grams) {
        return product(id).withSize(new Size(50, 100, 40, grams));
    }

    private static RuleContext context(Venue venue, Product... products) {
        return new RuleContext(Catalogue.of(List.of(products)), venue, Shelves.WEEKLY);
    }

    /** A random cabinet, full of anything that is in the catalogue, for the properties that hold for all. */
    static Planogram scramble(RandomGenerator random, List<Product> products) {
        List<Slot> slots = new ArrayList<>();
        for (String position : List.of("A1", "A2", "A3", "B1", "B2", "B3")) {
            String id = random.nextInt(5) == 0
                    ? null
                    : products.get(random.nextInt(products.size())).id();
            slots.add(slot(position, id));
        }
        return new Planogram(Shelves.cabinet(2, 3, Temperature.AMBIENT), slots);
    }
}
