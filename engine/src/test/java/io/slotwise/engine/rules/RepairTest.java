package io.slotwise.engine.rules;

import static io.slotwise.engine.rules.Shelves.context;
import static io.slotwise.engine.rules.Shelves.facing;
import static io.slotwise.engine.rules.Shelves.product;
import static io.slotwise.engine.rules.Shelves.twoByThree;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepairTest {
    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_repaired_planogram_always_passes(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Product> products = RandomBooks.products(random);
        RuleBook book = RandomBooks.book(random);
        RuleContext context = new RuleContext(Catalogue.of(products), Shelves.OFFICE, Shelves.WEEKLY);
        Planogram standing = RuleCases.scramble(random, products);
        Planogram proposed = RuleCases.scramble(random, products);

        Planogram alone = Repair.nearest(book, proposed, context);
        Planogram change = Repair.nearest(book, standing, proposed, context);

        assertThat(alone == null || Violation.pass(book.check(alone, context))).isTrue();
        assertThat(change == null || Violation.pass(book.checkChange(standing, change, context)))
                .isTrue();
        assertThat(Repair.nearest(book, standing, proposed, context)).isEqualTo(change);
        if (Violation.pass(book.checkChange(standing, standing, context))) {
            assertThat(change).as("going back would do").isNotNull();
        }
        if (Violation.pass(book.checkChange(standing, proposed, context))) {
            assertThat(change).isEqualTo(proposed);
        }
    }

    @Test
    void finds_a_repair_for_most_of_the_books_although_some_contradict_themselves() {
        long repaired = seeds().filter(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    List<Product> products = RandomBooks.products(random);
                    RuleBook book = RandomBooks.book(random);
                    RuleContext context = new RuleContext(Catalogue.of(products), Shelves.OFFICE, Shelves.WEEKLY);
                    return Repair.nearest(book, RuleCases.scramble(random, products), context) != null;
                })
                .count();

        assertThat(repaired).isGreaterThanOrEqualTo(260L);
    }

    @Test
    void exchanges_a_product_that_must_not_stand_there_with_one_that_may() {
        Product low = product("low");
        Product high = product("high").withSize(new Size(50, 150, 40, 60));
        Planogram standing = twoByThree("low", null, null, "high");
        RuleBook out = RuleBook.of(List.of(new Rule.MustNot(new Which.Id("high"), Set.of(0))));
        Planogram proposed = twoByThree("high", null, null, "low");

        Planogram repaired = Objects.requireNonNull(Repair.nearest(out, proposed, context(low, high)));

        assertThat(repaired).isEqualTo(standing);
    }

    @Test
    void lowers_a_par_level_rather_than_clearing_a_slot() {
        Product heavy = product("heavy").withSize(new Size(50, 100, 40, 1_000));
        Planogram proposed = twoByThree("heavy", "heavy", "heavy");

        Planogram repaired = Objects.requireNonNull(Repair.nearest(RuleBook.STANDARD, proposed, context(heavy)));

        assertThat(repaired.slotsOf("heavy")).hasSize(3);
        assertThat(repaired.slots().stream()
                        .filter(slot -> !slot.isEmpty())
                        .mapToInt(slot -> Objects.requireNonNull(slot.facing()).parLevel())
                        .sum())
                .isEqualTo(20);
    }

    @Test
    void asks_the_nearest_permitted_price() {
        RuleBook ladder = RuleBook.of(List.of(
                new Rule.PriceLadder(new Which.All(), List.of(Money.of("1.00"), Money.of("1.25"), Money.of("1.75")))));
        Planogram proposed = twoByThree().with(Position.parse("A1"), facing("p").withPrice(Money.of("1.49")));

        Planogram repaired = Objects.requireNonNull(Repair.nearest(ladder, proposed, context(product("p"))));

        assertThat(Objects.requireNonNull(repaired.slots().getFirst().facing()).price())
                .isEqualTo(Money.of("1.25"));
    }

    @Test
    void gives_up_where_the_rules_contradict_each_other() {
        RuleBook contrary =
                RuleBook.of(List.of(new Rule.MustStock("p"), new Rule.MustNot(new Which.Id("p"), Set.of())));

        assertThat(Repair.nearest(contrary, twoByThree("p"), context(product("p"))))
                .isNull();
        assertThat(Repair.nearest(
                        RuleBook.of(List.of(new Rule.MustStock("nobody"))), twoByThree(), context(product("p"))))
                .isNull();
    }
}
