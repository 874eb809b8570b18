package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckedAnswersTest {
    private final Stand stand = new Stand();

    @Test
    void feeds_the_faults_back_once() {
        AtomicInteger turn = new AtomicInteger();
        FakeClaude claude = new FakeClaude((request, cancellation) ->
                FakeClaude.reply(turn.getAndIncrement() == 0 ? "not JSON" : "{\"slot\":\"A1\"}"));

        Outcome outcome = stand.gateway(claude).ask(Asks.plain().shaped(Asks.SHAPE), Check.NONE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.answer().repaired()).isTrue());
        Prompt second = claude.received.get(1).prompt();
        assertThat(second.turns()).hasSize(3);
        assertThat(stand.ledger.rows()).extracting(UsageRow::cause).containsExactly(Cause.WRONG_SHAPE, null);
        assertThat(outcome.receipt().costNanos()).isEqualTo(70_000);
    }

    @Test
    void gives_up_after_one_repair() {
        FakeClaude claude = FakeClaude.saying("{\"slot\":\"Z99\"}");

        Outcome outcome = stand.gateway(claude)
                .ask(Asks.plain().shaped(Asks.SHAPE), text -> List.of("The slot Z99 does not exist."));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.cause()).isEqualTo(Cause.FAILED_CHECK);
            assertThat(refused.detail()).isEqualTo("The slot Z99 does not exist.");
        });
        assertThat(claude.received).hasSize(2);
    }

    @Test
    void refuses_answers_of_another_shape() {
        for (String text : List.of(
                "{\"slot\":1}",
                "{}",
                "{\"slot\":\"A1\",\"price\":2}",
                "{\"slot\":\"A1\"} and more",
                "{\"slot\":\"A1\",\"slot\":\"A2\"}",
                "[]",
                "")) {
            Outcome outcome =
                    stand.gateway(FakeClaude.saying(text)).ask(Asks.plain().shaped(Asks.SHAPE), Check.NONE);
            assertThat(outcome.fallback()).as(text).isEqualTo(Cause.WRONG_SHAPE);
        }
    }

    @Test
    void refuses_a_number_too_large_to_be_one() {
        var shape = new io.slotwise.llm.call.Shape("1", "{\"type\":\"object\"}");
        Outcome outcome = stand.gateway(FakeClaude.saying("{\"worth\":1e400}"))
                .ask(Asks.plain().shaped(shape), Check.NONE);
        assertThat(outcome.fallback()).isEqualTo(Cause.WRONG_SHAPE);
    }

    @Test
    void a_check_that_throws_leaves_no_hold_behind() {
        Gateway gateway = stand.gateway(FakeClaude.saying("fine"));
        try {
            gateway.ask(Asks.plain(), text -> {
                throw new IllegalStateException("a bug");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("a bug");
        }
        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(35_000, 0));
    }
}
