package io.slotwise.llm.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.UsageRow.Certainty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MemoryLedgerStore store = new MemoryLedgerStore(100);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T12:00:00Z"));

    @Test
    void holds_in_every_scope_or_in_none() {
        Ledger ledger = ledger(new Budget(1_000, Map.of("explain", 100L), ZoneId.of("UTC")));

        assertThat(ledger.reserve(hold(ledger, "a", 60))).isInstanceOf(Booking.Held.class);
        assertThat(ledger.reserve(hold(ledger, "b", 60)))
                .isEqualTo(new Booking.Full("feature:explain", 100, new Spend(0, 60)));
        assertThat(ledger.spentToday()).isEqualTo(new Spend(0, 60));
    }

    @Test
    void settles_once() {
        Ledger ledger = ledger(Budget.ofDollars(1, ZoneId.of("UTC")));
        Hold hold = hold(ledger, "a", 60);
        ledger.reserve(hold);

        assertThat(ledger.settle(hold, row(hold, 10))).isTrue();
        assertThat(ledger.settle(hold, row(hold, 10))).isFalse();
        assertThat(ledger.spentToday()).isEqualTo(new Spend(10, 0));
        assertThat(store.rows()).hasSize(1);
    }

    @Test
    void refuses_to_hold_twice_under_one_id() {
        Ledger ledger = ledger(Budget.ofDollars(1, ZoneId.of("UTC")));
        ledger.reserve(hold(ledger, "a", 60));
        assertThatThrownBy(() -> ledger.reserve(hold(ledger, "a", 60))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void books_at_the_worst_case_what_a_dead_owner_left() {
        Ledger ledger = ledger(Budget.ofDollars(1, ZoneId.of("UTC")));
        ledger.reserve(hold(ledger, "a", 60));

        assertThat(ledger.recover()).isZero();
        now.set(now.get().plusSeconds(120));
        assertThat(ledger.recover()).isEqualTo(1);
        assertThat(ledger.recover()).isZero();

        assertThat(ledger.spentToday()).isEqualTo(new Spend(60, 0));
        assertThat(store.rows()).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo(Cause.LOST);
            assertThat(row.certainty()).isEqualTo(Certainty.WORST_CASE);
        });
    }

    @Test
    void a_new_process_books_what_the_last_one_left_but_not_what_is_still_out() {
        Ledger ledger = ledger(Budget.ofDollars(1, ZoneId.of("UTC")));
        ledger.reserve(hold(ledger, "cut off", 60));
        ledger.reserve(hold(ledger, "in a batch", 40));

        assertThat(ledger.recoverAll(Set.of("in a batch"))).isEqualTo(1);

        assertThat(ledger.spentToday()).isEqualTo(new Spend(60, 40));
    }

    @Test
    void a_renewed_lease_is_not_recovered() {
        Ledger ledger = ledger(Budget.ofDollars(1, ZoneId.of("UTC")));
        Hold hold = hold(ledger, "a", 60);
        ledger.reserve(hold);
        store.renew(java.util.List.of(hold.call().id()), now.get().plusSeconds(600));
        now.set(now.get().plusSeconds(120));
        assertThat(ledger.recover()).isZero();
    }

    @Test
    void charges_the_day_of_the_hold_when_midnight_passes() {
        Ledger ledger = ledger(Budget.ofDollars(1, ZoneId.of("UTC")));
        now.set(Instant.parse("2026-11-26T23:59:59Z"));
        Hold hold = hold(ledger, "a", 60);
        ledger.reserve(hold);
        now.set(Instant.parse("2026-11-27T00:00:01Z"));
        ledger.settle(hold, row(hold, 10));

        assertThat(ledger.spentToday()).isEqualTo(Spend.NOTHING);
        assertThat(store.spending(LocalDate.of(2026, 11, 26)).get(Budget.DAY)).isEqualTo(new Spend(10, 0));
    }

    @Test
    void a_clock_that_is_set_ahead_and_back_finds_no_fresh_money() {
        Ledger ledger = ledger(new Budget(100, Map.of(), ZoneId.of("UTC")));
        Instant start = now.get();
        spend(ledger, "a", 100);
        for (int day = 1; day <= 30; day++) {
            now.set(start.plus(Duration.ofDays(day)));
            spend(ledger, "ahead" + day, 100);
        }
        now.set(start);
        assertThat(ledger.reserve(hold(ledger, "b", 1))).isInstanceOf(Booking.Full.class);
    }

    @ParameterizedTest
    @CsvSource({
        // Santiago has no midnight on 6 September 2026: its day begins at 01:00
        "America/Santiago, 2026-09-06T03:59:59Z, 2026-09-05",
        "America/Santiago, 2026-09-06T04:00:00Z, 2026-09-06",
        // Beirut has no midnight on 29 March 2026
        "Asia/Beirut, 2026-03-28T21:59:59Z, 2026-03-28",
        "Asia/Beirut, 2026-03-28T22:00:00Z, 2026-03-29",
        // Cairo has two on 30 October 2026: its day of 29 October has 25 hours
        "Africa/Cairo, 2026-10-29T21:30:00Z, 2026-10-29",
        "Africa/Cairo, 2026-10-29T22:00:00Z, 2026-10-30",
        "Europe/Berlin, 2026-10-25T22:59:59Z, 2026-10-25",
        "Europe/Berlin, 2026-10-25T23:00:00Z, 2026-10-26",
    })
    void a_day_is_the_operators_own(String zone, Instant instant, LocalDate day) {
        now.set(instant);
        Ledger ledger = ledger(Budget.ofDollars(1, ZoneId.of(zone)));
        assertThat(ledger.today()).isEqualTo(day);
        assertThat(instant)
                .isAfterOrEqualTo(day.atStartOfDay(ZoneId.of(zone)).toInstant())
                .isBefore(day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant());
    }

    @Test
    void refuses_a_negative_budget() {
        assertThatThrownBy(() -> new Budget(-1, Map.of(), ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void spend(Ledger ledger, String id, long nanos) {
        Hold hold = hold(ledger, id, nanos);
        ledger.reserve(hold);
        ledger.settle(hold, row(hold, nanos));
    }

    private Ledger ledger(Budget budget) {
        return new Ledger(store, budget, now::get);
    }

    private Hold hold(Ledger ledger, String id, long nanos) {
        CallFacts facts = new CallFacts(id, 1, now.get(), "explain", "m", Tier.FAST, "none/0", null);
        return ledger.hold(facts, nanos, SECOND);
    }

    private static UsageRow row(Hold hold, long nanos) {
        return new UsageRow(hold.call(), Usage.NONE, nanos, Certainty.COUNTED, SECOND, null, null, Cause.DEADLINE);
    }
}
