package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow.Certainty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamedAnswersTest {
    private final Stand stand = new Stand();

    @Test
    void streams_pieces_and_returns_the_whole() {
        List<Piece> pieces = new ArrayList<>();

        Outcome outcome = stand.gateway(FakeClaude.saying("one two three")).stream(
                Asks.plain(), Check.NONE, new Cancellation(), pieces::add);

        assertThat(pieces).containsExactly(new Piece.Text("one "), new Piece.Text("two "), new Piece.Text("three"));
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void does_not_repeat_a_stream_that_has_told_something() {
        AtomicInteger calls = new AtomicInteger();
        FakeClaude claude = FakeClaude.saying("unused");
        var broken = new io.slotwise.llm.call.upstream.Claude() {
            @Override
            public Readiness readiness() {
                return Readiness.READY;
            }

            @Override
            public ModelReply send(
                    io.slotwise.llm.call.upstream.ModelRequest request, Duration timeout, Cancellation cancellation) {
                return claude.received.isEmpty() ? FakeClaude.reply("x") : FakeClaude.reply("y");
            }

            @Override
            public ModelReply stream(
                    io.slotwise.llm.call.upstream.ModelRequest request,
                    Duration timeout,
                    Cancellation cancellation,
                    java.util.function.Consumer<Piece> listener)
                    throws ClaudeFailure {
                calls.incrementAndGet();
                listener.accept(new Piece.Text("half a"));
                throw new ClaudeFailure(Cause.BROKEN_STREAM, Billing.UNKNOWN, "cut", null, null);
            }

            @Override
            public long countTokens(io.slotwise.llm.call.upstream.ModelRequest request, Duration timeout) {
                return 1;
            }
        };

        Outcome outcome = stand.gateway(broken).stream(Asks.plain(), Check.NONE, new Cancellation(), piece -> {});

        assertThat(outcome.fallback()).isEqualTo(Cause.BROKEN_STREAM);
        assertThat(calls).hasValue(1);
        assertThat(stand.ledger.rows().getFirst().certainty()).isEqualTo(Certainty.WORST_CASE);
    }

    @Test
    void a_listener_that_throws_ends_the_ask_and_its_spending_is_booked() {
        Gateway gateway = stand.gateway(FakeClaude.saying("one two"));

        gateway.stream(Asks.plain(), Check.NONE, new Cancellation(), piece -> {
            throw new IllegalStateException("the browser is gone");
        });

        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(35_000, 0));
    }
}
