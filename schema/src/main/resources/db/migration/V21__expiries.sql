-- Finds the sessions that are over, whoever's they are.

CREATE INDEX sessions_expires_at ON sessions (expires_at);

-- A do-not-disturb used to be ended by whoever looked; now each has a job of its own.

INSERT INTO jobs (
    id, type, create_at, start_at, last_activity_at, status, progress, data, payload, unique_key, run_at, due_at, tries, owner)
SELECT
    user_id, 'dnd_end', 0, 0, 0, 'pending', 0, '{}', '{"user_id":"' || user_id || '"}', user_id, dnd_end_time * 1000,
    dnd_end_time * 1000, 0, ''
FROM statuses
WHERE dnd_end_time > 0;

DROP INDEX statuses_dnd_end_time;
