-- Keys that callers are told apart by, and sessions of the web application. Of a secret only its SHA-256 is kept.
CREATE TABLE access_keys (
    key_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    expires_at BIGINT,
    revoked_at BIGINT,
    last_used_at BIGINT
);

CREATE TABLE access_sessions (
    session_hash TEXT PRIMARY KEY,
    key_id TEXT NOT NULL REFERENCES access_keys (key_id),
    began_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL
);
CREATE INDEX access_sessions_by_key ON access_sessions (key_id);
