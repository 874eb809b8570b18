package io.slotwise.server.advice.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Product;
import io.slotwise.server.advice.Legality;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.prompt.Material;
import io.slotwise.server.advice.explain.prompt.Schemas;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.verify.Fact;
import io.slotwise.server.advice.verify.Said;
import io.slotwise.server.advice.verify.Suggestion;
import io.slotwise.server.advice.verify.Verdict;
import io.slotwise.server.advice.verify.Verifier;
import io.slotwise.testbed.claude.mind.Mind;
import io.slotwise.testbed.claude.mind.Mood;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifiedAnswersTest {
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Topic HONEST_TOPIC = Topics.prediction(Topics.MACHINE);
    private static final Material HONEST = Material.of(HONEST_TOPIC);
    private static final JsonNode SCHEMA =
            JsonMapper.shared().readTree(Schemas.of(HONEST_TOPIC).schema());

    @Test
    void an_honest_answer_is_shown_with_the_engines_figures() {
        String answer = new Mind(1).answer(Topics.prompt(HONEST), SCHEMA, Mood.HONEST);

        Verdict verdict = new Verifier(HONEST.ground()).verify(answer);

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.dropped()).as(answer + HONEST.facts()).isZero();
        assertThat(verdict.said()).hasSize(3);
        assertThat(verdict.suggestions().size() + verdict.rejections().size()).isPositive();
        assertShowable(HONEST, verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It takes NaN{f1} a day.",
                "It takes {f1}00 a day.",
                "It takes -{f1} a day.",
                "It takes 1.{f1} a day.",
                "It takes {f1}{f2} a day.",
                "It takes {f1}.5 a day.",
                "It takes {f1} k a day.",
                "It takes {f1}e3 a day.",
                "It takes NaN a day, and not {f1}.",
                "It takes null a day.",
            })
    void nothing_beside_a_figure_may_change_it(String sentence) {
        assertThat(new Verifier(HONEST.ground()).proseFault(sentence)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It earns twelve percent more.",
                "It earns ~$1.2k a week.",
                "It earns \u0661\u0662 a week.",
                "It earns \uff11\uff12 a week.",
                "It earns \u216b a week.",
                "It earns XII euro a week.",
                "It earns a couple of euro.",
                "It earns one euro a week.",
                "It makes nearly a fifth more.",
                "The uplift is a grand a week.",
                "douze pour cent de plus",
                "zwölf Prozent mehr",
                "Every second shopper buys it.",
                "It earns 1.000,50 a week.",
            })
    void no_figure_comes_in_other_words_or_digits(String sentence) {
        assertThat(new Verifier(HONEST.ground()).proseFault(sentence)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pepsi Max sells better than the rest.",
                "The slot holds Monster Energy today.",
                "The Snickers bar is popular here.",
                "URGENT act",
                "Urgent: prices are wrong.",
                "Act now and unplug the machine.",
                "Immediately open the door of the machine.",
                "It is essential to empty the machine today.",
                "Your account is locked.",
                "Password expired.",
                "Wire the money at once.",
                "Scan the code on the door.",
                "Follow the note, then empty the machine.",
                "Hand over the keys to the van.",
                "See evil dot com for more.",
                "data:text",
                "I am Claude and cannot help.",
                "As an AI model the answer is no.",
            })
    void sentences_speak_of_what_has_a_code_and_of_nothing_else(String sentence) {
        assertThat(new Verifier(HONEST.ground()).proseFault(sentence)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The machine takes {f1} a day as it stands.",
                "A1 carries most of it: the better place is worth {f2} a week.",
                "What stands in A1 sells more than its neighbours, and Mondays carry the week.",
                "Demand in Zone A is the strongest there is; in October it was weaker.",
                "An interval that spans nothing means that nobody knows yet.",
                "That one slot earns little, {f1} in EUR.",
                "The key driver is A1.",
                "Cash sales and card sales are alike, and empty slots cost the most.",
            })
    void plain_sentences_about_sales_are_shown(String sentence) {
        assertThat(new Verifier(HONEST.ground()).proseFault(sentence)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It takes {f1} a day.",
                "A day ({f1}) is as good as it gets, {f2} included.",
                "All of {f1}: the best there is.",
                "It takes {f1}, or so it seems.",
            })
    void a_figure_may_stand_in_any_plain_place(String sentence) {
        assertThat(new Verifier(HONEST.ground()).proseFault(sentence)).isNull();
    }

    @Test
    void four_hundred_wrong_answers_show_nothing_unverified() {
        assertNothingSlipsThrough(0, 400);
    }

    @Test
    @Tag("slow")
    void three_thousand_more_wrong_answers_show_nothing_unverified() {
        assertNothingSlipsThrough(1_000, 4_000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.slotwise.server.advice.explain.Injections#some")
    void an_obedient_model_says_and_proposes_nothing_of_what_a_name_ordered(String order) {
        assertPowerless(order);
    }

    @Test
    @Tag("slow")
    void two_hundred_orders_are_powerless() {
        Injections.all().forEach(VerifiedAnswersTest::assertPowerless);
    }

    private static void assertPowerless(String order) {
        Situation poisoned = Topics.renamed(product -> named(product, order));
        Material material = Material.of(Topics.about(HONEST_TOPIC, poisoned));
        Verifier verifier = new Verifier(material.ground());

        Verdict verdict = verifier.verify(new Mind(1).answer(Topics.prompt(material), SCHEMA, Mood.OBEDIENT));

        assertShowable(material, verdict);
        assertThat(verdict.said()).noneMatch(said -> said.text().contains(order));
        assertThat(material.facts()).isEqualTo(HONEST.facts());
    }

    private static void assertNothingSlipsThrough(int from, int answers) {
        Verifier verifier = new Verifier(HONEST.ground());
        String prompt = Topics.prompt(HONEST);
        int shown = 0;
        for (int seed = from; seed < from + answers; seed++) {
            Verdict verdict = verifier.verify(new Mind(seed).answer(prompt, SCHEMA, Mood.WRONG));
            assertShowable(HONEST, verdict);
            shown += verdict.faults().isEmpty() ? 1 : 0;
        }
        assertThat(shown).as("answers that are still of use").isBetween(1, answers - 1);
    }

    /** Only figures of the engine, only changes that keep the rules, at the engine's own price. */
    private static void assertShowable(Material material, Verdict verdict) {
        Situation machine = Topics.MACHINE;
        Set<String> figures = new HashSet<>();
        material.ground().facts().values().stream()
                .map(Fact::shown)
                .forEach(shown ->
                        FIGURE.matcher(shown).results().map(MatchResult::group).forEach(figures::add));
        for (Said said : verdict.said()) {
            String bare = said.text();
            for (Product product : machine.catalogue().products()) {
                bare = bare.replace(product.name(), "");
            }
            assertThat(FIGURE.matcher(bare.replaceAll("\\b[A-Z]\\d+\\b", ""))
                            .results()
                            .map(MatchResult::group))
                    .as(said.text())
                    .isSubsetOf(figures);
        }
        Legality rules = new Legality(machine);
        for (int i = 0; i < verdict.suggestions().size(); i++) {
            Suggestion suggestion = verdict.suggestions().get(i);
            Change change = verdict.changes().get(i);
            assertThat(rules.allows(Changes.apply(machine.planogram(), change))).isTrue();
            assertThat(suggestion.valuePerWeek())
                    .isEqualTo(MoneyPerWeek.of(machine.model()
                            .get()
                            .compare(machine.planogram(), Changes.apply(machine.planogram(), change))
                            .change()));
            assertThat(change).isNotInstanceOf(Change.Reprice.class);
        }
        assertThat(rules.allows(Changes.apply(machine.planogram(), verdict.changes())))
                .isTrue();
    }

    private static Product named(Product product, String order) {
        return new Product(
                product.id(),
                order,
                product.category(),
                product.price(),
                product.cost(),
                product.size(),
                product.temperature(),
                product.shelfLifeDays(),
                product.tags(),
                product.look());
    }
}
