package io.slotwise.llm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Outcome;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.upstream.ClaudeBatches;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.cost.MemoryLedgerStore;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchDeskTest {
    private final MemoryLedgerStore ledger = new MemoryLedgerStore(1_000);
    private final MemoryBatchStore store = new MemoryBatchStore();
    private final Far far = new Far();
    private final ByHand time = new ByHand();
    private final Gateway gateway = new Gateway(Asks.config(), Asks.around(FakeClaude.saying("unused"), ledger, time));
    private final Map<String, Outcome> told = new LinkedHashMap<>();

    @Test
    void applies_each_result_once_at_half_the_price() throws Exception {
        assertThat(desk().submit(Map.of("a", Asks.plain(), "b", Asks.plain()))).isEmpty();
        far.state = ClaudeBatches.State.ENDED;

        assertThat(collect()).isZero();
        assertThat(collect()).isZero();

        assertThat(told).containsOnlyKeys("a", "b");
        assertThat(told.values())
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Answered.class,
                                answered -> assertThat(answered.receipt().costNanos())
                                        .isEqualTo(100 * 50 + 50 * 250)));
        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(2 * 17_500, 0));
    }

    @Test
    void waits_while_a_batch_runs() throws Exception {
        desk().submit(Map.of("a", Asks.plain()));
        assertThat(collect()).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void a_result_that_came_back_before_a_restart_is_not_billed_again() throws Exception {
        desk().submit(Map.of("a", Asks.plain()));
        far.state = ClaudeBatches.State.ENDED;
        BatchStore.Entry before = store.open().getFirst();
        collect();
        store.planned(List.of(before));

        collect();

        assertThat(ledger.rows()).hasSize(1);
        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(17_500, 0));
    }

    @Test
    void what_may_have_been_handed_in_is_booked_and_not_handed_in_again() throws Exception {
        desk().submit(Map.of("a", Asks.plain()));
        BatchStore.Entry entry = store.open().getFirst();
        store.planned(List.of(new BatchStore.Entry(entry.id(), entry.hold(), "", "")));

        collect();

        assertThat(told.get("a"))
                .satisfies(outcome -> assertThat(outcome.fallback()).isEqualTo(Cause.LOST));
        assertThat(ledger.rows()).singleElement().satisfies(row -> {
            assertThat(row.certainty()).isEqualTo(UsageRow.Certainty.WORST_CASE);
            assertThat(row.costNanos()).isEqualTo(entry.hold().nanos());
        });
        assertThat(far.items).hasSize(1);
    }

    @Test
    void a_far_side_that_refuses_costs_nothing() {
        far.refusal = ClaudeFailure.unbilled(Cause.OVERLOADED, "529");
        Map<String, Outcome> refused = desk().submit(Map.of("a", Asks.plain()));

        assertThat(refused.get("a"))
                .satisfies(outcome -> assertThat(outcome.fallback()).isEqualTo(Cause.OVERLOADED));
        assertThat(gateway.ledger().spentToday()).isEqualTo(Spend.NOTHING);
        assertThat(store.open()).isEmpty();
    }

    @Test
    void hands_in_no_more_than_there_is_money_for() {
        Gateway poor = new Gateway(Asks.config(6_000_000), Asks.around(FakeClaude.saying("unused"), ledger));
        Map<String, Ask> asks = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            asks.put("m" + i, Asks.plain());
        }
        Map<String, Outcome> refused = poor.batches(far, store).submit(asks);

        assertThat(refused.values())
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.OverBudget.class));
        assertThat(far.items).hasSize(10 - refused.size()).isNotEmpty();
    }

    @Test
    void a_broken_connection_while_handing_in_is_booked_and_not_tried_again() throws Exception {
        far.refusal = new ClaudeFailure(Cause.BROKEN_STREAM, ClaudeFailure.Billing.UNKNOWN, "reset", null, null);
        assertThat(desk().submit(Map.of("a", Asks.plain()))).isEmpty();

        assertThat(collect()).isZero();

        assertThat(told.get("a"))
                .satisfies(outcome -> assertThat(outcome.fallback()).isEqualTo(Cause.LOST));
        assertThat(gateway.ledger().spentToday().spentNanos()).isPositive();
        assertThat(store.open()).isEmpty();
    }

    @Test
    void a_listener_that_fails_is_told_again_and_nothing_is_billed_again() throws Exception {
        desk().submit(Map.of("a", Asks.plain()));
        far.state = ClaudeBatches.State.ENDED;
        assertThatThrownBy(() -> desk().collect(
                                (id, note) -> new BatchDesk.Wanted(Asks.plain(), Check.NONE), (id, outcome) -> {
                                    throw new IllegalStateException("the disk is full");
                                }))
                .isInstanceOf(IllegalStateException.class);

        collect();

        assertThat(told.get("a")).isInstanceOf(Outcome.Answered.class);
        assertThat(ledger.rows()).hasSize(1);
    }

    @Test
    void a_batch_that_the_far_side_has_forgotten_is_booked_at_its_holds() throws Exception {
        desk().submit(Map.of("a", Asks.plain()));
        far.state = ClaudeBatches.State.UNKNOWN;
        long held = store.open().getFirst().hold().nanos();

        assertThat(collect()).isZero();

        assertThat(gateway.ledger().spentToday()).isEqualTo(new Spend(held, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"OVERLOADED", "BAD_REQUEST", "SWITCHED_OFF", "GARBLED"})
    void a_far_side_that_cannot_be_asked_now_loses_nothing(Cause why) throws Exception {
        desk().submit(Map.of("a", Asks.plain()));
        far.trouble = ClaudeFailure.unbilled(why, "not now");
        assertThatThrownBy(this::collect).isInstanceOf(ClaudeFailure.class);
        assertThat(told).isEmpty();
        far.trouble = null;
        far.state = ClaudeBatches.State.ENDED;

        collect();

        assertThat(told.get("a")).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void a_far_side_that_could_not_be_asked_until_the_lease_was_over_is_waited_for_no_more() throws Exception {
        desk().submit(Map.of("a", Asks.plain()));
        long held = store.open().getFirst().hold().nanos();
        far.trouble = ClaudeFailure.unbilled(Cause.SWITCHED_OFF, "401");
        time.pass(Duration.ofHours(27));

        assertThatThrownBy(this::collect).isInstanceOf(ClaudeFailure.class);

        assertThat(told.get("a"))
                .satisfies(outcome -> assertThat(outcome.fallback()).isEqualTo(Cause.LOST));
        assertThat(ledger.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.costNanos()).isEqualTo(held));
        assertThat(store.open()).isEmpty();
    }

    @Test
    void a_client_that_is_still_being_loaded_after_a_long_sleep_loses_nothing() {
        desk().submit(Map.of("a", Asks.plain()));
        far.trouble = ClaudeFailure.unbilled(Cause.LOADING, "not yet");
        time.pass(Duration.ofHours(27));

        assertThatThrownBy(this::collect).isInstanceOf(ClaudeFailure.class);

        assertThat(told).isEmpty();
    }

    @Test
    void one_batch_that_cannot_be_ended_now_keeps_no_other_from_its_end() {
        desk().submit(Map.of("a", Asks.plain()));
        desk().submit(Map.of("b", Asks.plain()));
        far.stubborn = "batch-1";

        assertThatThrownBy(() -> desk().cancel(id -> true)).isInstanceOf(ClaudeFailure.class);

        assertThat(far.cancelled).containsExactly("batch-2");
    }

    @Test
    void ends_a_batch_early_only_if_nobody_wants_anything_of_it() throws Exception {
        desk().submit(Map.of("a", Asks.plain(), "b", Asks.plain()));

        desk().cancel(id -> id.equals("a"));
        assertThat(far.cancelled).isEmpty();
        desk().cancel(id -> true);

        assertThat(far.cancelled).containsExactly("batch-1");
    }

    @Test
    void what_three_neighbours_share_is_kept_for_the_hour_that_a_batch_takes() {
        desk().submit(Map.of("a", Asks.plain(), "b", Asks.plain()));
        desk().submit(Map.of("c", Asks.plain(), "d", Asks.plain(), "e", Asks.plain()));

        assertThat(far.items)
                .extracting(
                        item -> item.request().prompt().parts().map(Part::keep).toList())
                .containsExactly(
                        List.of(Keep.NO, Keep.NO),
                        List.of(Keep.NO, Keep.NO),
                        List.of(Keep.ONE_HOUR, Keep.NO),
                        List.of(Keep.ONE_HOUR, Keep.NO),
                        List.of(Keep.ONE_HOUR, Keep.NO));
    }

    @Test
    void an_expired_item_costs_nothing_and_is_told() throws Exception {
        desk().submit(Map.of("a", Asks.plain()));
        far.state = ClaudeBatches.State.ENDED;
        far.expires = true;
        collect();

        assertThat(told.get("a"))
                .satisfies(outcome -> assertThat(outcome.fallback()).isEqualTo(Cause.DEADLINE));
        assertThat(gateway.ledger().spentToday()).isEqualTo(Spend.NOTHING);
    }

    @Test
    void tells_the_note_of_an_ask_again_with_its_answer() throws Exception {
        desk().submit(Map.of("a", Asks.plain(), "b", Asks.plain()), id -> "about " + id);
        far.state = ClaudeBatches.State.ENDED;
        Map<String, String> notes = new LinkedHashMap<>();
        desk().collect(
                        (id, note) -> {
                            notes.put(id, note);
                            return new BatchDesk.Wanted(Asks.plain(), Check.NONE);
                        },
                        told::put);

        assertThat(notes).containsOnly(Map.entry("a", "about a"), Map.entry("b", "about b"));
    }

    @Test
    void checks_an_answer_as_any_other() throws Exception {
        desk().submit(Map.of("a", Asks.plain()));
        far.state = ClaudeBatches.State.ENDED;
        desk().collect((id, note) -> new BatchDesk.Wanted(Asks.plain(), text -> List.of("No.")), told::put);

        assertThat(told.get("a"))
                .satisfies(outcome -> assertThat(outcome.fallback()).isEqualTo(Cause.FAILED_CHECK));
    }

    private BatchDesk desk() {
        return gateway.batches(far, store);
    }

    private int collect() throws ClaudeFailure {
        return desk().collect((id, note) -> new BatchDesk.Wanted(Asks.plain(), Check.NONE), told::put);
    }

    private static final class Far implements ClaudeBatches {
        private final List<Item> items = new ArrayList<>();
        private State state = State.RUNNING;
        private int batches;
        private String stubborn = "";
        private boolean expires;
        private @Nullable ClaudeFailure refusal;
        private @Nullable ClaudeFailure trouble;
        private final List<String> cancelled = new ArrayList<>();

        @Override
        public String submit(List<Item> handedIn) throws ClaudeFailure {
            if (refusal != null) {
                throw refusal;
            }
            items.addAll(handedIn);
            batches++;
            return "batch-" + batches;
        }

        @Override
        public State state(String batchId) throws ClaudeFailure {
            if (trouble != null) {
                throw trouble;
            }
            return state;
        }

        @Override
        public void results(String batchId, Consumer<Result> listener) {
            items.forEach(item -> listener.accept(
                    expires ? new Result.Expired(item.id()) : new Result.Done(item.id(), FakeClaude.reply("fine"))));
        }

        @Override
        public void cancel(String batchId) throws ClaudeFailure {
            if (batchId.equals(stubborn)) {
                throw ClaudeFailure.unbilled(Cause.OVERLOADED, "529");
            }
            cancelled.add(batchId);
        }
    }
}
