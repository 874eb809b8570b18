package io.slotwise.testbed.puzzle;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Which;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Puzzle}s. Products: log-normal sales, six categories, prices of 1 to 3.50, costs of 40 to 65 %, some
 * too high for low rows, half with a shelf life. Today: an operator who gives a product about its share of slots,
 * with an error, and leaves two in ten of the products out. Rules: one to five facings, two categories with a
 * least or a most, three products that stay, two pinned slots, rows that carry so much. Today keeps all of them.
 */
final class PuzzleMaker {
    private static final int ROWS = 7;
    private static final int COLUMNS = 10;
    private static final int MAX_CHANGES = 20;
    private static final int CATEGORIES = 6;
    private static final int MAX_FACINGS = 5;
    private static final int PAIRS = 12;
    private static final int LOW_MM = 150;
    private static final int HIGH_MM = 220;

    private final SplittableRandom random;
    private final List<Product> products = new ArrayList<>();
    private final Map<String, Double> unitsPerDay = new HashMap<>();

    PuzzleMaker(long seed) {
        random = new SplittableRandom(seed);
    }

    Puzzle make(Puzzle.Adjacency adjacency) {
        int count = 40 + random.nextInt(21);
        for (int i = 0; i < count; i++) {
            addProduct(i);
        }
        List<Double> rowLog = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rowLog.add(0.16 - 0.02 * (row - 1.5) * (row - 1.5) + 0.03 * random.nextDouble());
        }
        Planogram planogram = today();
        List<Rule> rules = rules(planogram);
        List<Puzzle.Pair> pairs = adjacency == Puzzle.Adjacency.SOME ? pairs(planogram) : List.of();
        Machine.Service service = new Machine.Service(7, Money.of("10"), "USD");
        Machine machine = new Machine("puzzle", "Puzzle", Venue.UNKNOWN, ZoneOffset.UTC, service, List.of(planogram));
        return new Puzzle(machine, Catalogue.of(products), unitsPerDay, rowLog, rules, MAX_CHANGES, pairs);
    }

    private void addProduct(int i) {
        String id = "p" + i;
        Money price = new Money(10_000 + 2_500L * random.nextInt(11));
        Money cost = Money.nearest(price.toDouble() * (0.4 + 0.25 * random.nextDouble()));
        int heightMm = random.nextInt(5) == 0 ? 190 : 120;
        Integer life = random.nextBoolean() ? Integer.valueOf(21 + random.nextInt(150)) : null;
        products.add(Product.of(id, "Product " + i, "category " + random.nextInt(CATEGORIES), price)
                .withCost(cost)
                .withSize(new Size(60, heightMm, 40, 40 + random.nextInt(400)))
                .withShelfLifeDays(life));
        unitsPerDay.put(id, 0.55 * Math.exp(0.75 * random.nextGaussian() - 0.28));
    }

    private Planogram today() {
        List<Row> rows = new ArrayList<>();
        int[] capacity = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            rows.add(new Row(row < 4 ? HIGH_MM : LOW_MM, null, null));
            capacity[row] = 6 + 2 * random.nextInt(4);
        }
        List<Product> standing =
                products.stream().filter(product -> random.nextInt(10) >= 2).toList();
        int[] facings = new int[standing.size()];
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            Position position = new Position(i / COLUMNS, i % COLUMNS);
            int chosen = choose(standing, facings, rows.get(position.row()), i);
            facings[chosen]++;
            Slot slot = new Slot(position, 1, SlotType.COIL, capacity[position.row()], 500, 60, null);
            slots.add(slot.with(new Facing(standing.get(chosen).id(), null, slot.capacity(), null)));
        }
        return new Planogram(withLimits(rows, slots), slots);
    }

    /** Mostly what has least room for what it sells, as the operator believes. */
    private int choose(List<Product> standing, int[] facings, Row row, int slot) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < facings.length; i++) {
            Product product = standing.get(i);
            boolean may = fits(product, row) && facings[i] < MAX_FACINGS;
            double believed = unitsPerDay(product.id()) * Math.exp(0.9 * random.nextGaussian());
            double wish = believed / (1 + facings[i]) + (facings[i] == 0 && slot >= 25 ? 1 : 0);
            if (may && wish > most) {
                most = wish;
                best = i;
            }
        }
        return best;
    }

    private static boolean fits(Product product, Row row) {
        Integer need = product.size().heightMm();
        Integer room = row.heightMm();
        return need != null && room != null && need <= room;
    }

    /** Rows carry what stands there and a tenth more. */
    private Cabinet withLimits(List<Row> rows, List<Slot> slots) {
        int[] grams = new int[ROWS];
        for (Slot slot : slots) {
            grams[slot.position().row()] += slot.capacity() * weightG(slot.productId());
        }
        List<Row> limited = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            limited.add(new Row(rows.get(row).heightMm(), 170 - 20 * row, Math.max(20_000, grams[row] * 11 / 10)));
        }
        return new Cabinet(0, "snack", limited, COLUMNS, Temperature.AMBIENT, 70);
    }

    private int weightG(@Nullable String id) {
        Integer grams = id == null ? null : product(id).size().weightG();
        return grams == null ? 0 : grams;
    }

    private double unitsPerDay(String id) {
        return unitsPerDay.getOrDefault(id, 0.0);
    }

    private Product product(String id) {
        return products.get(Integer.parseInt(id.substring(1)));
    }

    private List<Rule> rules(Planogram today) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule.Facings(new Which.All(), 1, MAX_FACINGS));
        for (int i = 0; i < 2; i++) {
            String category = "category " + i;
            int now = (int) today.slots().stream()
                    .filter(slot -> category(slot.productId()).equals(category))
                    .count();
            rules.add(new Rule.GroupFacings(
                    new Which.Category(category), i == 0 ? Math.max(0, now - 2) : 0, i == 0 ? 70 : now + 2));
        }
        List<String> standing = today.productIds();
        for (int i = 0; i < 3; i++) {
            rules.add(new Rule.MustStock(standing.get(random.nextInt(standing.size()))));
        }
        Set<Position> pinned = new HashSet<>();
        while (pinned.size() < 2) {
            pinned.add(new Position(random.nextInt(ROWS), random.nextInt(COLUMNS)));
        }
        pinned.stream().sorted().forEach(position -> rules.add(new Rule.Pinned(0, position)));
        return rules;
    }

    private String category(@Nullable String id) {
        return id == null ? "" : product(id).category();
    }

    /** Worth 3 % of what today's shelf may earn before costs of service, all together. */
    private List<Puzzle.Pair> pairs(Planogram today) {
        double earned = 0;
        for (String id : today.productIds()) {
            Product product = product(id);
            double cost = product.cost() == null ? 0 : product.cost().toDouble();
            double room = today.slotsOf(id).stream().mapToInt(Slot::capacity).sum();
            earned += Math.min(7 * unitsPerDay(id), room) * (product.price().toDouble() - cost);
        }
        List<Puzzle.Pair> pairs = new ArrayList<>();
        Set<Set<String>> seen = new HashSet<>();
        while (pairs.size() < PAIRS) {
            String one = products.get(random.nextInt(products.size())).id();
            String other = products.get(random.nextInt(products.size())).id();
            if (!one.equals(other) && seen.add(Set.of(one, other))) {
                pairs.add(new Puzzle.Pair(one, other, 0.03 * earned / PAIRS * (0.5 + random.nextDouble())));
            }
        }
        return pairs;
    }
}
