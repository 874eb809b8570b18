-- What plans that were carried out brought, as far as it is known; measured anew while weeks are added.
CREATE TABLE experiment_outcomes (
    experiment_id TEXT PRIMARY KEY REFERENCES experiments (experiment_id),
    known_until INTEGER NOT NULL,
    is_final INTEGER NOT NULL,
    weeks INTEGER NOT NULL,
    controls INTEGER NOT NULL,
    realised_mean DOUBLE PRECISION NOT NULL,
    realised_low DOUBLE PRECISION NOT NULL,
    realised_high DOUBLE PRECISION NOT NULL,
    probability_positive DOUBLE PRECISION NOT NULL,
    without_mean DOUBLE PRECISION NOT NULL
);

CREATE INDEX claude_suggestions_by_device ON claude_suggestions (device_id, verdict);
