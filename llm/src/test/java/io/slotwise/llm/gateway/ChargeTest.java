package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.llm.cost.UsageRow.Certainty;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChargeTest {
    private final MemoryLedgerStore ledger = new MemoryLedgerStore(1_000);

    static Stream<Usage> noCounts() {
        return Stream.of(
                Usage.NONE,
                Usage.of(0, 50),
                Usage.of(100, 0),
                Usage.of(1_000_000_000_000L, 1_000_000_000_000L),
                Usage.of(100, 50_000_000),
                Usage.of(Long.MAX_VALUE, Long.MAX_VALUE),
                new Usage(Long.MAX_VALUE, 1, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("noCounts")
    void an_answer_without_a_count_that_can_be_one_is_shown_and_booked_at_its_hold(Usage told) {
        Gateway gateway = gateway(told, "fine");

        assertThat(gateway.ask(Asks.plain(), Check.NONE)).isInstanceOf(Outcome.Answered.class);

        assertThat(ledger.rows()).singleElement().satisfies(row -> {
            assertThat(row.certainty()).isEqualTo(Certainty.WORST_CASE);
            assertThat(row.usage()).isEqualTo(Usage.NONE);
            assertThat(row.costNanos()).isPositive().isLessThan(1_000_000);
            assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(row.costNanos(), 0));
        });
    }

    @Test
    void a_count_a_little_above_the_hold_is_booked_as_it_is_told() {
        gateway(Usage.of(5_000, 500), "fine").ask(Asks.plain(), Check.NONE);

        assertThat(ledger.rows())
                .singleElement()
                .extracting(UsageRow::certainty, UsageRow::usage)
                .containsExactly(Certainty.ABOVE_HOLD, Usage.of(5_000, 500));
    }

    @Test
    void nothing_said_may_cost_no_output() {
        gateway(Usage.of(100, 0), "").ask(Asks.plain(), Check.NONE);

        assertThat(ledger.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.certainty()).isEqualTo(Certainty.COUNTED));
    }

    @Test
    void a_far_side_that_lies_about_tokens_teaches_nothing() {
        Gateway gateway = gateway(Usage.of(1_000_000_000_000L, 1), "fine");
        String model = "claude-haiku-5-5";
        for (int i = 0; i < 5; i++) {
            gateway.ask(Asks.plain(), Check.NONE);
        }

        assertThat(gateway.tokens().quality(model).prompts()).isZero();
        assertThat(gateway.ask(Asks.plain(), Check.NONE)).isInstanceOf(Outcome.Answered.class);
    }

    private Gateway gateway(Usage told, String text) {
        FakeClaude claude =
                new FakeClaude((request, cancellation) -> FakeClaude.reply(text, ModelReply.Stop.END, told));
        return new Gateway(Asks.config(), Asks.around(claude, ledger));
    }
}
