package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.llm.call.Answer.Level;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import io.slotwise.llm.cost.MemoryLedgerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyAtOnceTest {
    private final MemoryLedgerStore ledger = new MemoryLedgerStore(10_000);

    @Test
    void fifty_equal_asks_make_one_call() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        FakeClaude claude = new FakeClaude((request, cancellation) -> {
            await(answer);
            return FakeClaude.reply("shared");
        });
        Gateway gateway = gateway(claude);
        AtomicInteger started = new AtomicInteger();

        List<Outcome> outcomes = atOnce(50, i -> {
            if (started.incrementAndGet() == 50) {
                answer.countDown();
            }
            return gateway.ask(Asks.kept("why", Map.of("machine:1", 0L)), Check.NONE);
        });

        assertThat(claude.received).hasSize(1);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Answered.class));
        assertThat(outcomes.stream().filter(outcome -> level(outcome) == Level.MODEL))
                .hasSize(1);
        assertThat(outcomes.stream()
                        .mapToLong(outcome -> outcome.receipt().costNanos())
                        .sum())
                .isEqualTo(gateway.ledger().spentToday().spentNanos());
    }

    @Test
    void the_others_go_on_when_the_first_of_equal_asks_leaves() throws Exception {
        CountDownLatch flying = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        FakeClaude claude = new FakeClaude((request, cancellation) -> {
            if (calls.incrementAndGet() > 1) {
                return FakeClaude.reply("for the others");
            }
            CountDownLatch left = new CountDownLatch(1);
            cancellation.onCancel(left::countDown);
            flying.countDown();
            await(left);
            throw new ClaudeFailure(Cause.CANCELLED, Billing.UNKNOWN, "left", null, null);
        });
        Gateway gateway = gateway(claude);
        Ask ask = Asks.kept("why", Map.of());
        Cancellation first = new Cancellation();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> leaving = threads.submit(() -> gateway.ask(ask, Check.NONE, first));
            await(flying);
            Future<Outcome> other = threads.submit(() -> gateway.ask(ask, Check.NONE));
            first.cancel();

            assertThat(leaving.get().fallback()).isEqualTo(Cause.CANCELLED);
            assertThat(other.get()).isInstanceOf(Outcome.Answered.class);
        }
        assertThat(gateway.ledger().spentToday().heldNanos()).isZero();
    }

    @Test
    void at_most_fifty_are_on_their_way_and_none_of_two_hundred_fails() throws Exception {
        AtomicInteger flying = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(50);
        FakeClaude claude = new FakeClaude((request, cancellation) -> {
            most.accumulateAndGet(flying.incrementAndGet(), Math::max);
            full.countDown();
            await(full);
            flying.decrementAndGet();
            return FakeClaude.reply("fine");
        });
        Gateway gateway = gateway(claude);

        List<Outcome> outcomes = atOnce(200, i -> gateway.ask(Asks.plain(), Check.NONE));

        assertThat(most).hasValue(50);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Answered.class));
    }

    @Test
    void what_does_not_fit_into_the_queue_is_shed_at_once() throws Exception {
        CountDownLatch shed = new CountDownLatch(50);
        FakeClaude claude = new FakeClaude((request, cancellation) -> {
            await(shed);
            return FakeClaude.reply("fine");
        });
        Gateway gateway = gateway(claude);

        List<Outcome> outcomes = atOnce(300, i -> {
            Outcome outcome = gateway.ask(Asks.plain(), Check.NONE);
            if (outcome.fallback() == Cause.QUEUE_FULL) {
                shed.countDown();
            }
            return outcome;
        });

        assertThat(outcomes.stream().filter(outcome -> outcome.fallback() == Cause.QUEUE_FULL))
                .hasSize(50);
        assertThat(outcomes.stream().filter(outcome -> outcome.fallback() == null))
                .hasSize(250);
    }

    private static Level level(Outcome outcome) {
        return ((Outcome.Answered) outcome).answer().level();
    }

    private Gateway gateway(FakeClaude claude) {
        return new Gateway(
                Asks.config(), Surroundings.inMemory(claude, alarm -> {}).with(ledger));
    }

    private static List<Outcome> atOnce(int count, IntFunction<Outcome> ask) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                calls.add(() -> ask.apply(number));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> call : threads.invokeAll(calls)) {
                outcomes.add(call.get());
            }
            return outcomes;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
