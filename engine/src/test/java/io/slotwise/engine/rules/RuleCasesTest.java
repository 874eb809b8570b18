package io.slotwise.engine.rules;

import static io.slotwise.engine.rules.Shelves.forbidden;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCasesTest {
    private static final int SEEDS = 20;

    static Stream<Arguments> rules_and_seeds() {
        return RuleCases.codes().stream()
                .flatMap(code -> IntStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(code, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("rules_and_seeds")
    void one_step_inside_the_rule_passes(String code, int seed) {
        RuleCases.Case drawn = RuleCases.draw(code, new SplittableRandom(seed));

        assertThat(RuleBook.of(drawn.rules()).checkChange(drawn.standing(), drawn.inside(), drawn.context()))
                .noneMatch(Violation::forbids);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("rules_and_seeds")
    void one_step_outside_breaks_this_rule_and_no_other_with_a_message_and_a_suggestion(String code, int seed) {
        RuleCases.Case drawn = RuleCases.draw(code, new SplittableRandom(seed));

        var found = RuleBook.of(drawn.rules()).checkChange(drawn.standing(), drawn.outside(), drawn.context());

        assertThat(new HashSet<>(forbidden(found))).containsExactly(code);
        assertThat(found).allSatisfy(violation -> {
            assertThat(violation.message()).isNotBlank().endsWith(".");
            assertThat(violation.suggestion()).isNotBlank().endsWith(".");
        });
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("rules_and_seeds")
    void what_is_broken_can_be_repaired(String code, int seed) {
        RuleCases.Case drawn = RuleCases.draw(code, new SplittableRandom(seed));
        RuleBook book = RuleBook.of(drawn.rules());

        var repaired = Objects.requireNonNull(Repair.nearest(book, drawn.standing(), drawn.outside(), drawn.context()));

        assertThat(book.checkChange(drawn.standing(), repaired, drawn.context()))
                .noneMatch(Violation::forbids);
    }
}
