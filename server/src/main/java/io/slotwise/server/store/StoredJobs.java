package io.slotwise.server.store;

import io.slotwise.server.store.StoredJob.Fate;
import io.slotwise.server.store.StoredJob.Item;
import io.slotwise.server.store.StoredJob.State;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Background work and its results. An item's result is written once, together with its place in the order of events. */
public final class StoredJobs {
    private final Database database;

    StoredJobs(Database database) {
        this.database = database;
    }

    /** A new job, as part of a larger unit of work. */
    public StoredJob add(Tx tx, StoredJob.Draft draft) {
        long number = tx.next("job");
        String id = "job-" + number;
        int total = draft.subjects().size();
        tx.sql()
                .sql("INSERT INTO jobs VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)")
                .params(
                        id,
                        number,
                        draft.kind(),
                        draft.owner(),
                        Columns.choice(total == 0 ? State.DONE : State.RUNNING),
                        draft.question(),
                        total,
                        tx.nowMs(),
                        tx.nowMs())
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (int item = 0; item < total; item++) {
            rows.add(new Object[] {id, item, draft.subjects().get(item)});
        }
        tx.jdbc().batchUpdate("INSERT INTO job_items VALUES (?, ?, ?, 'open', 0, '')", rows);
        return java.util.Objects.requireNonNull(find(tx.sql(), id));
    }

    public @Nullable StoredJob find(String id) {
        return database.read(sql -> find(sql, id));
    }

    /** Jobs that are not done, the oldest first. */
    public List<StoredJob> running() {
        return database.read(sql -> sql.sql("SELECT * FROM jobs WHERE state = 'running' ORDER BY job_number")
                .query((row, line) -> job(row))
                .list());
    }

    /** The newest jobs first. */
    public List<StoredJob> newest(int limit) {
        return database.read(sql -> sql.sql("SELECT * FROM jobs ORDER BY job_number DESC LIMIT ?")
                .param(limit)
                .query((row, line) -> job(row))
                .list());
    }

    /** The newest job of a kind that an owner has begun, or null. */
    public @Nullable StoredJob newestOf(String kind, String owner) {
        return database.read(
                sql -> sql.sql("SELECT * FROM jobs WHERE kind = ? AND owner = ? ORDER BY job_number DESC LIMIT 1")
                        .params(kind, owner)
                        .query((row, line) -> job(row))
                        .optional()
                        .orElse(null));
    }

    /** The newest good result of a subject among the jobs of a kind, or null. */
    public @Nullable Item newestResult(String kind, String subject) {
        return database.read(sql -> sql.sql("""
                        SELECT i.* FROM job_items i JOIN jobs j ON j.job_id = i.job_id
                        WHERE j.kind = ? AND i.subject = ? AND i.state = 'ok' ORDER BY j.job_number DESC LIMIT 1
                        """)
                .params(kind, subject)
                .query((row, line) -> item(row))
                .optional()
                .orElse(null));
    }

    /** Items that are not finished, in order. */
    public List<Item> open(String id) {
        return database.read(sql -> sql.sql("SELECT * FROM job_items WHERE job_id = ? AND state = 'open' ORDER BY item")
                .param(id)
                .query((row, line) -> item(row))
                .list());
    }

    /** Items in the order that was asked, from a number. */
    public List<Item> items(String id, int from, int limit) {
        return database.read(
                sql -> sql.sql("SELECT * FROM job_items WHERE job_id = ? AND item >= ? ORDER BY item LIMIT ?")
                        .params(id, from, limit)
                        .query((row, line) -> item(row))
                        .list());
    }

    /** Finished items in the order of finishing, after an event. */
    public List<Item> finishedAfter(String id, long event, int limit) {
        return database.read(
                sql -> sql.sql("SELECT * FROM job_items WHERE job_id = ? AND event > ? ORDER BY event LIMIT ?")
                        .params(id, Math.max(event, 0), limit)
                        .query((row, line) -> item(row))
                        .list());
    }

    /**
     * Keeps what became of an item, unless it was finished before or its job is no longer running.
     *
     * @return how the job is then; cancelled where there is none
     */
    public State finish(String id, int item, Fate fate, String result) {
        return database.write(tx -> finish(tx, id, item, fate, result));
    }

    /** Ends a job whose items may be unfinished; false if it was not running. */
    public boolean cancel(String id) {
        return database.write(tx -> tx.sql()
                        .sql(
                                "UPDATE jobs SET state = 'cancelled', changed_at = ? WHERE job_id = ? AND state = 'running'")
                        .params(tx.nowMs(), id)
                        .update()
                > 0);
    }

    /** Forgets jobs that ended before a moment, with their results. */
    public void forget(Instant endedBefore) {
        long before = endedBefore.toEpochMilli();
        String old = "SELECT job_id FROM jobs WHERE state <> 'running' AND changed_at < ?";
        database.write(tx -> {
            tx.sql()
                    .sql("DELETE FROM job_items WHERE job_id IN (" + old + ")")
                    .param(before)
                    .update();
            return tx.sql()
                    .sql("DELETE FROM jobs WHERE state <> 'running' AND changed_at < ?")
                    .param(before)
                    .update();
        });
    }

    private static State finish(Tx tx, String id, int item, Fate fate, String result) {
        StoredJob job = find(tx.sql(), id);
        if (job == null || job.state() != State.RUNNING) {
            return job == null ? State.CANCELLED : job.state();
        }
        int written = tx.sql()
                .sql(
                        "UPDATE job_items SET state = ?, event = ?, result = ? WHERE job_id = ? AND item = ? AND state = 'open'")
                .params(Columns.choice(fate), job.finished() + 2L, result, id, item)
                .update();
        if (written == 0) {
            return job.state();
        }
        int finished = job.finished() + 1;
        State state = finished == job.total() ? State.DONE : State.RUNNING;
        tx.sql()
                .sql("UPDATE jobs SET finished = ?, failed = ?, state = ?, changed_at = ? WHERE job_id = ?")
                .params(finished, job.failed() + (fate == Fate.FAILED ? 1 : 0), Columns.choice(state), tx.nowMs(), id)
                .update();
        return state;
    }

    private static @Nullable StoredJob find(JdbcClient sql, String id) {
        return sql.sql("SELECT * FROM jobs WHERE job_id = ?")
                .param(id)
                .query((row, line) -> job(row))
                .optional()
                .orElse(null);
    }

    private static StoredJob job(ResultSet row) throws SQLException {
        return new StoredJob(
                row.getString("job_id"),
                row.getString("kind"),
                row.getString("owner"),
                Columns.choice(row, "state", State.class),
                row.getString("question"),
                row.getInt("total"),
                row.getInt("finished"),
                row.getInt("failed"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getInt("item"),
                row.getString("subject"),
                Columns.choice(row, "state", Fate.class),
                row.getLong("event"),
                row.getString("result"));
    }
}
