-- What was handed in to be answered in a batch, until its answer was used. Empty batch: it may have been handed in.
CREATE TABLE claude_batch_items (
    item_id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL,
    hold TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    planned_at BIGINT NOT NULL
);
