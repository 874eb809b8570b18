package io.slotwise.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Canonical;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that differ in anything that matters never meet; questions that differ in names alone always do. */
class AnswerKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final int PAIRS = 20_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void a_question_that_was_changed_in_one_place_never_gets_the_others_answer(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AnswerCache cache =
                new AnswerCache(64L << 20, Duration.ofDays(1), AnswerTable.NONE, new MemoryTagVersions(), () -> NOW);
        for (int i = 0; i < PAIRS; i++) {
            Question one = Question.random(random);
            Question other = one.mutated(random);
            AnswerKey key = new AnswerKey(one.canonical());
            cache.keep(key, Map.of(), new AnswerCache.Written("answer " + i, "m", 1, false));

            assertThat(cache.find(new AnswerKey(other.canonical()), Map.of()))
                    .as("%s got the answer to %s", other, one)
                    .isNull();
            assertThat(cache.find(new AnswerKey(one.renamed(random).canonical()), Map.of()))
                    .isNotNull();
            cache.forgetAll();
        }
    }

    @Test
    void texts_cannot_run_into_their_neighbours() {
        assertThat(Canonical.EMPTY.text("a", "bc").text("d", "e"))
                .isNotEqualTo(Canonical.EMPTY.text("a", "b").text("cd", "e"));
        assertThat(Canonical.EMPTY.list("a", List.of("b", "c"))).isNotEqualTo(Canonical.EMPTY.list("a", List.of("bc")));
        assertThat(Canonical.EMPTY.text("a", "1")).isNotEqualTo(Canonical.EMPTY.whole("a", 1));
        assertThat(Canonical.EMPTY.list("a", List.of("b"))).isNotEqualTo(Canonical.EMPTY.set("a", List.of("b")));
    }

    @Test
    void the_order_of_a_set_and_noise_behind_the_decimals_make_no_difference() {
        assertThat(Canonical.EMPTY.set("a", List.of("x", "y", "x")))
                .isEqualTo(Canonical.EMPTY.set("a", List.of("y", "x")));
        assertThat(Canonical.EMPTY.decimal("price", 0.1 + 0.2, 2)).isEqualTo(Canonical.EMPTY.decimal("price", 0.3, 2));
    }

    /** What a question about a planogram is made of. */
    private record Question(
            String feature,
            String language,
            String currency,
            List<String> slots,
            Map<String, String> names,
            List<String> candidates,
            String snapshot,
            long constraints,
            double price,
            String date) {
        static Question random(SplittableRandom random) {
            List<String> slots = new ArrayList<>();
            Map<String, String> names = new HashMap<>();
            int count = random.nextInt(1, 40);
            for (int i = 0; i < count; i++) {
                String product = "p" + random.nextInt(200);
                slots.add((char) ('A' + i / 8) + "" + (1 + i % 8) + "=" + product);
                names.put(product, "Name " + random.nextInt());
            }
            return new Question(
                    random.nextBoolean() ? "explain" : "forecast",
                    random.nextBoolean() ? "en" : "de",
                    random.nextBoolean() ? "USD" : "EUR",
                    slots,
                    names,
                    List.of("p" + random.nextInt(50), "p" + random.nextInt(50, 99)),
                    Long.toHexString(random.nextLong()),
                    random.nextLong(100),
                    random.nextInt(100, 500) / 100.0,
                    "2026-11-" + random.nextInt(10, 30));
        }

        Question mutated(SplittableRandom random) {
            List<String> changed = new ArrayList<>(slots);
            int at = random.nextInt(slots.size());
            return switch (random.nextInt(10)) {
                case 0 -> with(feature + "x", slots, snapshot, constraints, price);
                case 1 ->
                    new Question(
                            feature,
                            language + "x",
                            currency,
                            slots,
                            names,
                            candidates,
                            snapshot,
                            constraints,
                            price,
                            date);
                case 2 ->
                    new Question(
                            feature,
                            language,
                            currency + "x",
                            slots,
                            names,
                            candidates,
                            snapshot,
                            constraints,
                            price,
                            date);
                case 3 -> {
                    changed.set(at, changed.get(at) + "1");
                    yield with(feature, changed, snapshot, constraints, price);
                }
                case 4 -> {
                    changed.remove(at);
                    yield with(feature, changed, snapshot, constraints, price);
                }
                case 5 -> {
                    changed.add("Z9=p1");
                    yield with(feature, changed, snapshot, constraints, price);
                }
                case 6 -> with(feature, slots, snapshot + "0", constraints, price);
                case 7 -> with(feature, slots, snapshot, constraints + 1, price);
                case 8 -> with(feature, slots, snapshot, constraints, price + 0.01);
                default ->
                    new Question(
                            feature,
                            language,
                            currency,
                            slots,
                            names,
                            List.of(candidates.getFirst()),
                            snapshot,
                            constraints,
                            price,
                            date);
            };
        }

        Question renamed(SplittableRandom random) {
            Map<String, String> others = new HashMap<>();
            names.keySet().forEach(id -> others.put(id, "Other " + random.nextInt()));
            return new Question(
                    feature, language, currency, slots, others, candidates, snapshot, constraints, price + 1e-9, date);
        }

        Canonical canonical() {
            return Canonical.EMPTY
                    .text("feature", feature)
                    .text("language", language)
                    .text("currency", currency)
                    .list("slots", slots)
                    .set("candidates", candidates)
                    .text("snapshot", snapshot)
                    .whole("constraints", constraints)
                    .decimal("price", price, 2)
                    .text("date", date);
        }

        private Question with(String feature, List<String> slots, String snapshot, long constraints, double price) {
            return new Question(
                    feature, language, currency, slots, names, candidates, snapshot, constraints, price, date);
        }
    }
}
