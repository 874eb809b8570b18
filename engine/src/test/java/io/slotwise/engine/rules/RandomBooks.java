package io.slotwise.engine.rules;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Rule books and catalogues at random, in which some products break something and measures are missing. */
final class RandomBooks {
    private static final int PRODUCTS = 8;

    private RandomBooks() {}

    static List<Product> products(RandomGenerator random) {
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            String category = random.nextBoolean() ? "Bars" : "Drinks";
            Product product = Product.of("p" + i, "P " + i, category, new Money(10_000 + 2_500L * random.nextInt(4)))
                    .withSize(new Size(
                            random.nextInt(6) == 0 ? 80 : 60,
                            random.nextInt(4) == 0 ? null : 150,
                            50,
                            400 + random.nextInt(900)))
                    .withTags(random.nextInt(5) == 0 ? Set.of("nuts") : Set.of("allergens_declared"));
            products.add(product);
        }
        return products;
    }

    static RuleBook book(RandomGenerator random) {
        List<Rule> rules = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            rules.add(rule(random));
        }
        return RuleBook.of(rules);
    }

    private static Rule rule(RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> new Rule.Facings(new Which.All(), random.nextInt(3), 2 + random.nextInt(2));
            case 1 -> new Rule.GroupFacings(new Which.Category("Bars"), random.nextInt(3), 3 + random.nextInt(3));
            case 2 -> new Rule.MustStock("p" + random.nextInt(PRODUCTS));
            case 3 -> new Rule.MustKeep(new Which.Category("Drinks"));
            case 4 -> new Rule.MustNot(new Which.Id("p" + random.nextInt(PRODUCTS)), Set.of());
            case 5 -> new Rule.Pinned(0, new Position(random.nextInt(2), random.nextInt(3)));
            case 6 -> new Rule.PriceLadder(new Which.All(), List.of(Money.of("1.00"), Money.of("1.50")));
            case 7 -> new Rule.PriceOrder("p0", "p1", Money.of("0.25"));
            case 8 -> new Rule.AllergenFree(Set.of("nuts"), Rule.Unknown.CHECK);
            case 9 -> new Rule.MaxChanges(random.nextInt(6));
            case 10 -> new Rule.MaxMinutes(random.nextInt(15), Rule.MaxMinutes.Minutes.USUAL);
            default -> new Rule.CabinetWeight(20_000 + random.nextInt(20_000));
        };
    }
}
