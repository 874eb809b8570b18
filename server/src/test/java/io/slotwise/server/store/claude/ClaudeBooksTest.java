package io.slotwise.server.store.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.llm.cache.KeptAnswer;
import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.Booking;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.AnswerTags;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaudeBooksTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final long DOLLAR = 1_000_000_000;

    @TempDir
    Path dir;

    private Store store;
    private ClaudeLedger ledger;

    @BeforeEach
    void open() {
        store = Store.open(StoreConfig.in(dir), InstantSource.fixed(NOW));
        ledger = new ClaudeLedger(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void two_hundred_callers_share_the_last_dollar_without_a_cent_too_much() throws Exception {
        List<Hold> held = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Hold>> tries = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Hold hold = hold("c" + i, DOLLAR / 30);
                tries.add(callers.submit(() ->
                        ledger.reserve(hold, Map.of("day", DOLLAR)) instanceof Booking.Held ? hold : hold("none", 0)));
            }
            for (Future<Hold> one : tries) {
                if (one.get().nanos() > 0) {
                    held.add(one.get());
                }
            }
        }

        Spend before = Objects.requireNonNull(ledger.spending(TODAY).get("day"));
        held.forEach(hold -> ledger.settle(hold, row(hold.call(), hold.nanos() / 2, null)));

        assertThat(held).hasSize(30);
        assertThat(before.heldNanos()).isEqualTo(30 * (DOLLAR / 30));
        assertThat(ledger.spending(TODAY).get("day")).isEqualTo(new Spend(30 * (DOLLAR / 30 / 2), 0));
        assertThat(new UsageReport(store)
                        .rows(NOW, NOW.plusSeconds(1)).stream()
                                .mapToLong(UsageReport.Row::costNanos)
                                .sum())
                .isEqualTo(30 * (DOLLAR / 30 / 2));
    }

    @Test
    void a_hold_without_room_in_one_scope_changes_none() {
        Hold hold = hold("a", DOLLAR);

        Booking booking = ledger.reserve(hold, Map.of("day", 2 * DOLLAR, "feature:chat", DOLLAR / 2));

        assertThat(booking).isEqualTo(new Booking.Full("feature:chat", DOLLAR / 2, Spend.NOTHING));
        assertThat(ledger.spending(TODAY)).isEmpty();
    }

    @Test
    void a_hold_ends_once_and_its_id_is_never_used_again() {
        Hold hold = hold("a", DOLLAR);
        ledger.reserve(hold, Map.of());

        assertThat(ledger.settle(hold, row(hold.call(), 5, null))).isTrue();
        assertThat(ledger.settle(hold, row(hold.call(), 5, null))).isFalse();
        assertThat(ledger.spending(TODAY).get("day")).isEqualTo(new Spend(5, 0));
        assertThatThrownBy(() -> ledger.reserve(hold, Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_holds_of_a_process_that_died_are_found_after_their_lease() {
        Hold hold = hold("a", DOLLAR);
        ledger.reserve(hold, Map.of());
        store.close();
        open();

        assertThat(ledger.expired(NOW, 10)).isEmpty();
        assertThat(ledger.expired(NOW.plusSeconds(61), 10)).containsExactly(hold);
        ledger.renew(List.of(hold.call().id()), NOW.plusSeconds(600));
        assertThat(ledger.expired(NOW.plusSeconds(61), 10)).isEmpty();
    }

    @Test
    void the_dashboard_queries_of_the_guide_run_as_they_are_written() {
        paid("a", 2 * DOLLAR);
        ledger.note(row(facts("b", 0), 0, Cause.OVER_BUDGET));
        ledger.flush();

        List<String> daily = store.read(sql -> sql.sql("""
                        SELECT
                            DATE(timestamp) as date,
                            COUNT(*) as requests,
                            SUM(cost_usd) as total_cost,
                            AVG(latency_ms) as avg_latency
                        FROM api_usage
                        GROUP BY DATE(timestamp);
                        """)
                .query((row, line) -> row.getString("date") + " " + row.getInt("requests") + " "
                        + row.getDouble("total_cost") + " " + row.getDouble("avg_latency"))
                .list());
        int recent = store.read(sql -> sql.sql("""
                        SELECT
                            feature,
                            AVG(latency_ms) as avg_latency,
                            COUNT(*) as usage_count,
                            SUM(cost_usd) as total_cost
                        FROM api_usage
                        WHERE timestamp >= datetime('now', '-7 days')
                        GROUP BY feature;
                        """)
                .query((row, line) -> row.getInt("usage_count"))
                .list()
                .size());

        assertThat(daily).containsExactly("2026-11-25 2 2.0 250.0");
        assertThat(recent).isBetween(0, 1); // by the clock of the database
    }

    @Test
    void kept_answers_survive_a_restart_and_go_with_their_tags() {
        KeptAnswers answers = new KeptAnswers(store);
        KeptAnswer answer = new KeptAnswer(
                "canonical".getBytes(StandardCharsets.UTF_8),
                Map.of("device:1", 3L),
                "{}",
                "m",
                7,
                true,
                NOW.plusSeconds(9));
        answers.keep("k", answer);
        answers.keep("other", answer);
        store.close();
        open();

        KeptAnswers again = new KeptAnswers(store);
        assertThat(again.find("k")).usingRecursiveComparison().isEqualTo(answer);
        assertThat(again.size().entries()).isEqualTo(2);
        assertThat(again.forgetTagged(List.of("device:2"))).isZero();
        assertThat(again.forgetExpired(NOW)).isZero();
        assertThat(again.forgetTagged(List.of("device:1"))).isEqualTo(2);
        assertThat(again.find("k")).isNull();
    }

    @Test
    void a_change_that_is_told_as_saved_has_raised_the_version_of_its_tag() {
        store.write(tx -> {
            store.rules().save(tx, "{\"rules\":[]}", "local");
            return "";
        });
        long first = Objects.requireNonNull(
                store.answerTags().current(List.of(AnswerTags.SHARED)).get(AnswerTags.SHARED));
        store.close();
        open();

        assertThat(first).isPositive();
        assertThat(store.answerTags().current(List.of(AnswerTags.SHARED, "device:9")))
                .isEqualTo(Map.of(AnswerTags.SHARED, first, "device:9", 0L));
    }

    @Test
    void a_verdict_counts_for_the_template_that_made_the_suggestion() {
        Suggestions suggestions = new Suggestions(store);
        paid("a", 40);
        suggestions.remember(List.of(
                new Suggestions.Shown("s1", "chat", "chat/v1", "claude", "d", "{}"),
                new Suggestions.Shown("s2", "chat", "chat/v1", "claude", "d", "{}")));

        assertThat(suggestions.judge("s1", Suggestions.Verdict.ACCEPTED, null)).isTrue();
        assertThat(suggestions.judge("s2", Suggestions.Verdict.REJECTED, "ugly"))
                .isTrue();
        assertThat(suggestions.judge("s3", Suggestions.Verdict.APPLIED, null)).isFalse();
        assertThat(suggestions.standings("chat"))
                .containsExactly(new Suggestions.Standing("chat/v1", 1, 40, 250, 0, 2, 1));
    }

    private static CallFacts facts(String id, int attempt) {
        return new CallFacts(id, attempt, NOW, "chat", "claude-haiku-5-5", Tier.FAST, "chat/v1", "device");
    }

    /** A call that was held for, and cost just that. */
    private void paid(String id, long nanos) {
        Hold hold = hold(id, nanos);
        ledger.reserve(hold, Map.of());
        ledger.settle(hold, row(hold.call(), nanos, null));
    }

    private static Hold hold(String id, long nanos) {
        return new Hold(facts(id, 1), TODAY, List.of("day", "feature:chat"), nanos, NOW.plusSeconds(60));
    }

    private static UsageRow row(CallFacts call, long nanos, @org.jspecify.annotations.Nullable Cause cause) {
        return new UsageRow(
                call,
                Usage.of(10, 5),
                nanos,
                UsageRow.Certainty.COUNTED,
                Duration.ofMillis(250),
                null,
                cause == null ? Answer.Level.MODEL : null,
                cause);
    }
}
