package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Answer.Agreement;
import io.slotwise.llm.call.Answer.Level;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Canonical;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Leeway;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.call.Vote;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ModelReply;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BallotTest {
    private static final long ONE = 100 * 100 + 50 * 500;
    private static final long HALF_SPENT = 6_000_000;

    private final Stand stand = new Stand();
    private final AtomicInteger turn = new AtomicInteger();

    @Test
    void what_most_of_three_answers_say_is_the_answer() {
        Outcome outcome = stand.gateway(saying("a b", "b c", "c b d")).ask(voting(), Check.NONE);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.answer().text()).isEqualTo("b c");
            assertThat(answered.answer().agreement()).isEqualTo(new Agreement(3, 3));
            assertThat(answered.answer().level()).isEqualTo(Level.MODEL);
        });
    }

    @Test
    void each_answer_is_held_and_booked_under_the_one_call() {
        Gateway gateway = stand.gateway(saying("a", "a", "a"));

        Outcome outcome = gateway.ask(voting(), Check.NONE);

        assertThat(stand.ledger.rows()).extracting(row -> row.call().attempt()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(stand.ledger.rows())
                .extracting(row -> row.call().callId())
                .containsOnly(outcome.receipt().callId());
        assertThat(outcome.receipt().costNanos()).isEqualTo(3 * ONE);
        assertThat(outcome.receipt().attempts()).isEqualTo(3);
        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(3 * ONE, 0));
    }

    @Test
    void an_ask_that_does_not_vote_is_sent_once() {
        FakeClaude claude = saying("a", "b", "c");

        stand.gateway(claude).ask(Asks.plain(), Check.NONE);

        assertThat(claude.received).hasSize(1);
    }

    @Test
    void one_answer_must_do_when_half_of_the_days_money_is_gone() {
        FakeClaude claude = saying("a", "b", "c");
        Gateway gateway = stand.gateway(Asks.config(HALF_SPENT), dear(claude));
        gateway.ask(Asks.plain(), Check.NONE);
        claude.received.clear();

        Outcome outcome = gateway.ask(voting(), Check.NONE);

        assertThat(claude.received).hasSize(1);
        assertThat(((Outcome.Answered) outcome).answer().agreement()).isNull();
    }

    @Test
    void no_answer_is_sent_that_the_day_cannot_pay() {
        long two = 2 * worstCase() + 1;
        GatewayConfig config = Asks.config(two).with(new Sampling(3, 0));
        Gateway gateway = stand.gateway(config, saying("a b", "b", "b"));

        Outcome outcome = gateway.ask(voting(), Check.NONE);

        assertThat(gateway.ledger().spentToday().spentNanos()).isLessThanOrEqualTo(two);
        assertThat(gateway.ledger().spentToday().heldNanos()).isZero();
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    }

    @ParameterizedTest(name = "{0} of three fail")
    @CsvSource({"1, b, 2", "2, b c, 1"})
    void whoever_answers_votes_and_one_alone_counts_as_it_is(int failing, String text, int answered) {
        FakeClaude claude = new FakeClaude((request, cancellation) -> {
            int mine = turn.getAndIncrement();
            if (mine < failing) {
                throw ClaudeFailure.unbilled(Cause.SERVER_ERROR, "500");
            }
            return FakeClaude.reply(mine == 2 ? "b c" : "a b");
        });

        Outcome outcome = stand.gateway(claude).ask(voting(), Check.NONE);

        assertThat(((Outcome.Answered) outcome).answer().text()).isEqualTo(text);
        assertThat(((Outcome.Answered) outcome).answer().agreement()).isEqualTo(new Agreement(3, answered));
        assertThat(claude.received).hasSize(3);
    }

    @Test
    void where_none_answers_the_outcome_says_why() {
        Outcome outcome = stand.gateway(FakeClaude.failing(Cause.OVERLOADED, ClaudeFailure.Billing.NOTHING))
                .ask(voting(), Check.NONE);

        assertThat(outcome.fallback()).isEqualTo(Cause.OVERLOADED);
        assertThat(outcome.receipt().attempts()).isEqualTo(3);
    }

    @Test
    void answers_that_fail_their_check_do_not_vote() {
        Outcome outcome = stand.gateway(saying("a x", "a b", "a b"))
                .ask(voting(), text -> text.contains("x") ? List.of("There is no x.") : List.of());

        assertThat(((Outcome.Answered) outcome).answer().text()).isEqualTo("a b");
        assertThat(stand.ledger.rows()).extracting(UsageRow::cause).containsOnlyOnce(Cause.FAILED_CHECK);
    }

    @Test
    void what_they_agree_on_is_checked_as_a_whole() {
        Ask together = Asks.plain().with(Leeway.NONE.voting((answers, asked) -> "together"));

        Outcome outcome = stand.gateway(saying("a", "b", "b"))
                .ask(together, text -> text.equals("together") ? List.of("Not together.") : List.of());

        assertThat(outcome.fallback()).isEqualTo(Cause.FAILED_CHECK);
    }

    @Test
    void a_listener_hears_only_what_was_agreed_on() {
        List<Piece> told = new ArrayList<>();

        stand.gateway(saying("a b", "b c", "b")).stream(voting(), Check.NONE, new Cancellation(), told::add);

        assertThat(told).containsExactly(new Piece.Text("b"));
    }

    @Test
    void what_was_agreed_on_is_kept_apart_from_what_one_said_alone() {
        FakeClaude claude = saying("a b", "b c", "b", "alone");
        Gateway gateway = stand.gateway(claude);
        Caching kept = new Caching.Exact(Canonical.EMPTY.text("question", "why"), Map.of());

        gateway.ask(voting().cached(kept), Check.NONE);
        Outcome again = gateway.ask(voting().cached(kept), Check.NONE);
        Outcome alone = gateway.ask(Asks.plain().cached(kept), Check.NONE);

        assertThat(((Outcome.Answered) again).answer().text()).isEqualTo("b");
        assertThat(((Outcome.Answered) again).answer().level()).isEqualTo(Level.MEMORY);
        assertThat(((Outcome.Answered) alone).answer().text()).isEqualTo("alone");
    }

    @Test
    void a_model_that_is_not_asked_now_leaves_the_vote_to_a_lower_one() {
        FakeClaude claude = new FakeClaude((request, cancellation) -> {
            if (request.model().contains("opus")) {
                throw ClaudeFailure.unbilled(Cause.MODEL_GONE, "404");
            }
            return FakeClaude.reply("b");
        });
        Gateway gateway = stand.gateway(claude);
        Ask ask = Ask.of("explain", Tier.POWERFUL, Prompt.of("You explain.", "Why?"))
                .with(Leeway.NONE.downTo(Tier.BALANCED).voting(BallotTest::words));
        gateway.ask(ask, Check.NONE);
        claude.received.clear();

        Outcome outcome = gateway.ask(ask, Check.NONE);

        assertThat(outcome.receipt().model()).isEqualTo("claude-sonnet-5-5");
        assertThat(((Outcome.Answered) outcome).answer().agreement()).isEqualTo(new Agreement(3, 3));
        assertThat(claude.received).extracting(ModelRequest::model).containsOnly("claude-sonnet-5-5");
    }

    @Test
    void three_requests_are_all_that_an_ask_has() {
        FakeClaude claude = saying("x", "x", "x");

        Outcome outcome = stand.gateway(claude).ask(voting(), text -> List.of("There is no x."));

        assertThat(outcome.fallback()).isEqualTo(Cause.FAILED_CHECK);
        assertThat(claude.received).hasSize(3);
    }

    /** Words that more than half of those asked for have, in the order of the alphabet. */
    private static String words(List<String> answers, int asked) {
        Map<String, Long> counts = answers.stream()
                .flatMap(answer -> Stream.of(answer.split(" ")).distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(count -> 2 * count.getValue() > asked)
                .map(Map.Entry::getKey)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(" "));
    }

    private static Ask voting() {
        Vote vote = BallotTest::words;
        return Asks.plain().with(Leeway.NONE.voting(vote));
    }

    private FakeClaude saying(String... texts) {
        return new FakeClaude(
                (request, cancellation) -> FakeClaude.reply(texts[turn.getAndIncrement() % texts.length]));
    }

    /** Each answer costs half of the day. */
    private static FakeClaude dear(FakeClaude claude) {
        return new FakeClaude((request, cancellation) -> {
            ModelReply reply = claude.send(request, java.time.Duration.ofSeconds(1), cancellation);
            return FakeClaude.reply(reply.text(), ModelReply.Stop.END, Usage.of(100, HALF_SPENT / 1_000));
        });
    }

    private long worstCase() {
        Stand other = new Stand();
        Gateway gateway = other.gateway(FakeClaude.failing(Cause.DEADLINE, ClaudeFailure.Billing.UNKNOWN));
        return gateway.ask(Asks.plain(), Check.NONE).receipt().costNanos();
    }
}
