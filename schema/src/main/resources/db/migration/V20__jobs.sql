-- Work that outlives the request that wanted it. due_at says when a job may be taken: of a waiting one its time, of a
-- running one the end of its lease, and none of one that is over; so one index finds what waits and what a dead node left.

CREATE TABLE jobs (
    id VARCHAR(26) NOT NULL PRIMARY KEY,
    type VARCHAR(32) NOT NULL,
    create_at BIGINT NOT NULL,
    start_at BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL,
    status VARCHAR(32) NOT NULL,
    progress INTEGER NOT NULL,
    data TEXT NOT NULL,
    payload TEXT NOT NULL,
    unique_key VARCHAR(128),
    run_at BIGINT NOT NULL,
    due_at BIGINT,
    tries INTEGER NOT NULL,
    owner VARCHAR(26) NOT NULL
);
CREATE INDEX jobs_due ON jobs (type, due_at) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX jobs_waiting ON jobs (type, unique_key) WHERE status = 'pending';
CREATE INDEX jobs_over ON jobs (status, last_activity_at) WHERE due_at IS NULL;
CREATE INDEX jobs_type ON jobs (type, create_at);
