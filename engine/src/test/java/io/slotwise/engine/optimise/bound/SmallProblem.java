package io.slotwise.engine.optimise.bound;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.optimise.search.PatternWorth;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.rules.RuleTables;
import io.slotwise.engine.rules.Which;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A problem so small that all plans can be tried: two rows of three slots, five products, three pairs. */
final class SmallProblem {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    private static final int SLOTS = ROWS * COLUMNS;
    private static final int PRODUCTS = 5;

    private final SplittableRandom random;

    private SmallProblem(long seed) {
        random = new SplittableRandom(seed);
    }

    /** @param pairs how many pairs of products are worth something side by side */
    static Instance of(long seed, int pairs) {
        return new SmallProblem(seed).make(pairs);
    }

    /** Calls with every plan that keeps the rules. */
    static void legalPlans(Instance in, Consumer<int[]> each) {
        int[] plan = new int[SLOTS];
        int all = (int) Math.pow(PRODUCTS + 1, SLOTS);
        for (int code = 0; code < all; code++) {
            int rest = code;
            for (int s = 0; s < SLOTS; s++) {
                plan[s] = rest % (PRODUCTS + 1) - 1;
                rest /= PRODUCTS + 1;
            }
            if (in.excess(plan) == 0) {
                each.accept(plan.clone());
            }
        }
    }

    private Instance make(int pairs) {
        List<Product> products = new ArrayList<>();
        for (int p = 0; p < PRODUCTS; p++) {
            products.add(Product.of("p" + p, "Product " + p, "category " + p % 2, Money.of("2")));
        }
        List<Slot> slots = new ArrayList<>();
        for (int s = 0; s < SLOTS; s++) {
            Position position = new Position(s / COLUMNS, s % COLUMNS);
            Slot slot = new Slot(position, 1, SlotType.COIL, 4 + s / COLUMNS, 500, 60, null);
            String id = "p" + random.nextInt(PRODUCTS);
            slots.add(random.nextInt(6) == 0 ? slot : slot.with(new Facing(id, null, slot.capacity(), null)));
        }
        List<Row> rows = List.of(new Row(null, 100, null), new Row(null, 80, null));
        Cabinet cabinet = new Cabinet(0, "snack", rows, COLUMNS, Temperature.AMBIENT, SLOTS);
        RuleContext context =
                new RuleContext(Catalogue.of(products), Venue.UNKNOWN, new Machine.Service(7, Money.of("1"), "USD"));
        RuleBook book = RuleBook.of(List.of(
                new Rule.Facings(new Which.All(), 1, 4),
                new Rule.Pinned(0, new Position(0, random.nextInt(COLUMNS))),
                new Rule.GroupFacings(new Which.Category("category 0"), 1, 4),
                new Rule.MaxChanges(2 + random.nextInt(3)),
                new Rule.MaxMinutes(8, Rule.MaxMinutes.Minutes.USUAL)));
        RuleTables tables = RuleTables.of(book, new Planogram(cabinet, slots), context, RuleTables.Unproven.ALLOW);
        return new Instance(tables, slots(slots), Instance.Elsewhere.none(PRODUCTS), worth(), null, 0.05, pairs(pairs));
    }

    private static Instance.Slots slots(List<Slot> slots) {
        double[] multiplier = new double[SLOTS];
        int[] stock = new int[SLOTS];
        int[] row = new int[SLOTS];
        int[] left = new int[SLOTS];
        for (int s = 0; s < SLOTS; s++) {
            row[s] = s / COLUMNS;
            multiplier[s] = 1.1 - 0.2 * row[s];
            stock[s] = slots.get(s).capacity();
            left[s] = s % COLUMNS == 0 ? -1 : s - 1;
        }
        return new Instance.Slots(multiplier, stock, stock, row, left);
    }

    /** Sells with falling returns until the stock is gone. */
    private PatternWorth worth() {
        double[] wanted = random.doubles(PRODUCTS, 1, 6).toArray();
        double[] margin = random.doubles(PRODUCTS, 0.3, 1.2).toArray();
        return (p, facings, multipliers, stock) ->
                margin[p] * Math.min(stock, wanted[p] * multipliers / facings * Math.pow(facings, 0.3)) - 0.1 * facings;
    }

    private List<Instance.Pair> pairs(int count) {
        List<Instance.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Instance.Pair(i, i + 1, 0.2 + 0.6 * random.nextDouble()));
        }
        return pairs;
    }
}
