-- What was spent on Claude, what is held for calls under way, the answers that may be given again, and what people
-- thought of them. Money in nano-dollars; the first columns of api_usage are the guide's, for its dashboard queries.
CREATE TABLE api_usage (
    usage_id TEXT PRIMARY KEY,
    timestamp TEXT NOT NULL,
    feature TEXT NOT NULL,
    model TEXT NOT NULL,
    input_tokens BIGINT NOT NULL,
    output_tokens BIGINT NOT NULL,
    cost_usd DOUBLE PRECISION NOT NULL,
    latency_ms DOUBLE PRECISION NOT NULL,
    cache_hit INTEGER NOT NULL,
    device_id TEXT,
    happened_at BIGINT NOT NULL,
    call_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    tier TEXT NOT NULL,
    template TEXT NOT NULL,
    cache_read_tokens BIGINT NOT NULL,
    cache_write_tokens BIGINT NOT NULL,
    cost_nanos BIGINT NOT NULL,
    certainty TEXT NOT NULL,
    first_token_ms DOUBLE PRECISION,
    cache_level TEXT NOT NULL,
    outcome TEXT NOT NULL,
    fallback_reason TEXT
);
CREATE INDEX api_usage_by_time ON api_usage (happened_at);
CREATE INDEX api_usage_by_timestamp ON api_usage (timestamp);

CREATE TABLE claude_spending (
    day INTEGER NOT NULL,
    scope TEXT NOT NULL,
    spent_nanos BIGINT NOT NULL,
    held_nanos BIGINT NOT NULL,
    PRIMARY KEY (day, scope)
);

CREATE TABLE claude_holds (
    hold_id TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    lease_until BIGINT NOT NULL
);
CREATE INDEX claude_holds_by_lease ON claude_holds (lease_until);

CREATE TABLE claude_answers (
    answer_key TEXT PRIMARY KEY,
    canonical TEXT NOT NULL,
    tags TEXT NOT NULL,
    answer TEXT NOT NULL,
    model TEXT NOT NULL,
    cost_nanos BIGINT NOT NULL,
    simulated INTEGER NOT NULL,
    expires_at BIGINT NOT NULL,
    kept_at BIGINT NOT NULL
);
CREATE INDEX claude_answers_by_expiry ON claude_answers (expires_at);

-- How often what an answer depends on has changed; goes up in the transaction of the change.
CREATE TABLE answer_tags (
    tag TEXT PRIMARY KEY,
    version BIGINT NOT NULL
);

CREATE TABLE claude_suggestions (
    suggestion_id TEXT PRIMARY KEY,
    feature TEXT NOT NULL,
    template TEXT NOT NULL,
    source TEXT NOT NULL,
    device_id TEXT,
    document TEXT NOT NULL,
    shown_at BIGINT NOT NULL,
    verdict TEXT,
    reason TEXT,
    judged_at BIGINT
);
CREATE INDEX claude_suggestions_by_template ON claude_suggestions (feature, template);
