-- What a question that is out in a batch stood on, to hold its answer against the machine of then.
ALTER TABLE claude_batch_items ADD COLUMN note TEXT NOT NULL DEFAULT '';
