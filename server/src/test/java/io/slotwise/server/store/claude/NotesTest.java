package io.slotwise.server.store.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.Usage;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.server.store.sqlite.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Notes over a disk that fails in every way. */
@Timeout(30)
class NotesTest {
    private final List<String> kept = new CopyOnWriteArrayList<>();
    private volatile @Nullable Consumer<List<UsageRow>> fault;
    private final Notes notes = new Notes(this::keep);
    private StoreException refusal;

    @BeforeEach
    void meetAClosedStore(@TempDir Path dir) {
        Store store = Store.open(StoreConfig.in(dir), InstantSource.system());
        store.close();
        refusal = catchThrowableOfType(StoreException.class, () -> store.write(tx -> ""));
    }

    @AfterEach
    void close() {
        notes.close();
    }

    @Test
    void what_the_disk_refuses_is_kept_and_written_when_it_takes_it_again() {
        fault = rows -> {
            throw refusal;
        };
        notes.add(row("a"));
        notes.add(row("b"));
        assertThatThrownBy(notes::flush).isSameAs(refusal);
        fault = null;

        notes.flush();

        assertThat(kept).containsExactly("a", "b");
        assertThat(notes.dropped()).isZero();
    }

    @Test
    void a_row_that_cannot_be_kept_is_dropped_alone_and_the_writing_goes_on() {
        fault = rows -> {
            if (rows.stream().anyMatch(row -> row.call().callId().equals("twice"))) {
                throw new IllegalStateException("UNIQUE constraint failed");
            }
        };
        List.of("a", "twice", "b").forEach(id -> notes.add(row(id)));
        notes.flush();
        notes.add(row("c"));
        notes.flush();

        assertThat(kept).containsExactly("a", "b", "c");
        assertThat(notes.dropped()).isEqualTo(1);
    }

    @Test
    void a_disk_that_refuses_while_rows_are_written_one_by_one_loses_none() {
        fault = rows -> {
            if (rows.size() > 1) {
                throw new IllegalStateException("one of them is wrong");
            }
            if (rows.getFirst().call().callId().equals("b")) {
                throw refusal;
            }
        };
        List.of("a", "b", "c").forEach(id -> notes.add(row(id)));
        assertThatThrownBy(notes::flush).isSameAs(refusal);
        fault = null;

        notes.flush();

        assertThat(kept).containsExactly("a", "b", "c");
    }

    @Test
    void no_more_wait_than_there_is_room_for_while_the_disk_hangs() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        fault = rows -> {
            hangs.countDown();
            await(goesOn);
        };
        notes.add(row("first"));
        hangs.await();
        IntStream.range(0, Notes.MOST + 3).forEach(i -> notes.add(row("r" + i)));
        goesOn.countDown();

        notes.flush();

        assertThat(notes.dropped()).isEqualTo(3);
        assertThat(kept).hasSize(Notes.MOST + 1);
    }

    @Test
    void noting_does_not_wait_for_a_disk_that_hangs_nor_does_another_caller_of_add() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        fault = rows -> {
            hangs.countDown();
            await(goesOn);
        };
        notes.add(row("a"));
        Thread reader = Thread.ofVirtual().start(notes::flush);
        hangs.await();

        notes.add(row("b"));

        assertThat(reader.isAlive()).isTrue();
        goesOn.countDown();
        reader.join();
        notes.flush();
        assertThat(kept).containsExactly("a", "b");
    }

    @Test
    void closing_writes_the_rest_and_counts_what_comes_later() {
        notes.add(row("a"));
        notes.close();
        notes.add(row("late"));
        notes.flush();

        assertThat(kept).containsExactly("a");
        assertThat(notes.dropped()).isEqualTo(1);
    }

    @Test
    void closing_over_a_disk_that_refuses_counts_what_is_lost() {
        fault = rows -> {
            throw refusal;
        };
        notes.add(row("a"));
        notes.add(row("b"));
        notes.close();

        assertThat(kept).isEmpty();
        assertThat(notes.dropped()).isEqualTo(2);
    }

    private void keep(List<UsageRow> rows) {
        Consumer<List<UsageRow>> now = fault;
        if (now != null) {
            now.accept(rows);
        }
        rows.forEach(row -> kept.add(row.call().callId()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UsageRow row(String id) {
        CallFacts call = new CallFacts(
                id, 1, Instant.parse("2026-11-25T10:00:00Z"), "zones", "claude-haiku-5-5", Tier.FAST, "zones/v1", null);
        return new UsageRow(
                call, Usage.NONE, 0, UsageRow.Certainty.COUNTED, Duration.ZERO, null, Answer.Level.MEMORY, null);
    }
}
