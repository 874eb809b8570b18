package io.slotwise.server.store.claude;

import io.slotwise.llm.cost.Spend;
import io.slotwise.server.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Parts of a day's budget that were reached: each is kept once a day. */
public final class BudgetAlerts {
    private final Store store;

    public BudgetAlerts(Store store) {
        this.store = store;
    }

    /**
     * A part that was reached.
     *
     * @param percent of the day's limit
     * @param spentNanos when it was
     */
    public record Raised(int percent, long spentNanos, Instant at) {}

    /** Keeps it; false where it was kept before on that day. */
    public boolean raise(LocalDate day, int percent, Spend spend, long limitNanos) {
        return store.write(tx -> tx.sql()
                        .sql("INSERT INTO budget_alerts VALUES (?, ?, ?, ?, ?) ON CONFLICT (day, percent) DO NOTHING")
                        .params(day.toEpochDay(), percent, spend.spentNanos(), limitNanos, tx.nowMs())
                        .update()
                == 1);
    }

    /** Those of a day, the smallest first. */
    public List<Raised> of(LocalDate day) {
        return store.read(sql -> sql.sql("SELECT * FROM budget_alerts WHERE day = ? ORDER BY percent")
                .param(day.toEpochDay())
                .query((row, line) -> new Raised(
                        row.getInt("percent"),
                        row.getLong("spent_nanos"),
                        Instant.ofEpochMilli(row.getLong("raised_at"))))
                .list());
    }
}
