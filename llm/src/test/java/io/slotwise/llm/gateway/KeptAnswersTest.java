package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Answer.Level;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.cost.UsageRow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
    private final Stand stand = new Stand();

    @Test
    void gives_a_kept_answer_without_asking_again() {
        FakeClaude claude = FakeClaude.saying("kept");
        Gateway gateway = stand.gateway(claude);
        Ask ask = Asks.kept("why", Map.of("machine:1", 0L));

        gateway.ask(ask, Check.NONE);
        Outcome second = gateway.ask(ask, Check.NONE);

        assertThat(second).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.answer().level()).isEqualTo(Level.MEMORY);
            assertThat(answered.receipt().costNanos()).isZero();
        });
        assertThat(claude.received).hasSize(1);
        assertThat(stand.ledger.rows()).extracting(UsageRow::level).containsExactly(Level.MODEL, Level.MEMORY);
        assertThat(gateway.cache().stats().savedNanos()).isEqualTo(35_000);
    }

    @Test
    void gives_no_kept_answer_after_what_it_depends_on_has_changed() {
        FakeClaude claude = FakeClaude.saying("kept");
        Gateway gateway = stand.gateway(claude);

        gateway.ask(Asks.kept("why", Map.of("machine:1", 0L)), Check.NONE);
        stand.tags.bump(List.of("machine:1"));
        gateway.ask(Asks.kept("why", Map.of("machine:1", 1L)), Check.NONE);

        assertThat(claude.received).hasSize(2);
    }

    @Test
    void checks_a_kept_answer_again_before_it_is_given() {
        FakeClaude claude = FakeClaude.saying("put it into A1");
        Gateway gateway = stand.gateway(claude);
        Ask ask = Asks.kept("where", Map.of());

        gateway.ask(ask, Check.NONE);
        Outcome today = gateway.ask(ask, text -> text.contains("A1") ? List.of("A1 is broken.") : List.of());

        assertThat(today.fallback()).isEqualTo(Cause.FAILED_CHECK);
        assertThat(gateway.cache().stats().failedCheck()).isEqualTo(1);
    }

    @Test
    void keeps_no_answer_that_was_refused_cut_or_fell_out() {
        AtomicInteger turn = new AtomicInteger();
        FakeClaude claude = new FakeClaude((request, cancellation) -> switch (turn.getAndIncrement()) {
            case 0 -> FakeClaude.reply("half", ModelReply.Stop.CUT, Usage.of(1, 1));
            case 1 -> FakeClaude.reply("no", ModelReply.Stop.REFUSAL, Usage.of(1, 1));
            case 2 -> throw ClaudeFailure.unbilled(Cause.BAD_REQUEST, "wrong");
            default -> FakeClaude.reply("whole");
        });
        Gateway gateway = stand.gateway(claude);
        Ask ask = Asks.kept("why", Map.of());

        assertThat(gateway.ask(ask, Check.NONE).fallback()).isEqualTo(Cause.TRUNCATED);
        assertThat(gateway.ask(ask, Check.NONE).fallback()).isEqualTo(Cause.REFUSED_BY_MODEL);
        assertThat(gateway.ask(ask, Check.NONE).fallback()).isEqualTo(Cause.BAD_REQUEST);
        assertThat(gateway.ask(ask, Check.NONE)).isInstanceOf(Outcome.Answered.class);
    }
}
