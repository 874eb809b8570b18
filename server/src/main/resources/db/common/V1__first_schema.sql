-- Money is in ten-thousandths of the currency unit, days are days since 1970-01-01 by the machine's wall clock,
-- moments are milliseconds since 1970-01-01 UTC. Text that names a choice is lower case. Only types and statements
-- that SQLite and PostgreSQL both know.

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('import', 0), ('shared_data', 0);

-- What came in together. Rows of the five tables of facts below count only while their import is 'applied'.
CREATE TABLE imports (
    import_id BIGINT PRIMARY KEY,
    state TEXT NOT NULL,
    label TEXT NOT NULL,
    demo INTEGER NOT NULL,
    options TEXT NOT NULL,
    report TEXT NOT NULL,
    added BIGINT NOT NULL,
    known BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    actor TEXT NOT NULL
);
-- Facts that come one by one through the API belong to import 0.
INSERT INTO imports (import_id, state, label, demo, options, report, added, known, created_at, changed_at, actor)
VALUES (0, 'applied', 'api', 0, '{}', '{}', 0, 0, 0, 0, 'system');

CREATE TABLE devices (
    device_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    location TEXT NOT NULL,
    venue_type TEXT NOT NULL,
    venue_subtype TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    time_zone TEXT NOT NULL,
    service_interval_days DOUBLE PRECISION NOT NULL,
    visit_cost BIGINT NOT NULL,
    currency TEXT NOT NULL,
    data_version BIGINT NOT NULL,
    import_id BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE products (
    product_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    price BIGINT NOT NULL,
    cost BIGINT,
    width_mm INTEGER,
    height_mm INTEGER,
    depth_mm INTEGER,
    weight_g INTEGER,
    temperature TEXT NOT NULL,
    shelf_life_days INTEGER,
    tags TEXT NOT NULL,
    brand TEXT NOT NULL,
    colour TEXT NOT NULL,
    pack TEXT NOT NULL,
    import_id BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- The planogram of each cabinet, with the cabinet itself, as a document; every version stays.
CREATE TABLE planograms (
    planogram_key TEXT PRIMARY KEY,
    device_id TEXT NOT NULL REFERENCES devices (device_id),
    cabinet_index INTEGER NOT NULL,
    version BIGINT NOT NULL,
    etag TEXT NOT NULL,
    UNIQUE (device_id, cabinet_index)
);
CREATE TABLE planogram_versions (
    planogram_key TEXT NOT NULL,
    version BIGINT NOT NULL,
    etag TEXT NOT NULL,
    document TEXT NOT NULL,
    diff TEXT NOT NULL,
    reason TEXT NOT NULL,
    import_id BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (planogram_key, version)
);

CREATE TABLE sales (
    fingerprint TEXT PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES imports (import_id),
    device_id TEXT NOT NULL,
    epoch_day INTEGER NOT NULL,
    time_of_day TEXT,
    cabinet_index INTEGER NOT NULL,
    slot TEXT,
    product_id TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price BIGINT,
    transaction_id TEXT,
    payment TEXT NOT NULL
);
CREATE INDEX sales_by_device ON sales (device_id, epoch_day);
CREATE INDEX sales_by_import ON sales (import_id);

CREATE TABLE stock_events (
    fingerprint TEXT PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES imports (import_id),
    device_id TEXT NOT NULL,
    epoch_day INTEGER NOT NULL,
    time_of_day TEXT,
    cabinet_index INTEGER NOT NULL,
    slot TEXT NOT NULL,
    kind TEXT NOT NULL,
    quantity INTEGER
);
CREATE INDEX stock_events_by_device ON stock_events (device_id, epoch_day);
CREATE INDEX stock_events_by_import ON stock_events (import_id);

CREATE TABLE visits (
    fingerprint TEXT PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES imports (import_id),
    device_id TEXT NOT NULL,
    epoch_day INTEGER NOT NULL,
    time_of_day TEXT,
    type TEXT NOT NULL,
    minutes INTEGER
);
CREATE INDEX visits_by_device ON visits (device_id, epoch_day);
CREATE INDEX visits_by_import ON visits (import_id);

-- The planogram over time, as the past knows it.
CREATE TABLE slot_changes (
    fingerprint TEXT PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES imports (import_id),
    device_id TEXT NOT NULL,
    epoch_day INTEGER NOT NULL,
    cabinet_index INTEGER NOT NULL,
    slot TEXT NOT NULL,
    product_id TEXT,
    price BIGINT,
    capacity INTEGER
);
CREATE INDEX slot_changes_by_device ON slot_changes (device_id, epoch_day);
CREATE INDEX slot_changes_by_import ON slot_changes (import_id);

CREATE TABLE calendar_facts (
    fingerprint TEXT PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES imports (import_id),
    epoch_day INTEGER NOT NULL,
    scope TEXT NOT NULL,
    factor TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL
);
CREATE INDEX calendar_facts_by_scope ON calendar_facts (scope, epoch_day);
CREATE INDEX calendar_facts_by_import ON calendar_facts (import_id);

-- The operator's rule book; the highest version counts.
CREATE TABLE rule_books (
    version BIGINT PRIMARY KEY,
    document TEXT NOT NULL,
    import_id BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    saved_by TEXT NOT NULL
);

CREATE TABLE audit (
    entry BIGINT PRIMARY KEY,
    happened_at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    before_state TEXT NOT NULL,
    after_state TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE first_answers (
    request_key TEXT PRIMARY KEY,
    request_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body TEXT NOT NULL,
    answered_at BIGINT NOT NULL
);
CREATE INDEX first_answers_by_time ON first_answers (answered_at);
