package io.slotwise.engine.rules;

import static io.slotwise.engine.rules.Shelves.codes;
import static io.slotwise.engine.rules.Shelves.context;
import static io.slotwise.engine.rules.Shelves.facing;
import static io.slotwise.engine.rules.Shelves.product;
import static io.slotwise.engine.rules.Shelves.twoByThree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Slot;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementCheckTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_quick_answer_is_the_long_answer(int seed) {
        Draw draw = new Draw(seed);

        draw.placements((slot, product) -> {
            List<Violation> violations = draw.check.violations(slot, product);
            assertThat(draw.check.allowed(slot, product)).isEqualTo(Violation.pass(violations));
            assertThat(draw.check.severity(slot, product))
                    .isEqualTo(violations.stream()
                            .map(Violation::severity)
                            .min(Severity::compareTo)
                            .orElse(null));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_placement_is_refused_exactly_when_it_brings_something_forbidden_into_the_planogram(int seed) {
        Draw draw = new Draw(seed);

        draw.placements((slot, product) -> {
            Slot target = draw.planogram.slots().get(slot);
            if (product.id().equals(target.productId())) {
                return;
            }
            Planogram after = draw.planogram.with(target.position(), facing(product.id()));
            Set<String> before = draw.forbidden(draw.planogram);
            Set<String> fresh = draw.forbidden(after).stream()
                    .filter(message -> !before.contains(message))
                    .collect(Collectors.toSet());
            if (fresh.isEmpty()) {
                assertThat(draw.check.allowed(slot, product)).isTrue();
            } else if (before.isEmpty() && !draw.begins(product)) {
                assertThat(draw.check.allowed(slot, product)).as("%s", fresh).isFalse();
            }
        });
    }

    @Test
    void what_is_already_broken_elsewhere_is_not_repeated() {
        Product wide = product("wide").withSize(new Size(90, 100, 40, 60));
        PlacementCheck check = PlacementCheck.of(RuleBook.STANDARD, twoByThree("wide"), context(wide, product("p")));

        assertThat(check.violations(1, product("p"))).isEmpty();
        assertThat(codes(check.violations(1, wide))).containsExactly("width");
    }

    @Test
    void a_lighter_product_is_welcome_in_a_row_that_is_too_heavy() {
        Product heavy = product("heavy").withSize(new Size(50, 100, 40, 1_500));
        Product lighter = product("lighter").withSize(new Size(50, 100, 40, 1_400));
        Product heavier = product("heavier").withSize(new Size(50, 100, 40, 1_600));
        PlacementCheck check =
                PlacementCheck.of(RuleBook.STANDARD, twoByThree("heavy", "heavy"), context(heavy, lighter, heavier));

        assertThat(check.allowed(0, lighter)).isTrue();
        assertThat(codes(check.violations(0, heavier))).containsExactly("row_weight");
        assertThat(check.allowed(2, lighter)).isFalse();
    }

    @Test
    void the_first_of_several_facings_asked_for_is_a_beginning() {
        RuleBook pairs = RuleBook.of(List.of(new Rule.Facings(new Which.All(), 2, 6)));
        PlacementCheck check = PlacementCheck.of(pairs, twoByThree("p", "p"), context(product("p"), product("q")));

        assertThat(check.allowed(2, product("q"))).isTrue();
        assertThat(check.severity(2, product("q"))).isEqualTo(Severity.WARNING);
        assertThat(check.violations(2, product("q")).getFirst().message())
                .isEqualTo("Bar q (q) has 1 facings, at least 2 are asked for.");
        assertThat(check.allowed(0, product("q")))
                .as("it would leave p with one")
                .isFalse();
    }

    @Test
    void a_product_outside_the_catalogue_is_refused() {
        PlacementCheck check = PlacementCheck.of(RuleBook.STANDARD, twoByThree("p"), context(product("p")));

        assertThat(check.allowed(0, product("x"))).isFalse();
        assertThat(codes(check.violations(0, product("x")))).containsExactly("known_product");
    }

    @Test
    void changes_count_from_what_stands() {
        RuleBook one = RuleBook.of(List.of(new Rule.MaxChanges(1)));
        RuleContext context = context(product("p"), product("q"));
        Planogram standing = twoByThree("p", "p");
        PlacementCheck check = PlacementCheck.of(one, standing, twoByThree("q", "p"), context);

        assertThat(check.allowed(1, product("q"))).isFalse();
        assertThat(check.allowed(0, product("p"))).isTrue();
    }

    @Test
    void planograms_of_different_cabinets_are_no_change_of_one_another() {
        Planogram other =
                new Planogram(twoByThree().cabinet(), twoByThree().slots().subList(0, 5));

        assertThatThrownBy(() -> RuleBook.STANDARD.checkChange(twoByThree(), other, context(product("p"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The planograms of cabinet (0) must have the same slots.");
    }

    private static final class Draw {
        final RuleBook book;
        final List<Product> products;
        final RuleContext context;
        final Planogram planogram;
        final PlacementCheck check;

        Draw(int seed) {
            SplittableRandom random = new SplittableRandom(seed);
            products = RandomBooks.products(random);
            book = RandomBooks.book(random);
            context = new RuleContext(Catalogue.of(products), Shelves.OFFICE, Shelves.WEEKLY);
            planogram = RuleCases.scramble(random, products);
            check = PlacementCheck.of(book, planogram, context);
        }

        void placements(BiConsumer<Integer, Product> test) {
            for (int slot = 0; slot < planogram.slots().size(); slot++) {
                for (Product product : products) {
                    test.accept(slot, product);
                }
            }
        }

        Set<String> forbidden(Planogram of) {
            return book.checkChange(planogram, of, context).stream()
                    .filter(Violation::forbids)
                    .map(violation -> violation.position() + ": " + violation.message())
                    .collect(Collectors.toSet());
        }

        /** Whether the product has not stood here and some rule asks for several slots of it. */
        boolean begins(Product product) {
            boolean several =
                    book.rules().stream().anyMatch(rule -> rule instanceof Rule.Facings facings && facings.min() > 1);
            return several && planogram.slotsOf(product.id()).isEmpty();
        }
    }
}
