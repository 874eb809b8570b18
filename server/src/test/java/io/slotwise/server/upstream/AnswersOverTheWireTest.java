package io.slotwise.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.upstream.ClaudeBatches;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.token.TextFeatures;
import io.slotwise.llm.token.TokenBound;
import io.slotwise.llm.token.TokenEstimator;
import io.slotwise.testbed.claude.SimulatedClaude;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AnswersOverTheWireTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String MODEL = "claude-haiku-5-5";

    @Test
    void answers_and_books_exactly_what_the_far_side_bills() {
        try (Wire wire = Wire.open(LONG)) {
            Outcome plain = wire.gateway.ask(Wire.ask(), Check.NONE);
            Outcome shaped = wire.gateway.ask(Wire.ask("In JSON, please").shaped(Wire.SHAPE), Check.NONE);

            assertThat(List.of(plain, shaped))
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Outcome.Answered.class,
                                    answered -> assertThat(answered.answer().simulated())
                                            .isTrue()));
            assertThat(wire.gateway.ledger().spentToday())
                    .isEqualTo(new Spend(wire.far.bill().nanos(), 0));
        }
    }

    @Test
    void streams_the_same_text_that_it_returns() {
        try (Wire wire = Wire.open(LONG)) {
            StringBuilder told = new StringBuilder();
            Outcome outcome = wire.gateway.stream(
                    Wire.ask(), Check.NONE, new Cancellation(), piece -> told.append(((Piece.Text) piece).text()));

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                assertThat(answered.answer().text()).isEqualTo(told.toString());
                assertThat(answered.receipt().timeToFirst()).isNotNull();
            });
            assertThat(wire.booked()).isEqualTo(wire.far.bill().nanos());
        }
    }

    @Test
    void keeps_a_prefix_that_comes_back_and_reads_it_at_its_price() {
        try (Wire wire = Wire.open(LONG)) {
            String stable = "The rules of this house, word for word, number 12. ".repeat(700);
            for (int i = 0; i < 3; i++) {
                wire.gateway.ask(
                        io.slotwise.llm.call.Ask.of(
                                "explain", io.slotwise.llm.call.Tier.FAST, Prompt.of(stable, "question " + i)),
                        Check.NONE);
            }
            assertThat(wire.ledger.rows().get(0).usage().cacheWrite()).isZero();
            assertThat(wire.ledger.rows().get(1).usage().cacheWrite()).isPositive();
            assertThat(wire.ledger.rows().get(2).usage().cacheRead()).isPositive();
            assertThat(wire.booked()).isEqualTo(wire.far.bill().nanos());
        }
    }

    @Test
    void fifty_at_once_all_get_their_answer() throws Exception {
        try (Wire wire = Wire.open(LONG);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> calls = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                String question = "question " + i;
                calls.add(() -> wire.gateway.ask(Wire.ask(question), Check.NONE));
            }
            for (Future<Outcome> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isInstanceOf(Outcome.Answered.class);
            }
            assertThat(wire.booked()).isEqualTo(wire.far.bill().nanos());
        }
    }

    @Test
    void waits_for_a_rate_limit_rather_than_failing() {
        try (Wire wire = Wire.to(SimulatedClaude.limited(7, 1_000, 1_000_000), LONG)) {
            wire.far.script().then(List.of(io.slotwise.testbed.claude.Script.parse("status 429 1")));
            Outcome outcome = wire.gateway.ask(Wire.ask(), Check.NONE);

            assertThat(outcome).isInstanceOf(Outcome.Answered.class);
            assertThat(outcome.receipt().latency()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(wire.ledger.rows())
                    .extracting(UsageRow::costNanos)
                    .first()
                    .isEqualTo(0L);
        }
    }

    /** The tokenizer is simulated, and unlike characters ÷ 4. */
    @Test
    void estimates_prompts_within_ten_percent_once_calibrated() throws Exception {
        try (Wire wire = Wire.open(LONG)) {
            TokenEstimator tokens = new TokenEstimator();
            SplittableRandom random = new SplittableRandom(5);
            for (int i = 0; i < 60; i++) {
                ModelRequest request = request(random);
                tokens.learn(MODEL, features(request), wire.claude.countTokens(request, LONG));
            }
            double off = 0;
            int prompts = 200;
            for (int i = 0; i < prompts; i++) {
                ModelRequest request = request(random);
                long counted = wire.claude.countTokens(request, LONG);
                long estimate = tokens.estimate(MODEL, features(request));
                off += Math.abs(estimate - counted) / (double) counted;
                assertThat(TokenBound.of(request.prompt(), request.schema())).isGreaterThan(counted);
            }
            assertThat(off / prompts).isLessThanOrEqualTo(0.10);
        }
    }

    @Test
    void a_batch_that_the_far_side_does_not_know_is_told_apart_from_trouble() throws Exception {
        try (Wire wire = Wire.open(Duration.ofSeconds(5))) {
            assertThat(wire.claude.state("msgbatch_gone")).isEqualTo(ClaudeBatches.State.UNKNOWN);
            wire.claude.results("msgbatch_gone", result -> {
                throw new AssertionError(result);
            });
        }
    }

    @Test
    void a_batch_brings_every_result_at_half_the_price() throws Exception {
        try (Wire wire = Wire.open(LONG)) {
            List<ClaudeBatches.Item> items = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                items.add(new ClaudeBatches.Item(
                        "machine-" + i,
                        new ModelRequest(MODEL, 200, null, Prompt.of("You explain.", "Machine " + i), null)));
            }
            String id = wire.claude.submit(items);
            while (wire.claude.state(id) != ClaudeBatches.State.ENDED) {
                Thread.onSpinWait();
            }
            List<String> done = new ArrayList<>();
            wire.claude.results(id, result -> {
                assertThat(result).isInstanceOf(ClaudeBatches.Result.Done.class);
                done.add(result.id());
            });
            assertThat(done).containsExactlyInAnyOrder("machine-0", "machine-1", "machine-2", "machine-3", "machine-4");
        }
    }

    private static TextFeatures features(ModelRequest request) {
        return TextFeatures.of(request.prompt(), request.schema());
    }

    /** Prose, XML, JSON and figures in varying shares, as prompts have them. */
    private static ModelRequest request(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(5, 120);
        for (int i = 0; i < lines; i++) {
            text.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "Explain why the refrigerated machine underperforms in the afternoon.\n";
                        case 1 ->
                            "<slot position=\"A%d\" product=\"p%d\" revenue=\"%d.%02d\"/>\n"
                                    .formatted(
                                            random.nextInt(9),
                                            random.nextInt(500),
                                            random.nextInt(99),
                                            random.nextInt(99));
                        case 2 ->
                            "{\"id\":%d,\"units\":[%d,%d,%d]}\n"
                                    .formatted(
                                            random.nextInt(500),
                                            random.nextInt(99),
                                            random.nextInt(99),
                                            random.nextInt(9));
                        default -> "Müsliriegel, Käsebrötchen – süß & salzig\n";
                    });
        }
        String schema = random.nextBoolean() ? Wire.SHAPE.schema() : null;
        return new ModelRequest(MODEL, 100, null, Prompt.of("You explain vending machines.", text.toString()), schema);
    }
}
