-- Work that goes on in the background: a job and its items. The n-th item to be finished has the event n + 1; event 1
-- is the job's own beginning.
INSERT INTO counters (name, value) VALUES ('job', 0), ('experiment', 0);

CREATE TABLE jobs (
    job_id TEXT PRIMARY KEY,
    job_number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    state TEXT NOT NULL,
    question TEXT NOT NULL,
    total INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX jobs_by_state ON jobs (state, job_number);

CREATE TABLE job_items (
    job_id TEXT NOT NULL REFERENCES jobs (job_id),
    item INTEGER NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL,
    event BIGINT NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (job_id, item)
);
CREATE INDEX job_items_by_event ON job_items (job_id, event);

-- Plans that were carried out, with what was expected of them on that day. Money is per week, in the currency's units.
CREATE TABLE experiments (
    experiment_id TEXT PRIMARY KEY,
    experiment_number BIGINT NOT NULL,
    device_id TEXT NOT NULL,
    planogram_key TEXT NOT NULL,
    version_before BIGINT NOT NULL,
    version_after BIGINT NOT NULL,
    epoch_day INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    measure TEXT NOT NULL,
    currency TEXT NOT NULL,
    predicted_mean DOUBLE PRECISION NOT NULL,
    predicted_low DOUBLE PRECISION NOT NULL,
    predicted_high DOUBLE PRECISION NOT NULL,
    probability_positive DOUBLE PRECISION NOT NULL,
    revenue_mean DOUBLE PRECISION NOT NULL,
    revenue_low DOUBLE PRECISION NOT NULL,
    revenue_high DOUBLE PRECISION NOT NULL,
    source TEXT NOT NULL,
    actor TEXT NOT NULL,
    applied_at BIGINT NOT NULL
);
CREATE INDEX experiments_by_device ON experiments (device_id, epoch_day);
