-- A saved planogram asks for what the last night proposed for its cabinet.
CREATE INDEX job_items_by_subject ON job_items (subject, job_id);
