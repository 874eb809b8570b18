-- Parts of a day's budget that were reached, each told once a day whatever is started anew. Money in nano-dollars.
CREATE TABLE budget_alerts (
    day INTEGER NOT NULL,
    percent INTEGER NOT NULL,
    spent_nanos BIGINT NOT NULL,
    limit_nanos BIGINT NOT NULL,
    raised_at BIGINT NOT NULL,
    PRIMARY KEY (day, percent)
);

-- How the versions of a prompt do is looked up by feature.
CREATE INDEX api_usage_by_feature ON api_usage (feature, template);
