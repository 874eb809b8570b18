package io.slotwise.bench.speed;

import io.slotwise.llm.cache.MemoryTagVersions;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Canonical;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Shape;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.Claude;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.gateway.Gateway;
import io.slotwise.llm.gateway.GatewayConfig;
import io.slotwise.llm.gateway.Surroundings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the pipe itself takes per ask, with a far side that answers at once: a prompt of 6 KB, an answer in JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class GatewayBenchmark {
    private static final Shape SHAPE = new Shape("1", """
            {"type":"object","additionalProperties":false,"required":["reasoning","slots"],
             "properties":{"reasoning":{"type":"string"},"slots":{"type":"array","items":{"type":"string"}}}}""");
    private static final String ANSWER =
            "{\"reasoning\":\"It sells out before the visit.\",\"slots\":[\"A1\",\"A2\",\"B3\"]}";

    private final Gateway gateway = new Gateway(
            GatewayConfig.defaults(ZoneOffset.UTC),
            Surroundings.inMemory(new AtOnce(), alarm -> {})
                    .with(io.slotwise.llm.cache.AnswerTable.NONE, new MemoryTagVersions()));
    private final Ask ask = Ask.of(
                    "revenue-prediction",
                    Tier.BALANCED,
                    Prompt.of(
                            "You explain what a planogram is worth, with the figures you are given. ".repeat(30),
                            "<slot position=\"A1\" product=\"p12\" revenue=\"8.50\"/>\n".repeat(75)))
            .shaped(SHAPE);
    private final Canonical content = content();
    private long question;

    /** Nothing kept: budget, sending, shape, settlement, row. */
    @Benchmark
    public Outcome anAskThatIsNeverKept() {
        return gateway.ask(ask, Check.NONE);
    }

    /** A new question each time: key, look-up, everything, keeping. */
    @Benchmark
    public Outcome anAskThatMissesTheCache() {
        Canonical identity = content.whole("question", question++);
        return gateway.ask(ask.cached(new Caching.Exact(identity, Map.of("machine:1", 0L))), Check.NONE);
    }

    /** The same question again. */
    @Benchmark
    public Outcome anAskThatHitsTheCache() {
        return gateway.ask(ask.cached(new Caching.Exact(content, Map.of("machine:1", 0L))), Check.NONE);
    }

    private static Canonical content() {
        Canonical canonical = Canonical.EMPTY.text("language", "en").text("currency", "USD");
        for (int i = 0; i < 70; i++) {
            canonical = canonical.text("slot" + i, "p" + i % 40);
        }
        return canonical;
    }

    private static final class AtOnce implements Claude {
        @Override
        public Readiness readiness() {
            return Readiness.READY;
        }

        @Override
        public ModelReply send(ModelRequest request, Duration timeout, Cancellation cancellation) {
            return new ModelReply(request.model(), ANSWER, ModelReply.Stop.END, Usage.of(1, 1), null, null, false);
        }

        @Override
        public ModelReply stream(
                ModelRequest request, Duration timeout, Cancellation cancellation, Consumer<Piece> listener) {
            return send(request, timeout, cancellation);
        }

        @Override
        public long countTokens(ModelRequest request, Duration timeout) {
            return 1;
        }
    }
}
